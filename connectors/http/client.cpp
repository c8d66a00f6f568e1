#include "connectors/http/client.hpp"

#include <algorithm>
#include <charconv>
#include <istream>
#include <memory>

#include <Poco/DateTimeFormat.h>
#include <Poco/DateTimeParser.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/URI.h>

namespace stackbook::http {
namespace {

namespace net = Poco::Net;
constexpr std::size_t largest_answer = 16u << 20;
constexpr std::chrono::seconds longest_wait{600};

std::unique_ptr<net::HTTPClientSession> session_to(const Poco::URI& uri, const Destination& to) {
  if (uri.getScheme() == "http")
    return std::make_unique<net::HTTPClientSession>(uri.getHost(), uri.getPort());
  net::Context::Ptr context = new net::Context(net::Context::TLS_CLIENT_USE, "", "", to.authorities,
                                               net::Context::VERIFY_STRICT, 9, to.authorities.empty());
  context->requireMinimumProtocol(net::Context::PROTO_TLSV1_2);
  context->enableExtendedCertificateVerification(true);
  return std::make_unique<net::HTTPSClientSession>(uri.getHost(), uri.getPort(), context);
}

std::optional<std::chrono::seconds> retry_after(const std::string& text) { // RFC 9110 section 10.2.3
  if (text.empty()) return std::nullopt;
  long seconds = 0;
  if (const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
      end != text.data() + text.size() || error != std::errc{}) {
    Poco::DateTime when;
    int zone = 0;
    if (!Poco::DateTimeParser::tryParse(Poco::DateTimeFormat::HTTP_FORMAT, text, when, zone))
      return std::nullopt;
    seconds = static_cast<long>((when - Poco::DateTime()).totalSeconds());
  }
  return std::clamp(std::chrono::seconds(seconds), std::chrono::seconds(0), longest_wait);
}

} // namespace

Result<Done> usable(const std::string& url) {
  try {
    const Poco::URI uri(url);
    if ((uri.getScheme() == "http" || uri.getScheme() == "https") && !uri.getHost().empty()) return Done{};
  } catch (const Poco::Exception&) { // not an address at all
  }
  return Failure{"The connector's address can't be used", url,
                 "it is not http://HOST:PORT or https://HOST:PORT", ""};
}

Result<Reply> post_json(const Destination& to, const std::string& path, const std::string& body,
                        const std::string& idempotency_key) {
  const auto unreached = [&](const std::string& why) {
    return Failure{"The connector can't be reached", to.url, why,
                   "Check the address and that stackbook serve runs there"};
  };
  try {
    if (auto good = usable(to.url); !good) return good.failure();
    const Poco::URI uri(to.url);
    auto session = session_to(uri, to);
    session->setTimeout(Poco::Timespan(static_cast<long>(to.deadline.count()), 0));
    std::string base = uri.getPath();
    while (!base.empty() && base.back() == '/') base.pop_back();
    net::HTTPRequest request(net::HTTPRequest::HTTP_POST, base + path, net::HTTPMessage::HTTP_1_1);
    request.setContentType("application/json");
    request.setContentLength64(static_cast<Poco::Int64>(body.size()));
    request.set("Idempotency-Key", idempotency_key);
    if (!to.token.empty()) request.set("Authorization", "Bearer " + to.token);
    session->sendRequest(request) << body;

    net::HTTPResponse response;
    std::istream& in = session->receiveResponse(response);
    Reply reply{response.getStatus(), "", retry_after(response.get("Retry-After", ""))};
    std::string block(64u << 10, '\0');
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0) {
      reply.body.append(block, 0, static_cast<std::size_t>(in.gcount()));
      if (reply.body.size() > largest_answer) return unreached("its answer is larger than 16 MiB");
    }
    const auto declared = response.getContentLength64();
    if (declared >= 0 && static_cast<std::size_t>(declared) != reply.body.size())
      return unreached("its answer broke off");
    return reply;
  } catch (const Poco::Exception& cause) {
    return unreached(cause.displayText());
  }
}

} // namespace stackbook::http
