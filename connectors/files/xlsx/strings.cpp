#include "connectors/files/xlsx/strings.hpp"

#include <charconv>

namespace stackbook::files::xlsx {

namespace {

std::optional<std::uint32_t> escaped_at(std::string_view text, std::size_t at) {
  if (at + 7 > text.size() || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_')
    return std::nullopt;
  std::uint32_t unit = 0;
  const char* const from = text.data() + at + 2;
  const auto [stop, error] = std::from_chars(from, from + 4, unit, 16);
  return error == std::errc{} && stop == from + 4 ? std::optional(unit) : std::nullopt;
}

// `<si><t>text</t></si>` wholly in the window: nine of ten string items in real files.
bool read_plain(Scanner& scanner, std::string& buffer, std::vector<workbook::TextId>& ids,
                workbook::Workbook& book, std::uint64_t longest) {
  const std::string_view window = scanner.window();
  std::size_t from = 0;
  if (window.starts_with("<si><t>"))
    from = 7;
  else if (window.starts_with("<si><t xml:space=\"preserve\">"))
    from = 28;
  else
    return false;
  const std::size_t stop = window.find('<', from);
  if (stop == std::string_view::npos || !window.substr(stop).starts_with("</t></si>")) return false;
  std::string_view text = window.substr(from, stop - from);
  if (text.size() > longest) return false;
  bool coded = false;
  for (const char letter : text) {
    if (letter == '_') return false;
    coded |= letter == '&' || letter == '\r';
  }
  if (coded) {
    buffer.clear();
    if (!scanner.decode(text, buffer)) return false;
    text = buffer;
  }
  ids.push_back(book.intern(text));
  scanner.advance(stop + 9);
  return true;
}

} // namespace

void unescape(std::string& text) {
  std::size_t from = text.find("_x");
  if (from == std::string::npos) return;
  std::string plain = text.substr(0, from);
  for (std::size_t at = from; at < text.size();) {
    const auto unit = escaped_at(text, at);
    if (!unit || *unit == 0) {
      plain += text[at++];
      continue;
    }
    at += 7;
    std::uint32_t character = *unit;
    if (character >= 0xd800 && character < 0xe000) {
      const auto low = character < 0xdc00 ? escaped_at(text, at) : std::nullopt;
      const bool paired = low && *low >= 0xdc00 && *low < 0xe000;
      character = paired ? 0x10000 + ((character - 0xd800) << 10) + (*low - 0xdc00) : 0xfffd;
      if (paired) at += 7;
    }
    append_utf8(plain, character);
  }
  text = std::move(plain);
}

bool collect_string(Scanner& scanner, std::string& into) {
  const std::size_t outside = scanner.depth() - 1;
  for (Token token; (token = scanner.next()) != Token::finish;) {
    if (token == Token::broken) return false;
    if (token == Token::end && scanner.depth() == outside) break;
    if (token != Token::start) continue;
    if (scanner.is("t", main) ? !scanner.collect(into) : scanner.is("rPh", main) && !scanner.skip())
      return false;
  }
  unescape(into);
  return true;
}

Result<std::vector<workbook::TextId>> read_strings(PartStream part, const Limits& limits,
                                                   workbook::Workbook& book) {
  std::vector<workbook::TextId> ids;
  Scanner scanner(std::move(part), spaces(), limits);
  std::string text;
  for (;;) {
    const bool direct = scanner.depth() == 1 && scanner.between_tags() && scanner.unprefixed(main);
    if (ids.size() > limits.strings)
      return scanner.failure("it holds more than " + std::to_string(limits.strings) + " strings, the limit",
                             raised_by("--max-strings"));
    if (direct && read_plain(scanner, text, ids, book, limits.text)) continue;
    const Token token = scanner.next();
    if (token == Token::broken) return scanner.failure();
    if (token == Token::finish) return ids;
    if (token != Token::start || !scanner.is("si", main)) continue;
    text.clear();
    if (!collect_string(scanner, text)) return scanner.failure();
    ids.push_back(book.intern(text));
  }
}

} // namespace stackbook::files::xlsx
