// Routes: what each method and path answers, as a function of the request's parts; no sockets here.
#pragma once

#include "connectors/intake/access.hpp"
#include "connectors/intake/server.hpp"

#include <map>
#include <string>
#include <vector>

namespace stackbook::intake {

struct Request {
  std::string method, path, query;
  std::map<std::string, std::string> headers; // names in lower case
  std::string body;
  bool loopback = false;
};

struct Response {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

struct Service { // what routes work with
  const ServerOptions& options;
  Store& store;
  Access& access;
};

Response answer(const Request& request, const Service& service);
Response problem(int status, const std::string& title, const std::string& detail = {});

} // namespace stackbook::intake
