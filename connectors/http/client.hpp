// Client: one HTTP exchange with a connector, with a deadline. Redirects are not followed.
#pragma once

#include "rules/result.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace stackbook::http {

struct Destination {
  std::string url;         // http://host:port or https://host:port
  std::string token;       // bearer token; never from the command line
  std::string authorities; // PEM file of trusted authorities; empty: the system's
  std::chrono::seconds deadline{30};
};

struct Reply {
  int status = 0;
  std::string body;
  std::optional<std::chrono::seconds> retry_after;
};

Result<Done> usable(const std::string& url); // http or https with a host

// A Failure: no whole answer came (refused, timed out, TLS, not a URL). Any answer, of any status, is a
// Reply.
Result<Reply> post_json(const Destination& to, const std::string& path, const std::string& body,
                        const std::string& idempotency_key);

} // namespace stackbook::http
