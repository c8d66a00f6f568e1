#include "rules/feel/reason.hpp"

#include "rules/feel/evaluation.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace stackbook::feel {
namespace {

struct Entry {
  std::string_view id, sentence;
};

constexpr Entry catalogue[] = {
#define STACKBOOK_CODE(name, id, sentence) {id, sentence},
#include "rules/feel/codes.def"
#undef STACKBOOK_CODE
};

struct Shown { // the line of a text that a span begins in
  std::string_view text;
  std::size_t before; // code points of the line before the span
  std::size_t marked; // code points of the line that it covers
};

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

Shown line_of(std::string_view text, Span span) {
  const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, text.size());
  const std::size_t newline = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
  const std::size_t first = newline == std::string_view::npos ? 0 : newline + 1;
  std::size_t last = std::min(text.find('\n', begin), text.size());
  if (last > first && text[last - 1] == '\r') --last;
  return {text.substr(first, last - first), code_points(text.substr(first, begin - first)),
          begin < last ? code_points(text.substr(begin, std::min(end, last) - begin)) : 0};
}

void append(std::string& out, std::size_t number) {
  char digits[24];
  const auto [end, error] = std::to_chars(digits, std::end(digits), number);
  out.append(digits, end);
}

// A long line is shown around the place only: a message is for people.
constexpr std::size_t widest = 160;

void append_line(std::string& out, const Shown& place) {
  std::size_t skipped = place.before > widest / 2 ? place.before - widest / 2 : 0;
  std::string shown, under;
  std::size_t column = 0;
  for (std::size_t i = 0; i < place.text.size();) {
    std::size_t next = i + 1;
    while (next < place.text.size() && (static_cast<unsigned char>(place.text[next]) & 0xc0) == 0x80) ++next;
    if (column >= skipped && column < skipped + widest) {
      shown += place.text.substr(i, next - i);
      if (column < place.before) under += place.text[i] == '\t' ? '\t' : ' ';
    }
    ++column;
    i = next;
  }
  out += "\n  " + shown + "\n  " + under + '^';
  const std::size_t room = skipped + widest > place.before ? skipped + widest - place.before : 1;
  if (place.marked > 1) out.append(std::min(place.marked, room) - 1, '~');
}

} // namespace

std::string_view id_of(Code code) {
  const auto at = static_cast<std::size_t>(code);
  return at < std::size(catalogue) ? catalogue[at].id : std::string_view{};
}

std::string_view sentence_of(Code code) {
  const auto at = static_cast<std::size_t>(code);
  return at < std::size(catalogue) ? catalogue[at].sentence : std::string_view{};
}

Position position_of(const Source& source, std::uint32_t at) {
  const std::string_view text = source.text;
  at = std::min<std::uint32_t>(at, static_cast<std::uint32_t>(text.size()));
  if (text.empty()) return {source.line, source.line == 0 ? 0 : source.column};
  Turn from{0, source.line == 0 ? 1 : source.line, source.line == 0 ? 1 : source.column};
  const auto next = std::upper_bound(source.turns.begin(), source.turns.end(), at,
                                     [](std::uint32_t wanted, const Turn& turn) { return wanted < turn.at; });
  if (next != source.turns.begin()) from = *(next - 1);
  const std::string_view between = text.substr(from.at, at - from.at);
  const std::size_t newline = between.rfind('\n');
  if (newline == std::string_view::npos) return {from.line, from.column + code_points(between)};
  return {from.line + static_cast<std::size_t>(std::count(between.begin(), between.end(), '\n')),
          1 + code_points(between.substr(newline + 1))};
}

std::string place_text(const Source& source, Span span) {
  const Position position = position_of(source, span.begin);
  std::string out = source.model;
  if (position.line == 0) return out;
  if (!out.empty()) out += ':';
  append(out, position.line);
  out += ':';
  append(out, position.column);
  return out;
}

std::string excerpt(const Source& source, Span span) {
  std::string out;
  if (!source.text.empty()) append_line(out, line_of(source.text, span));
  return out;
}

std::string to_text(const Issue& issue, const Sources& sources) {
  const Source source = issue.span.source < sources.size() ? sources[issue.span.source] : Source{};
  std::string out = place_text(source, issue.span);
  if (!out.empty()) out += ": ";
  out += id_of(issue.code);
  out += ": ";
  if (!source.element.empty()) out += source.element + ": ";
  out += sentence_of(issue.code);
  if (!issue.detail.empty()) out += ": " + issue.detail;
  return out + excerpt(source, issue.span);
}

Value Evaluation::fail(Code code, Span span, std::initializer_list<Value> operands, std::string_view detail) {
  Reason reason;
  reason.code = code;
  reason.span = span;
  for (const Value& operand : operands) {
    if (reason.count < reason.operands.size()) reason.operands[reason.count++] = operand;
    if (reason.cause == 0) reason.cause = operand.reason();
  }
  if (!detail.empty()) reason.detail = arena.keep(detail);
  return Value::null(reasons.add(reason));
}

} // namespace stackbook::feel
