// What the HTTP tests share: a connector in this process over a throw-away store, and raw exchanges with it.
#pragma once

#include "connectors/intake/access.hpp"
#include "connectors/intake/server.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace stackbook::intake {

struct Folder { // removed at the end
  std::filesystem::path path;
  Folder();
  ~Folder();
};

struct Connector {
  Folder folder;
  std::string secret; // of a token with rows:read rows:write
  std::unique_ptr<Server> server;
  std::uint16_t port = 0;

  explicit Connector(ConnectionLimits limits = {}, std::uint64_t largest_body = 1u << 20,
                     const std::string& pack = "tests/http/pack"); // from the repository's top
  std::filesystem::path store() const { return folder.path / "intake.sqlite"; }
};

int connect_to(std::uint16_t port);
bool send_all(int socket, std::string_view bytes);
std::string read_all(int socket, int seconds); // until the peer closes or time is up; then closes

// Sends the bytes as they are and answers what comes back.
std::string talk(std::uint16_t port, std::string_view bytes, int seconds = 5);
std::string post(const Connector& connector, const std::string& path, const std::string& body,
                 const std::string& headers = {});
int status_of(const std::string& response);
std::string body_of(const std::string& response);

} // namespace stackbook::intake
