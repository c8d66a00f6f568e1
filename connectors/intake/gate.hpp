// Gate: what an HTTP request must look like before any handler sees it (RFC 9112). The library underneath
// takes much that is ambiguous (two lengths, a length and chunks, odd transfer codings, missing Host); an
// ambiguous request behind a proxy is a smuggled one, so it is answered and the connection closed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace Poco::Net {
class HTTPServerRequest;
}

namespace stackbook::intake {

struct Refusal {
  int status;
  std::string why;
};

// Nothing: the request is well-formed and its declared body within `largest` bytes.
std::optional<Refusal> gate(const Poco::Net::HTTPServerRequest& request, std::uint64_t largest);

// The whole body, counted while it is read: a chunked one has no declared length.
struct Body {
  std::string bytes;
  std::optional<Refusal> refusal;
};
Body read_body(Poco::Net::HTTPServerRequest& request, std::uint64_t largest);

} // namespace stackbook::intake
