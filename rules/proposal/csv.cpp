#include "rules/proposal/csv.hpp"

namespace stackbook::proposal {

std::optional<std::vector<CsvLine>> parse_csv(std::string_view bytes, char delimiter) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  std::vector<CsvLine> lines;
  std::uint32_t line = 1;
  CsvLine current{line, {}};
  std::string field;
  bool quoted = false, was_quoted = false;
  const auto end_field = [&] {
    current.fields.push_back(std::move(field));
    field.clear();
    was_quoted = false;
  };
  const auto end_line = [&] {
    const bool blank = current.fields.empty() && field.empty() && !was_quoted;
    end_field();
    if (!blank) lines.push_back(std::move(current));
    current = {line, {}};
  };
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c == '\n') ++line;
    if (quoted) {
      if (c != '"') {
        field += c;
      } else if (i + 1 < bytes.size() && bytes[i + 1] == '"') {
        field += '"';
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"' && field.empty()) {
      quoted = was_quoted = true;
    } else if (c == delimiter) {
      end_field();
    } else if (c == '\n') {
      end_line();
    } else if (c != '\r') {
      field += c;
    }
  }
  if (quoted) return {};
  if (!field.empty() || was_quoted || !current.fields.empty()) end_line();
  return lines;
}

} // namespace stackbook::proposal
