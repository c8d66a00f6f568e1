#include "connectors/intake/gate.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <istream>

#include <Poco/Net/HTTPServerRequest.h>

namespace stackbook::intake {
namespace {

bool is_token(std::string_view name) { // RFC 9110 section 5.6.2
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           marks.find(c) != marks.npos;
  });
}

bool is_field_value(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
  });
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

} // namespace

std::optional<Refusal> gate(const Poco::Net::HTTPServerRequest& request, std::uint64_t largest) {
  if (request.getVersion() != "HTTP/1.1" && request.getVersion() != "HTTP/1.0")
    return Refusal{505, "HTTP/1.1 or HTTP/1.0 is spoken here"};
  int hosts = 0, lengths = 0, codings = 0;
  std::string length, coding, expect;
  for (const auto& [name, value] : request) {
    if (!is_token(name)) return Refusal{400, "a header's name has a character that names don't have"};
    if (!is_field_value(value)) return Refusal{400, "the header " + name + " holds a control character"};
    const std::string known = lower(name);
    if (known == "host") ++hosts;
    if (known == "content-length") ++lengths, length = value;
    if (known == "transfer-encoding") ++codings, coding = lower(value);
    if (known == "expect") expect = lower(value);
  }
  if (hosts != 1) return Refusal{400, "exactly one Host is expected"};
  if (lengths > 1 || codings > 1 || (lengths == 1 && codings == 1))
    return Refusal{400, "the length of the body is said twice"};
  if (codings == 1 && coding != "chunked") return Refusal{501, "the only transfer coding here is chunked"};
  if (!expect.empty() && expect != "100-continue")
    return Refusal{417, "the only expectation here is 100-continue"};
  if (lengths == 1) {
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), size);
    if (length.empty() || end != length.data() + length.size() ||
        (error != std::errc{} && error != std::errc::result_out_of_range))
      return Refusal{400, "Content-Length must be digits"};
    if (error == std::errc::result_out_of_range || size > largest)
      return Refusal{413, "the body is larger than " + std::to_string(largest) + " bytes"};
  }
  return std::nullopt;
}

Body read_body(Poco::Net::HTTPServerRequest& request, std::uint64_t largest) {
  Body body;
  std::array<char, 64 << 10> block;
  std::istream& in = request.stream();
  while (in.read(block.data(), block.size()), in.gcount() > 0) {
    body.bytes.append(block.data(), static_cast<std::size_t>(in.gcount()));
    if (body.bytes.size() > largest) {
      body.refusal = Refusal{413, "the body is larger than " + std::to_string(largest) + " bytes"};
      return body;
    }
  }
  const auto declared = request.getContentLength64();
  if (declared >= 0 && static_cast<std::uint64_t>(declared) != body.bytes.size())
    body.refusal = Refusal{400, "the body is shorter than its Content-Length"};
  return body;
}

} // namespace stackbook::intake
