// A workbook whose parts are right but for the one under attack.
#pragma once

#include "tests/files/archive.hpp"
#include "tests/fuzz/target.hpp"

namespace stackbook::fuzz {

constexpr std::string_view formats =
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/><xf numFmtId=\"22\"/></cellXfs>";

inline void read_with(std::string_view part, std::string_view bytes, std::string_view rows,
                      std::string_view strings) {
  auto parts = files::book_parts(rows, strings, formats);
  for (files::Packed& packed : parts) {
    packed.method = 0;
    if (packed.name == part) packed.data = bytes;
  }
  files::Limits limits;
  limits.cells = limits.strings = 100'000;
  files::outcome(files::archive(parts), limits);
}

} // namespace stackbook::fuzz
