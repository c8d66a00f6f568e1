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

struct Place {
  std::size_t line, column; // 1-based, column in code points
  std::string_view text;    // of the line
  std::size_t before;       // code points of the line before the place
  std::size_t marked;       // code points of the line that the span covers
};

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

Place place_of(std::string_view text, Span span) {
  const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, text.size());
  const std::size_t newline = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
  const std::size_t first = newline == std::string_view::npos ? 0 : newline + 1;
  std::size_t last = std::min(text.find('\n', begin), text.size());
  if (last > first && text[last - 1] == '\r') --last;
  Place place;
  place.line = 1 + static_cast<std::size_t>(
                       std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(first), '\n'));
  place.text = text.substr(first, last - first);
  place.before = code_points(text.substr(first, begin - first));
  place.column = place.before + 1;
  place.marked = begin < last ? code_points(text.substr(begin, std::min(end, last) - begin)) : 0;
  return place;
}

void append(std::string& out, std::size_t number) {
  char digits[24];
  const auto [end, error] = std::to_chars(digits, std::end(digits), number);
  out.append(digits, end);
}

// A long line is shown around the place only: a message is for people.
constexpr std::size_t widest = 160;

void append_line(std::string& out, const Place& place) {
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

std::string to_text(const Issue& issue, const Sources& sources) {
  std::string out;
  const Source* source = issue.span.source < sources.size() ? &sources[issue.span.source] : nullptr;
  Place place{};
  if (source != nullptr) {
    place = place_of(source->text, issue.span);
    // Without a line of the file the count starts at the text's own first line.
    const std::size_t line = source->line == 0 ? place.line : source->line + place.line - 1;
    if (!source->model.empty()) out += source->model + ':';
    append(out, line);
    out += ':';
    append(out, place.column);
    out += ": ";
  }
  out += id_of(issue.code);
  out += ": ";
  if (source != nullptr && !source->element.empty()) out += source->element + ": ";
  out += sentence_of(issue.code);
  if (!issue.detail.empty()) out += ": " + issue.detail;
  if (source != nullptr && !source->text.empty()) append_line(out, place);
  return out;
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
