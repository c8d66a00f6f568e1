#include "rules/feel/text/character_class.hpp"

#include "rules/feel/text/block.hpp"
#include "rules/feel/text/case.hpp"
#include "rules/feel/text/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <vector>

namespace stackbook::feel {
namespace {

constexpr int deepest = 50; // subtractions within subtractions

constexpr CodeStretch name_start[] = {
    {':', ':'},       {'A', 'Z'},       {'_', '_'},       {'a', 'z'},
    {0xc0, 0xd6},     {0xd8, 0xf6},     {0xf8, 0x2ff},    {0x370, 0x37d},
    {0x37f, 0x1fff},  {0x200c, 0x200d}, {0x2070, 0x218f}, {0x2c00, 0x2fef},
    {0x3001, 0xd7ff}, {0xf900, 0xfdcf}, {0xfdf0, 0xfffd}, {0x10000, 0xeffff}};
constexpr CodeStretch name_part[] = {{'-', '.'},       {'0', ':'},        {'A', 'Z'},       {'_', '_'},
                                     {'a', 'z'},       {0xb7, 0xb7},      {0xc0, 0xd6},     {0xd8, 0xf6},
                                     {0xf8, 0x37d},    {0x37f, 0x1fff},   {0x200c, 0x200d}, {0x203f, 0x2040},
                                     {0x2070, 0x218f}, {0x2c00, 0x2fef},  {0x3001, 0xd7ff}, {0xf900, 0xfdcf},
                                     {0xfdf0, 0xfffd}, {0x10000, 0xeffff}};
constexpr CodeStretch space[] = {{0x09, 0x0a}, {0x0d, 0x0d}, {0x20, 0x20}};

void append_hexadecimal(std::string& out, char32_t c) {
  char digits[8];
  const auto [end, error] = std::to_chars(digits, std::end(digits), static_cast<std::uint32_t>(c), 16);
  out += "\\x{";
  out.append(digits, end);
  out += '}';
}

void append_range(std::string& out, char32_t first, char32_t last) {
  append_literal(out, first);
  if (first == last) return;
  out += '-';
  append_literal(out, last);
}

// The stretches, or all between them, without naming a surrogate.
void append_stretches(std::string& out, std::span<const CodeStretch> stretches, bool negative) {
  if (!negative) {
    for (const CodeStretch& s : stretches) append_range(out, s.first, s.last);
    return;
  }
  std::uint32_t next = 0;
  const auto gap = [&](std::uint32_t first, std::uint32_t last) {
    if (first == 0xd800) first = 0xe000;
    if (last == 0xdfff) last = 0xd7ff;
    if (first <= last) append_range(out, first, last);
  };
  for (const CodeStretch& s : stretches) {
    if (s.first > next) gap(next, s.first - 1);
    next = s.last + 1;
  }
  if (next <= 0x10ffff) gap(next, 0x10ffff);
}

bool is_category(std::string_view name) {
  static constexpr std::string_view known[] = {"C",  "Cc", "Cf", "Cn", "Co", "L",  "Ll", "Lm", "Lo",
                                               "Lt", "Lu", "M",  "Mc", "Me", "Mn", "N",  "Nd", "Nl",
                                               "No", "P",  "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps",
                                               "S",  "Sc", "Sk", "Sm", "So", "Z",  "Zl", "Zp", "Zs"};
  return std::binary_search(std::begin(known), std::end(known), name);
}

std::string shown(std::string_view pattern, std::size_t at) {
  return at >= pattern.size() ? "the end"
                              : "'" + std::string(pattern.substr(at, code_point_at(pattern, at).size)) + "'";
}

} // namespace

void append_literal(std::string& out, char32_t c) {
  const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  if (plain)
    out += static_cast<char>(c);
  else
    append_hexadecimal(out, c);
}

void CharacterSet::add(char32_t first, char32_t last) {
  append_range(written, first, last);
}

std::string CharacterSet::text(bool caseless) const {
  const std::string open = negative ? "[^" : "[";
  std::string own;
  if (!caseless || named.empty()) {
    own = open + written + named + ']';
  } else if (written.empty()) {
    own = "(?-i:" + open + named + "])";
  } else if (negative) {
    own = "(?:(?!(?-i:[" + named + "]))[^" + written + "])";
  } else {
    own = "(?:[" + written + "]|(?-i:[" + named + "]))";
  }
  return subtracted.empty() ? own : "(?:(?!" + subtracted + ')' + own + ')';
}

std::optional<std::string> ClassReader::bracketed(std::size_t& at, std::string& fault) {
  if (++depth_ > deepest) {
    fault = "classes are subtracted from each other too deeply";
    return std::nullopt;
  }
  CharacterSet set;
  if (at < pattern_.size() && pattern_[at] == '^') {
    set.negative = true;
    ++at;
  }
  for (bool first = true;; first = false) {
    if (at >= pattern_.size()) {
      fault = "a class that starts with '[' has no ']'";
      return std::nullopt;
    }
    if (pattern_[at] == ']' && !first) break;
    if (!first && pattern_.substr(at).starts_with("-[")) {
      at += 2;
      auto inner = bracketed(at, fault);
      if (!inner) return std::nullopt;
      set.subtracted = std::move(*inner);
      if (at < pattern_.size() && pattern_[at] == ']') break;
      fault = "after a subtracted class ']' is expected, " + shown(pattern_, at) + " stands";
      return std::nullopt;
    }
    if (!item(at, set, first, fault)) return std::nullopt;
  }
  ++at;
  --depth_;
  return set.text(caseless_);
}

// One character, range or escape of a class.
bool ClassReader::item(std::size_t& at, CharacterSet& set, bool first, std::string& fault) {
  const auto single = [&](std::optional<char32_t>& character) {
    const CodePoint c = code_point_at(pattern_, at);
    if (c.value == '[' || c.value == ']') {
      fault =
          first && c.value == ']' ? "a class holds nothing" : "inside a class '[' and ']' need a backslash";
      return false;
    }
    at += c.size;
    if (c.value != '\\') {
      character = c.value;
      return true;
    }
    const Escape read = escape(at, set, fault);
    character = read.character;
    if (!read.known && fault.empty()) fault = "a back-reference can't stand inside a class";
    return fault.empty();
  };
  const bool dash = pattern_[at] == '-';
  if (dash && !first && at + 1 < pattern_.size() && pattern_[at + 1] != ']') {
    fault = "inside a class '-' stands between two characters, first or last, or needs a backslash";
    return false;
  }
  std::optional<char32_t> low, high;
  if (!single(low)) return false;
  if (!low) return true;
  const bool range =
      at + 1 < pattern_.size() && pattern_[at] == '-' && pattern_[at + 1] != ']' && pattern_[at + 1] != '[';
  if (!range) {
    set.add(*low);
    return true;
  }
  ++at;
  if (!single(high)) return false;
  if (!high || *high < *low) {
    fault =
        high ? "a range of characters runs downwards" : "a range of characters ends with an escape for many";
    return false;
  }
  set.add(*low, *high);
  return true;
}

ClassReader::Escape ClassReader::escape(std::size_t& at, CharacterSet& set, std::string& fault) {
  if (at >= pattern_.size()) {
    fault = "a backslash ends the pattern";
    return {std::nullopt, true};
  }
  const char c = pattern_[at];
  if (c >= '1' && c <= '9') return {};
  ++at;
  switch (c) {
  case 'n': return {U'\n', true};
  case 'r': return {U'\r', true};
  case 't': return {U'\t', true};
  case 'd': set.named += "\\p{Nd}"; return {std::nullopt, true};
  case 'D': set.named += "\\P{Nd}"; return {std::nullopt, true};
  case 'w': set.named += "\\p{L}\\p{M}\\p{N}\\p{S}"; return {std::nullopt, true};
  case 'W': set.named += "\\p{P}\\p{Z}\\p{C}"; return {std::nullopt, true};
  case 's':
  case 'S': append_stretches(set.named, space, c == 'S'); return {std::nullopt, true};
  case 'i':
  case 'I': append_stretches(set.named, name_start, c == 'I'); return {std::nullopt, true};
  case 'c':
  case 'C': append_stretches(set.named, name_part, c == 'C'); return {std::nullopt, true};
  case 'p':
  case 'P': property(at, c == 'P', set, fault); return {std::nullopt, true};
  default: break;
  }
  if (std::string_view("\\|.-^?*+{}()[]$").find(c) != std::string_view::npos)
    return {static_cast<char32_t>(static_cast<unsigned char>(c)), true};
  --at;
  fault = "a backslash before " + shown(pattern_, at) + " means nothing";
  return {std::nullopt, true};
}

bool ClassReader::property(std::size_t& at, bool negative, CharacterSet& set, std::string& fault) {
  const std::size_t close = pattern_.find('}', at);
  if (at >= pattern_.size() || pattern_[at] != '{' || close == std::string_view::npos) {
    fault = "after \\p a category or block stands in { }";
    return false;
  }
  const std::string_view name = pattern_.substr(at + 1, close - at - 1);
  at = close + 1;
  if (is_category(name)) {
    set.named += negative ? "\\P{" : "\\p{";
    set.named += name;
    set.named += '}';
    return true;
  }
  if (name.starts_with("Is")) {
    std::vector<CodeStretch> stretches;
    for (auto block =
             std::lower_bound(blocks.begin(), blocks.end(), name.substr(2),
                              [](const Block& b, std::string_view wanted) { return b.name < wanted; });
         block != blocks.end() && block->name == name.substr(2); ++block)
      stretches.push_back({block->first, block->last});
    if (!stretches.empty()) {
      append_stretches(set.named, stretches, negative);
      return true;
    }
  }
  fault = "no category or block of characters is called '" + std::string(name) + "'";
  return false;
}

} // namespace stackbook::feel
