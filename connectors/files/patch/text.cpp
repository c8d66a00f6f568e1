#include "connectors/files/patch/text.hpp"

#include "connectors/files/csv/form.hpp"
#include "connectors/files/write/text.hpp"

#include <algorithm>

namespace stackbook::files::patch {

namespace {

bool is_space(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

std::string to_utf16(std::string_view text, bool big) {
  std::string out;
  const auto unit = [&](std::uint32_t value) {
    const char low = static_cast<char>(value & 0xff), high = static_cast<char>(value >> 8);
    (out += big ? high : low) += big ? low : high;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    std::uint32_t character = length == 1 ? lead : lead & (0x7fu >> length);
    for (std::size_t tail = 1; tail < length; ++tail)
      character = character << 6 | (static_cast<unsigned char>(text[at + tail]) & 0x3fu);
    at += length;
    if (character < 0x10000) {
      unit(character);
    } else {
      unit(0xd800 + ((character - 0x10000) >> 10));
      unit(0xdc00 + ((character - 0x10000) & 0x3ff));
    }
  }
  return out;
}

// Of a declared encoding of one byte a letter, as UTF-8 that says so; what stands behind the name keeps its place.
std::string in_utf8(std::string bytes) {
  const std::string_view name = declared_encoding(bytes);
  const auto encoding = csv::encoding_named(name);
  if (!encoding || !csv::is_single_byte(*encoding)) return bytes;
  std::string utf8 = std::string("UTF-8") + name[name.size()];
  utf8.resize(name.size() + 1, ' ');
  bytes.replace(static_cast<std::size_t>(name.data() - bytes.data()), utf8.size(), utf8);
  return csv::to_utf8(bytes, *encoding);
}

} // namespace

Result<Text> Text::of(const Package& package, const Entry& entry) {
  auto bytes = package.read(entry);
  if (!bytes) return std::move(bytes.failure());
  return of(std::move(*bytes));
}

Text Text::of(std::string bytes) {
  Text text;
  const std::string_view head = bytes;
  text.opening_ = opening_of(head);
  const std::string_view rest = head.substr(text.opening_.mark.size());
  if (text.opening_.utf16) {
    Utf16 units(text.opening_.big_endian);
    units.feed(rest, text.text_);
    units.finish(text.text_);
  } else {
    text.text_ = text.opening_.mark.empty() ? in_utf8(std::move(bytes)) : std::string(rest);
  }
  return text;
}

std::string Text::with(std::vector<Splice> splices) const {
  std::ranges::stable_sort(splices, {},
                           [](const Splice& splice) { return std::pair(splice.from, splice.to); });
  std::string out;
  out.reserve(text_.size() + text_.size() / 64);
  std::size_t at = 0;
  for (const Splice& splice : splices) {
    out.append(text_, at, splice.from - at);
    out += splice.text;
    at = splice.to;
  }
  out.append(text_, at);
  return std::string(opening_.mark) + (opening_.utf16 ? to_utf16(out, opening_.big_endian) : out);
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char letter : text) switch (letter) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    default: out += letter;
    }
  return out;
}

std::string escaped_cell(std::string_view text) {
  const std::string marked = write::safe(text);
  std::string plain;
  for (const char letter : marked) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte >= 0x20 || letter == '\t' || letter == '\n')
      plain += letter;
    else
      ((plain += "_x00") += "0123456789ABCDEF"[byte >> 4]) += std::string{"0123456789ABCDEF"[byte & 15], '_'};
  }
  return escaped(plain);
}

std::vector<Attribute> attributes_of(std::string_view tag) {
  std::vector<Attribute> found;
  std::size_t at = 1;
  while (at < tag.size() && !is_space(tag[at]) && tag[at] != '/' && tag[at] != '>') ++at;
  for (;;) {
    const std::size_t space = at;
    while (at < tag.size() && is_space(tag[at])) ++at;
    if (at >= tag.size() || tag[at] == '/' || tag[at] == '>') return found;
    const std::size_t name = at;
    while (tag[at] != '=' && !is_space(tag[at])) ++at;
    const std::string_view named = tag.substr(name, at - name);
    at = tag.find_first_of("\"'", at);
    const std::size_t close = tag.find(tag[at], at + 1);
    found.push_back({named, at + 1, close, space});
    at = close + 1;
  }
}

std::string_view prefix_of(std::string_view tag) {
  const std::size_t stop = tag.find_first_of(" \t\r\n/>", 1), colon = tag.find(':');
  return colon < stop ? tag.substr(1, colon) : std::string_view{};
}

bool is_empty_element(std::string_view tag) {
  return tag.ends_with("/>");
}

std::string with_attribute(std::string_view tag, std::string_view name, std::string_view value) {
  std::string changed(tag);
  for (const Attribute& one : attributes_of(tag))
    if (one.name == name) {
      // The value is escaped for either quote: none of ours holds an apostrophe.
      return changed.replace(one.from, one.to - one.from, escaped(value));
    }
  std::size_t end = tag.size() - (is_empty_element(tag) ? 2 : 1);
  while (end > 0 && is_space(tag[end - 1])) --end;
  return changed.insert(end, " " + std::string(name) + "=\"" + escaped(value) + '"');
}

std::string without_attributes(std::string_view tag, std::initializer_list<std::string_view> names) {
  std::string changed(tag);
  const std::vector<Attribute> all = attributes_of(tag);
  for (auto one = all.rbegin(); one != all.rend(); ++one)
    if (std::ranges::find(names, one->name) != names.end())
      changed.erase(one->whole_from, one->whole_to() - one->whole_from);
  return changed;
}

Splice add_last(const Text& text, std::uint64_t start_from, std::uint64_t start_to, std::uint64_t end_from,
                std::string children) {
  const std::string_view tag = text.between(start_from, start_to);
  if (!is_empty_element(tag))
    return {static_cast<std::size_t>(end_from), static_cast<std::size_t>(end_from), std::move(children)};
  std::string opened(tag.substr(0, tag.size() - 2));
  while (is_space(opened.back())) opened.pop_back();
  const std::size_t name = std::min(tag.find_first_of(" \t\r\n/>", 1), tag.size());
  return {static_cast<std::size_t>(start_from), static_cast<std::size_t>(start_to),
          opened + '>' + children + "</" + std::string(tag.substr(1, name - 1)) + '>'};
}

} // namespace stackbook::files::patch
