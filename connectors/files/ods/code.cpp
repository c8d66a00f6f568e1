#include "connectors/files/ods/code.hpp"

#include "rules/workbook/format.hpp"

#include <algorithm>
#include <charconv>

namespace stackbook::files::ods {

using workbook::Format;

namespace {

constexpr std::size_t longest = 512; // no suite takes longer codes

struct Kind {
  std::string_view element;
  Format format; // what a number in this style is at least
};

constexpr Kind kinds[] = {
    {"number-style", Format::general},     {"currency-style", Format::currency},
    {"percentage-style", Format::percent}, {"date-style", Format::date},
    {"time-style", Format::time},          {"boolean-style", Format::general},
    {"text-style", Format::general},
};

const Kind* kind_of(const Scanner& scanner) {
  if (scanner.space() != number) return nullptr;
  const auto found = std::ranges::find(kinds, scanner.local(), &Kind::element);
  return found == std::end(kinds) ? nullptr : found;
}

unsigned digits_in(Scanner& scanner, std::string_view attribute, unsigned otherwise) {
  const auto stated = scanner.attribute(attribute, number);
  unsigned count = otherwise;
  if (stated) std::from_chars(stated->data(), stated->data() + stated->size(), count);
  return std::min(count, 30u);
}

std::string digits(Scanner& scanner) {
  const unsigned whole = digits_in(scanner, "min-integer-digits", 0);
  std::string code = scanner.attribute("grouping", number) == "true" ? "#,##" : "";
  code += whole == 0 ? std::string(1, '#') : std::string(whole, '0');
  const unsigned places = digits_in(scanner, "decimal-places", 0);
  if (places == 0) return code;
  const unsigned fixed = std::min(digits_in(scanner, "min-decimal-places", places), places);
  return code + '.' + std::string(fixed, '0') + std::string(places - fixed, '#');
}

std::string literal(std::string_view text, Format format) {
  if (format == Format::percent && text.find('%') != std::string_view::npos) return std::string(text);
  const bool plain = text.find_first_not_of(" -/.,:()+") == std::string_view::npos;
  if (plain) return std::string(text);
  std::string code = "\"";
  for (const char letter : text)
    if (letter != '"') code += letter;
  return code + '"';
}

// One part of a date or time; empty for what is none.
std::string part(Scanner& scanner) {
  const std::string_view name = scanner.local();
  const bool full = scanner.attribute("style", number) == "long";
  if (name == "day") return full ? "dd" : "d";
  if (name == "day-of-week") return full ? "dddd" : "ddd";
  if (name == "month")
    return std::string(scanner.attribute("textual", number) == "true" ? (full ? 4 : 3) : (full ? 2 : 1), 'm');
  if (name == "year") return full ? "yyyy" : "yy";
  if (name == "hours") return full ? "hh" : "h";
  if (name == "minutes") return full ? "mm" : "m";
  if (name == "am-pm") return "AM/PM";
  if (name != "seconds") return {};
  const unsigned places = digits_in(scanner, "decimal-places", 0);
  return (full ? "ss" : "s") + (places > 0 ? '.' + std::string(places, '0') : std::string());
}

} // namespace

bool is_data_style(const Scanner& scanner) {
  return kind_of(scanner) != nullptr;
}

bool read_data_style(Scanner& scanner, DataStyles& styles) {
  const Kind& kind = *kind_of(scanner);
  const std::string name(scanner.attribute("name", style).value_or(""));
  bool elapsed = scanner.attribute("truncate-on-overflow", number) == "false";
  std::string code, sections, text;
  bool standard = kind.format == Format::general;
  const std::size_t outside = scanner.depth() - 1;
  for (;;) {
    const Token token = scanner.next();
    if (token == Token::broken || token == Token::finish) return false;
    if (token == Token::end && scanner.depth() == outside) break;
    if (token != Token::start) continue;
    if (scanner.is("number", number)) {
      standard &= !scanner.attribute("decimal-places", number) && !scanner.attribute("grouping", number);
      code += digits(scanner);
    } else if (scanner.is("scientific-number", number)) {
      code += digits(scanner) + "E+" + std::string(digits_in(scanner, "min-exponent-digits", 2), '0');
      standard = false;
    } else if (scanner.is("fraction", number)) {
      code += "# ?/?";
      standard = false;
    } else if (scanner.is("boolean", number)) {
      code += "BOOLEAN";
      standard = false;
    } else if (scanner.is("text-content", number)) {
      code += '@';
      standard = false;
    } else if (scanner.is("text", number) || scanner.is("currency-symbol", number)) {
      const bool symbol = scanner.is("currency-symbol", number);
      text.clear();
      if (!scanner.collect(text)) return false;
      if (!text.empty()) code += symbol ? "[$" + text + "]" : literal(text, kind.format);
      standard &= text.empty();
    } else if (scanner.is("map", style)) { // a format of its own for some of the numbers
      const auto other = styles.find(scanner.attribute("apply-style-name", style).value_or(""));
      if (other != styles.end()) sections += other->second.code + ';';
    } else if (scanner.space() == number) {
      const std::string piece = part(scanner);
      const bool bracketed = elapsed && (piece[0] == 'h' || piece[0] == 'm' || piece[0] == 's');
      code += bracketed ? '[' + piece + ']' : piece;
      if (bracketed) elapsed = false;
    }
    if (code.size() > longest) code.resize(longest);
    if (sections.size() > longest) sections.resize(longest);
  }
  code = standard ? "General" : sections + code;
  Format format = workbook::format_of(code);
  if (format == Format::general) format = kind.format;
  styles.insert_or_assign(name, DataStyle{std::move(code), format});
  return true;
}

} // namespace stackbook::files::ods
