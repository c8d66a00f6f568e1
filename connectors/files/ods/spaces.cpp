#include "connectors/files/ods/spaces.hpp"

#include <charconv>

namespace stackbook::files::ods {

namespace {

constexpr Namespace known[] = {
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", office},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", table},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", text},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", style},
    {"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0", number},
    {"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", draw},
    {"urn:oasis:names:tc:opendocument:xmlns:meta:1.0", meta},
    {"http://purl.org/dc/elements/1.1/", dublin},
    {"http://www.w3.org/1999/xlink", xlink},
    {"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", calc_extension},
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", manifest},
    {"http://openoffice.org/2001/manifest", manifest}, // of OpenOffice.org 2
    {"urn:oasis:names:tc:opendocument:xmlns:config:1.0", config},
};

} // namespace

std::span<const Namespace> spaces() {
  return known;
}

std::optional<std::uint32_t> count_in(Scanner& scanner, std::string_view attribute) {
  const auto stated = scanner.attribute(attribute, table);
  if (!stated) return 1;
  std::uint32_t count = 0;
  const auto [stop, error] = std::from_chars(stated->data(), stated->data() + stated->size(), count);
  const bool good = error == std::errc{} && stop == stated->data() + stated->size();
  return good && count > 0 && count < 0x8000'0000u ? std::optional(count) : std::nullopt;
}

} // namespace stackbook::files::ods
