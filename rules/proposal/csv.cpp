#include "rules/proposal/csv.hpp"

#include <algorithm>
#include <iterator>

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
    const std::size_t width = current.fields.size();
    if (!blank) lines.push_back(std::move(current));
    current = {line, {}};
    current.fields.reserve(width);
  };
  const auto take = [&](std::size_t from, std::size_t to) {
    field.append(bytes, from, to - from);
    return to;
  };
  for (std::size_t i = 0; i < bytes.size();) {
    const char c = bytes[i];
    if (quoted) {
      const std::size_t end = std::min(bytes.find('"', i), bytes.size());
      line += static_cast<std::uint32_t>(std::count(bytes.begin() + i, bytes.begin() + end, '\n'));
      i = take(i, end) + 1;
      quoted = end == bytes.size() || (i < bytes.size() && bytes[i] == '"');
      if (quoted && end < bytes.size()) i = take(i, i + 1);
    } else if (c == '"' && field.empty()) {
      quoted = was_quoted = true;
      ++i;
    } else if (c == delimiter) {
      end_field();
      ++i;
    } else if (c == '\n') {
      ++line;
      end_line();
      ++i;
    } else if (c == '\r') {
      ++i;
    } else {
      std::size_t end = i;
      while (end < bytes.size() && bytes[end] != delimiter && bytes[end] != '\n' && bytes[end] != '\r') ++end;
      i = take(i, end);
    }
  }
  if (quoted) return {};
  if (!field.empty() || was_quoted || !current.fields.empty()) end_line();
  return lines;
}

std::optional<ReferenceCsv> parse_reference(std::string_view bytes) {
  auto lines = parse_csv(bytes);
  if (!lines) return {};
  ReferenceCsv csv;
  auto data = lines->begin();
  for (; data != lines->end() && data->fields.front().starts_with('#'); ++data) {
    auto& fields =
        data->fields; // a comma parts the text as it does data, and a spreadsheet fills the line up
    while (fields.size() > 1 && fields.back().empty()) fields.pop_back();
    std::string text;
    for (const std::string& field : fields) text += (text.empty() ? "" : ",") + field;
    text.erase(0, text.find_first_not_of("# "));
    csv.source += (csv.source.empty() ? "" : " ") + text;
  }
  csv.lines.assign(std::make_move_iterator(data), std::make_move_iterator(lines->end()));
  return csv;
}

} // namespace stackbook::proposal
