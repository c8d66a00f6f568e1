#include "connectors/intake/server.hpp"

#include "connectors/intake/access.hpp"
#include "connectors/intake/gate.hpp"
#include "connectors/intake/routes.hpp"

#include <algorithm>
#include <thread>

#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/SecureServerSocket.h>
#include <Poco/ThreadPool.h>
#include <Poco/URI.h>

namespace stackbook::intake {
namespace {

namespace net = Poco::Net;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
  return text;
}

// Both the peer and the name that was asked for are this machine: a page elsewhere can't point a browser
// here.
bool is_loopback(const net::HTTPServerRequest& request) {
  std::string host = request.get("Host", "");
  if (const auto colon = host.rfind(':'); colon != host.npos && host.find(']', colon) == host.npos)
    host.resize(colon);
  return request.clientAddress().host().isLoopback() &&
         (host == "localhost" || host == "127.0.0.1" || host == "[::1]");
}

class Handler final : public net::HTTPRequestHandler {
 public:
  Handler(const Service& service, Watch& watch) : service_(service), watch_(watch) {}

  void handleRequest(net::HTTPServerRequest& request, net::HTTPServerResponse& response) override {
    const auto& socket = static_cast<net::HTTPServerRequestImpl&>(request).socket();
    watch_.header_read(socket);
    const auto [answer, whole] = exchange(request);
    response.setVersion(net::HTTPMessage::HTTP_1_1);
    response.setStatusAndReason(static_cast<net::HTTPResponse::HTTPStatus>(answer.status));
    response.setContentType(answer.type);
    response.setContentLength64(static_cast<Poco::Int64>(answer.body.size()));
    for (const auto& [name, value] : answer.headers) response.set(name, value);
    response.set("Cache-Control", "no-store");
    if (!whole) response.setKeepAlive(false); // an unread body must not become the next request
    auto& out = response.send();
    if (request.getMethod() != "HEAD") out << answer.body;
    out.flush();
    watch_.answered(socket);
  }

 private:
  std::pair<Response, bool> exchange(net::HTTPServerRequest& request) {
    if (const auto refusal = gate(request, service_.options.largest_body))
      return {problem(refusal->status, refusal->why), false};
    Request parts{request.getMethod(), "", "", {}, "", is_loopback(request)};
    const std::string& target = request.getURI();
    if (target.empty() || target.front() != '/') return {problem(400, "The path must begin with /"), false};
    parts.path = target.substr(0, target.find('?'));
    if (parts.path.size() < target.size()) parts.query = target.substr(parts.path.size() + 1);
    for (const auto& [name, value] : request) parts.headers[lower(name)] = value;
    auto body = read_body(request, service_.options.largest_body);
    if (body.refusal) return {problem(body.refusal->status, body.refusal->why), false};
    parts.body = std::move(body.bytes);
    try {
      return {answer(parts, service_), true};
    } catch (const std::exception&) { // memory: nothing of this request was stored
      return {problem(500, "The request could not be answered"), false};
    }
  }

  const Service& service_;
  Watch& watch_;
};

class Factory final : public net::HTTPRequestHandlerFactory {
 public:
  Factory(const Service& service, Watch& watch) : service_(service), watch_(watch) {}
  net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest&) override {
    return new Handler(service_, watch_);
  }

 private:
  const Service& service_;
  Watch& watch_;
};

bool is_safe(const ServerOptions& options, Store& store, Failure& why) {
  if (net::IPAddress(options.address).isLoopback()) return true;
  why = {"The connector does not start", options.address,
         "other machines could reach it without a token or in clear text",
         "Give --tls-certificate and --tls-key, and add a token; or listen on 127.0.0.1 behind a proxy"};
  auto tokens = store.tokens();
  return !options.certificate.empty() && tokens && !tokens->empty();
}

net::ServerSocket listen(const ServerOptions& options) {
  const net::SocketAddress address(options.address, options.port);
  if (options.certificate.empty()) return net::ServerSocket(address);
  net::Context::Ptr context = new net::Context(net::Context::TLS_SERVER_USE, options.private_key,
                                               options.certificate, "", net::Context::VERIFY_NONE);
  context->requireMinimumProtocol(net::Context::PROTO_TLSV1_2);
  return net::SecureServerSocket(address, 64, context);
}

} // namespace

struct Server::State {
  ServerOptions options;
  std::unique_ptr<Store> store;
  Access access{*store};
  Service service{options, *store, access};
  Poco::AutoPtr<Watch> watch;
  std::unique_ptr<Poco::ThreadPool> threads;
  std::unique_ptr<net::HTTPServer> server;
  std::string url;

  State(ServerOptions chosen, std::unique_ptr<Store> opened)
      : options(std::move(chosen)), store(std::move(opened)) {}
};

Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options, std::unique_ptr<Store> store) {
  try {
    Failure why;
    if (!is_safe(options, *store, why)) return why;
    auto state = std::make_unique<State>(options, std::move(store));
    state->watch = new Watch(options.connections);
    state->threads = std::make_unique<Poco::ThreadPool>(4, options.threads);
    net::HTTPServerParams::Ptr parameters = new net::HTTPServerParams;
    parameters->setMaxThreads(options.threads);
    parameters->setMaxQueued(64);
    parameters->setTimeout(Poco::Timespan(30, 0));
    parameters->setKeepAliveTimeout(Poco::Timespan(5, 0));
    parameters->setMaxKeepAliveRequests(1'000);
    const net::ServerSocket socket = listen(options);
    state->server = std::make_unique<net::HTTPServer>(new Factory(state->service, *state->watch),
                                                      *state->threads, socket, parameters);
    state->server->setConnectionFilter(state->watch);
    state->server->start();
    state->url = (options.certificate.empty() ? "http://" : "https://") + socket.address().toString();
    return std::unique_ptr<Server>(new Server(std::move(state)));
  } catch (const Poco::Exception& cause) {
    return Failure{"The connector does not start", options.address + ":" + std::to_string(options.port),
                   cause.displayText(), "Choose another port, or end what listens there"};
  }
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

Server::~Server() {
  if (state_->server) state_->server->stopAll(true);
  state_->threads->joinAll();
}

std::string Server::url() const {
  return state_->url;
}

void Server::drain(std::chrono::milliseconds within) {
  state_->server->stop();
  const auto end = std::chrono::steady_clock::now() + within;
  while (state_->server->currentConnections() > 0 && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

} // namespace stackbook::intake
