#include "connectors/files/xlsx/styles.hpp"

#include "connectors/files/carried.hpp"
#include "rules/workbook/format.hpp"

#include <charconv>

namespace stackbook::files::xlsx {

namespace {

// ECMA-376 part 1, 18.8.30: formats that files use by number alone. Those of East Asian locales differ in
// words only.
std::string_view built_in(unsigned id) {
  switch (id) {
  case 1: return "0";
  case 2: return "0.00";
  case 3: return "#,##0";
  case 4: return "#,##0.00";
  case 5: return "$#,##0;-$#,##0";
  case 6: return "$#,##0;[Red]-$#,##0";
  case 7: return "$#,##0.00;-$#,##0.00";
  case 8: return "$#,##0.00;[Red]-$#,##0.00";
  case 9: return "0%";
  case 10: return "0.00%";
  case 11: return "0.00E+00";
  case 12: return "# ?/?";
  case 13: return "# ?\?/?\?";
  case 14: return "m/d/yyyy";
  case 15: return "d-mmm-yy";
  case 16: return "d-mmm";
  case 17: return "mmm-yy";
  case 18: return "h:mm AM/PM";
  case 19: return "h:mm:ss AM/PM";
  case 20: return "h:mm";
  case 21: return "h:mm:ss";
  case 22: return "m/d/yy h:mm";
  case 37: return "#,##0;-#,##0";
  case 38: return "#,##0;[Red]-#,##0";
  case 39: return "#,##0.00;-#,##0.00";
  case 40: return "#,##0.00;[Red]-#,##0.00";
  case 41: return "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)";
  case 42: return "_($* #,##0_);_($* (#,##0);_($* \"-\"_);_(@_)";
  case 43: return "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"?\?_);_(@_)";
  case 44: return "_($* #,##0.00_);_($* (#,##0.00);_($* \"-\"?\?_);_(@_)";
  case 45: return "mm:ss";
  case 46: return "[h]:mm:ss";
  case 47: return "mm:ss.0";
  case 48: return "##0.0E+0";
  case 49: return "@";
  case 32:
  case 33: return "h:mm";
  default: return (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? "yyyy-mm-dd" : "General";
  }
}

unsigned number(std::optional<std::string_view> text) {
  unsigned value = 0;
  if (text) std::from_chars(text->data(), text->data() + text->size(), value);
  return value;
}

using Places = std::map<std::string, std::uint32_t, std::less<>>; // of codes in Workbook::number_formats

Style style_of(workbook::Workbook& book, Places& places, std::string_view code) {
  const auto next = static_cast<std::uint32_t>(book.number_formats.size());
  const auto [place, fresh] = places.emplace(code, next);
  if (fresh) book.number_formats.emplace_back(code);
  return {workbook::format_of(code), place->second};
}

} // namespace

Result<std::vector<Style>> read_styles(const Package& package, const Entry* entry, const Limits& limits,
                                       workbook::Workbook& book) {
  std::vector<Style> styles;
  std::map<unsigned, std::string> codes;
  std::map<unsigned, Style> known; // by format number, so that each code is read once
  Places places;
  for (std::uint32_t at = 0; at < book.number_formats.size(); ++at)
    places.emplace(book.number_formats[at], at);
  const std::uint64_t most = with_the_usual(limits.strings / 8);
  if (entry) {
    Scanner scanner(package.stream(*entry), spaces(), limits);
    bool inside = false;
    for (Token token; (token = scanner.next()) != Token::finish;) {
      if (token == Token::broken) return scanner.failure();
      if (token != Token::text && scanner.is("cellXfs", main)) inside = token == Token::start;
      if (token != Token::start) continue;
      if (codes.size() > most || styles.size() > most)
        return scanner.failure("it defines more than " + std::to_string(most) +
                                   " styles, an eighth of the limit on texts",
                               raised_by("--max-strings"));
      if (scanner.is("numFmt", main)) {
        const auto code = scanner.attribute("formatCode");
        if (code) codes.insert_or_assign(number(scanner.attribute("numFmtId")), std::string(*code));
      } else if (inside && scanner.is("xf", main)) {
        const unsigned id = number(scanner.attribute("numFmtId"));
        auto style = known.find(id);
        if (style == known.end()) {
          const auto code = codes.find(id);
          style = known.emplace(id, style_of(book, places, code == codes.end() ? built_in(id) : code->second))
                      .first;
        }
        styles.push_back(style->second);
      }
    }
  }
  if (styles.empty()) styles.emplace_back();
  return styles;
}

} // namespace stackbook::files::xlsx
