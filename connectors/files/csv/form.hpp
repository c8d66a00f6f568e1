// Form: how a text table is written, where a person says so; what nobody says is found out and told.
#pragma once

#include "connectors/files/files.hpp"

#include <optional>

namespace stackbook::files::csv {

enum class Encoding : std::uint8_t {
  utf8,
  utf16_little,
  utf16_big,
  windows_1252,
  latin1, // ISO 8859-1
  latin9  // ISO 8859-15: with a euro sign
};
bool is_single_byte(Encoding encoding);      // each byte is a letter
std::string_view to_text(Encoding encoding); // "UTF-8", "ISO 8859-15"
std::optional<Encoding>
encoding_named(std::string_view name); // "utf-8", "latin9", "iso-8859-15", "cp1252", …

struct Form {
  std::optional<Encoding> encoding;
  char delimiter = 0;         // 0: find out
  bool decimal_comma = false; // 1.234,50 is a number; 1.5 is none
};

// UTF-16 by its byte order mark, else by where the zeros of its first letters stand.
std::optional<Encoding> utf16_of(std::string_view bytes);

// Turns the bytes into UTF-8 without a mark; bytes that it can't mean become U+FFFD.
std::string to_utf8(std::string_view bytes, Encoding encoding);

} // namespace stackbook::files::csv

namespace stackbook::files {

// As in files.hpp; `form` is for text tables.
Result<workbook::Workbook> read_workbook(const std::filesystem::path& path, const Limits& limits,
                                         const csv::Form& form);
Result<workbook::Workbook> read_workbook(std::string_view bytes, std::string_view name, const Limits& limits,
                                         const csv::Form& form);

} // namespace stackbook::files
