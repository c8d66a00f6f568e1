#include "tests/http/wire.hpp"

#include "connectors/files/files.hpp"
#include "connectors/intake/store/sqlite.hpp"

#include <array>
#include <charconv>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace stackbook::intake {

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "stackbook-http-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  path = name;
}
Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path, ignored);
}

Connector::Connector(ConnectionLimits limits, std::uint64_t largest_body, const std::string& pack) {
  auto opened = open_sqlite(store());
  if (!opened) throw std::runtime_error(to_text(opened.failure()));
  auto token = make_token("tester", "rows:read rows:write", "2026-06-01T00:00:00Z");
  if (!token || !(*opened)->add_token(token->line)) throw std::runtime_error("no token");
  secret = token->secret;

  ServerOptions options;
  options.port = 0;
  options.connections = limits;
  options.largest_body = largest_body;
  options.today = [] { return std::string("2026-06-01"); };
  options.now = [] { return std::string("2026-06-01T10:00:00Z"); };
  options.find_pack = [pack](const std::string&,
                             const std::string&) -> Result<std::shared_ptr<const proposal::Pack>> {
    auto bytes = files::read_pack(std::filesystem::path(STACKBOOK_SOURCE) / pack);
    if (!bytes) return bytes.failure();
    auto loaded = proposal::load(std::move(*bytes));
    if (!loaded.pack)
      return Failure{"The pack can't be used", "",
                     loaded.faults.empty() ? "" : to_text(loaded.faults.front()), ""};
    return loaded.pack;
  };
  auto started = Server::start(options, std::move(*opened));
  if (!started) throw std::runtime_error(to_text(started.failure()));
  server = std::move(*started);
  const std::string url = server->url();
  std::from_chars(url.data() + url.rfind(':') + 1, url.data() + url.size(), port);
}

int connect_to(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("not connected");
  return socket;
}

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::string read_all(int socket, int seconds) {
  const timeval limit{seconds, 0};
  setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  std::string all;
  std::array<char, 4096> block;
  for (ssize_t got; (got = ::recv(socket, block.data(), block.size(), 0)) > 0;)
    all.append(block.data(), static_cast<std::size_t>(got));
  ::close(socket);
  return all;
}

std::string talk(std::uint16_t port, std::string_view bytes, int seconds) {
  const int socket = connect_to(port);
  send_all(socket, bytes);
  return read_all(socket, seconds);
}

std::string post(const Connector& connector, const std::string& path, const std::string& body,
                 const std::string& headers) {
  return talk(connector.port,
              "POST " + path +
                  " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n" +
                  "Authorization: Bearer " + connector.secret + "\r\n" + headers +
                  "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

int status_of(const std::string& response) {
  int status = 0;
  if (response.rfind("HTTP/1.1 ", 0) == 0) std::from_chars(response.data() + 9, response.data() + 12, status);
  return status;
}

std::string body_of(const std::string& response) {
  const auto at = response.find("\r\n\r\n");
  return at == response.npos ? "" : response.substr(at + 4);
}

} // namespace stackbook::intake
