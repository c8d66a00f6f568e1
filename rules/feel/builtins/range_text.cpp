#include "rules/feel/builtins/range_text.hpp"

#include "rules/feel/number/number.hpp"
#include "rules/feel/operators/ranges.hpp"
#include "rules/feel/time/parse.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace stackbook::feel {
namespace {

// Reads from the front of a text; the first fault stops everything.
class RangeReader {
 public:
  RangeReader(std::string_view text, Arena& arena) : rest_(text), arena_(arena) {}

  std::optional<Code> fault() const { return fault_; }

  // One of two brackets; answers whether it is the including one, "[" in front and "]" behind.
  bool bracket(char including, std::string_view excluding) {
    skip_space();
    const char c = rest_.empty() ? '\0' : rest_.front();
    if (c != including && (c == '\0' || excluding.find(c) == excluding.npos)) return fail(), false;
    rest_.remove_prefix(1);
    return c == including;
  }

  void dots() {
    if (!take("..")) fail();
  }

  Value end() {
    skip_space();
    if (take("@")) return checked(parse_at_literal(quoted(), arena_));
    if (!rest_.empty() && rest_.front() == '"') return Value::string(arena_.keep(std::string_view(quoted())));
    if (take("date and time")) return checked(parse_date_time(argument(), arena_));
    if (take("date")) return checked(parse_date(argument()));
    if (take("time")) return checked(parse_time(argument()));
    if (take("duration")) return checked(parse_duration(argument()));
    return number();
  }

  void nothing_left() {
    skip_space();
    if (!rest_.empty()) fail();
  }

 private:
  void fail(Code code = Code::text_malformed) {
    if (!fault_) fault_ = code;
    rest_ = {};
  }
  Value checked(const Parsed& parsed) {
    if (!parsed) fail(*parsed.fault);
    return parsed.value;
  }
  void skip_space() {
    const std::size_t first = rest_.find_first_not_of(" \t\r\n");
    rest_.remove_prefix(first == rest_.npos ? rest_.size() : first);
  }
  bool take(std::string_view token) {
    skip_space();
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  std::string argument() {
    if (!take("(")) return fail(), std::string();
    std::string text = quoted();
    if (!take(")")) fail();
    return text;
  }

  // The dots of the range would read on as a fraction: a number ends before two of them.
  Value number() {
    std::size_t size = 0;
    while (size < rest_.size() &&
           (is_digit(rest_[size]) || is_sign_at(size) || is_exponent_at(size) || is_point_at(size)))
      ++size;
    const std::string_view text = rest_.substr(0, size);
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    if (!number::is_literal(digits)) return fail(), Value::null();
    const Value value = number::parse(text, arena_);
    if (value.is_null()) return fail(Code::number_range), value;
    rest_.remove_prefix(size);
    return value;
  }
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  bool is_exponent_at(std::size_t at) const { return at != 0 && (rest_[at] == 'e' || rest_[at] == 'E'); }
  bool is_sign_at(std::size_t at) const {
    if (rest_[at] != '-' && rest_[at] != '+') return false;
    return at == 0 ? rest_[at] == '-' : is_exponent_at(at - 1);
  }
  bool is_point_at(std::size_t at) const {
    return rest_[at] == '.' && at + 1 < rest_.size() && is_digit(rest_[at + 1]);
  }

  // A string literal's content with its escapes resolved; a backslash before anything else stays.
  std::string quoted() {
    if (!take("\"")) return fail(), std::string();
    std::string text;
    while (!rest_.empty() && rest_.front() != '"') {
      if (rest_.front() == '\\')
        escape(text);
      else {
        text += rest_.front();
        rest_.remove_prefix(1);
      }
    }
    if (rest_.empty()) return fail(), std::string();
    rest_.remove_prefix(1);
    return text;
  }

  void escape(std::string& text) {
    rest_.remove_prefix(1);
    const char c = rest_.empty() ? '\0' : rest_.front();
    static constexpr std::string_view names = "\"\\'nrt", meanings = "\"\\'\n\r\t";
    if (const std::size_t at = names.find(c); c != '\0' && at != names.npos) {
      text += meanings[at];
      rest_.remove_prefix(1);
      return;
    }
    std::uint32_t point = 0;
    if (c == 'u' && hexadecimal(4, point)) {
      std::uint32_t low = 0;
      const std::string_view before = rest_;
      if (point >= 0xd800 && point < 0xdc00 && rest_.starts_with("\\u")) {
        rest_.remove_prefix(1);
        if (hexadecimal(4, low) && low >= 0xdc00 && low < 0xe000)
          point = 0x1'0000 + ((point - 0xd800) << 10) + (low - 0xdc00);
        else
          rest_ = before;
      }
      return encode(point, text);
    }
    if (c == 'U' && hexadecimal(6, point)) return encode(point, text);
    text += '\\';
  }

  // The digits after the letter that stands first.
  bool hexadecimal(std::size_t digits, std::uint32_t& point) {
    if (rest_.size() <= digits) return false;
    point = 0;
    for (std::size_t i = 1; i <= digits; ++i) {
      static constexpr std::string_view all = "0123456789abcdef";
      const char c = rest_[i] >= 'A' && rest_[i] <= 'F' ? static_cast<char>(rest_[i] - 'A' + 'a') : rest_[i];
      const std::size_t digit = c == '\0' ? all.npos : all.find(c);
      if (digit == all.npos) return false;
      point = point * 16 + static_cast<std::uint32_t>(digit);
    }
    rest_.remove_prefix(digits + 1);
    return true;
  }

  void encode(std::uint32_t point, std::string& text) {
    if (point > 0x10'ffff || (point >= 0xd800 && point < 0xe000)) return fail();
    const auto put = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (point < 0x80) return put(point);
    if (point < 0x800)
      put(0xc0 | point >> 6);
    else if (point < 0x1'0000)
      put(0xe0 | point >> 12), put(0x80 | (point >> 6 & 0x3f));
    else
      put(0xf0 | point >> 18), put(0x80 | (point >> 12 & 0x3f)), put(0x80 | (point >> 6 & 0x3f));
    put(0x80 | (point & 0x3f));
  }

  std::string_view rest_;
  Arena& arena_;
  std::optional<Code> fault_;
};

} // namespace

Value parse_range(Value text, Evaluation& evaluation, Span span) {
  RangeReader reader(text.as_string(), evaluation.arena);
  const bool start_included = reader.bracket('[', "(]");
  const Value start = reader.end();
  reader.dots();
  const Value end = reader.end();
  const bool end_included = reader.bracket(']', ")[");
  reader.nothing_left();
  if (reader.fault()) return evaluation.fail(*reader.fault(), span, {text}, text.as_string());
  return make_range(start, end, start_included, end_included, evaluation, span);
}

} // namespace stackbook::feel
