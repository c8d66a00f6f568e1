// CSV of reference data (RFC 4180, UTF-8): all lines at once. Users' CSV files are read by connectors/files.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::proposal {

struct CsvLine {
  std::uint32_t line; // from 1
  std::vector<std::string> fields;
};

// Blank lines are left out. Nothing when a quote is never closed.
std::optional<std::vector<CsvLine>> parse_csv(std::string_view bytes, char delimiter = ',');

// A file of a pack's reference data may begin with lines whose first sign is "#": where the data comes from.
// They are told apart from the lines of data, and may have passed through a spreadsheet program.
struct ReferenceCsv {
  std::string source; // without the signs; several lines with a space between them
  std::vector<CsvLine> lines;
};
std::optional<ReferenceCsv> parse_reference(std::string_view bytes);

} // namespace stackbook::proposal
