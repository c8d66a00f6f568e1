// Spaces: the XML namespaces of OpenDocument (OASIS, ISO/IEC 26300), the same from version 1.0 to 1.3.
#pragma once

#include "connectors/files/markup/scanner.hpp"

namespace stackbook::files::ods {

enum Space : std::uint8_t {
  none,
  office,
  table,
  text,
  style,
  number,
  draw,
  meta,
  dublin,
  xlink,
  calc_extension, // what LibreOffice adds to a cell: calcext
  manifest,
  config
};
std::span<const Namespace> spaces();

// A number of repetitions or cells spanned: 1 where the attribute is missing; nothing where it is no number
// from 1 to 2^31 - 1.
std::optional<std::uint32_t> count_in(Scanner& scanner, std::string_view attribute);

} // namespace stackbook::files::ods
