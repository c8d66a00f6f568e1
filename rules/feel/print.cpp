#include "rules/feel/print.hpp"

#include "rules/feel/number/number.hpp"
#include "rules/feel/program/function.hpp"
#include "rules/feel/time/print.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace stackbook::feel {
namespace {

constexpr std::size_t most = std::size_t{16} << 20;

void quote(std::string_view text, std::string& out) {
  out += '"';
  for (const char c : text) {
    switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default: out += c;
    }
  }
  out += '"';
}

constexpr std::array<std::string_view, 18> keywords{
    "and", "between",  "else", "every", "external", "false",     "for",  "function", "if",
    "in",  "instance", "null", "or",    "return",   "satisfies", "some", "then",     "true"};

// A key that needs no quotes: words of letters, digits and _, one space between, none of them a keyword.
bool is_plain_name(std::string_view name) {
  if (name.empty()) return false;
  std::size_t word = 0;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    if (i == name.size() || name[i] == ' ') {
      if (i == word || std::binary_search(keywords.begin(), keywords.end(), name.substr(word, i - word)))
        return false;
      word = i + 1;
      continue;
    }
    const char c = name[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (!letter && !(c >= '0' && c <= '9' && i != 0)) return false;
  }
  return true;
}

void write_function(const Function& function, std::string& out) {
  if (!function.name.empty()) {
    out += function.name;
    return;
  }
  out += "function(";
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    if (i != 0) out += ", ";
    out += function.parameters[i].name;
  }
  out += ')';
}

// What is left to write of a list, context or range, innermost last.
struct Open {
  Value value;
  std::size_t next = 0;
};

class Writer {
 public:
  Writer(bool literal, std::size_t limit) : literal_(literal), limit_(limit) {}

  bool write(Value value) { // false: longer than the limit
    put(value, literal_);
    while (!open_.empty() && out_.size() <= limit_) step();
    return out_.size() <= limit_;
  }
  std::string take() { return std::move(out_); }

 private:
  void put(Value value, bool literal) {
    switch (value.kind()) {
    case Kind::null: out_ += "null"; break;
    case Kind::boolean: out_ += value.as_boolean() ? "true" : "false"; break;
    case Kind::number: out_ += number::to_text(value); break;
    case Kind::string:
      if (literal)
        quote(value.as_string(), out_);
      else
        out_ += value.as_string();
      break;
    case Kind::list:
      out_ += '[';
      open_.push_back({value});
      break;
    case Kind::context:
      out_ += '{';
      open_.push_back({value});
      break;
    case Kind::range: open_.push_back({value}); break;
    case Kind::function: write_function(value.as_function(), out_); break;
    default: out_ += literal ? "@\"" + print_temporal(value) + '"' : print_temporal(value);
    }
  }

  void step() {
    Open& open = open_.back();
    const std::size_t i = open.next++;
    switch (open.value.kind()) {
    case Kind::list: {
      const auto items = open.value.as_list();
      if (i == items.size()) return close(']');
      if (i != 0) out_ += ", ";
      return put(items[i], true);
    }
    case Kind::context: {
      const Context& c = open.value.as_context();
      if (i == c.shape->count) return close('}');
      if (i != 0) out_ += ", ";
      if (is_plain_name(c.shape->names[i]))
        out_ += c.shape->names[i];
      else
        quote(c.shape->names[i], out_);
      out_ += ": ";
      return put(c.values[i], true);
    }
    default: return step_range(open.value.as_range(), i);
    }
  }

  void step_range(const Range& range, std::size_t i) {
    if (range.form == Range::Form::interval) {
      if (i == 0) {
        out_ += range.start_included ? '[' : '(';
        return put(range.start, true);
      }
      if (i == 1) {
        out_ += "..";
        return put(range.end, true);
      }
      return close(range.end_included ? ']' : ')');
    }
    if (i == 1) return close(')');
    const bool upward = range.form == Range::Form::greater || range.form == Range::Form::greater_equal;
    static constexpr std::string_view signs[] = {"", "(<", "(<=", "(>", "(>=", "(=", "(!="};
    out_ += signs[static_cast<std::size_t>(range.form)];
    put(upward ? range.start : range.end, true);
  }

  void close(char bracket) {
    out_ += bracket;
    open_.pop_back();
  }

  bool literal_;
  std::size_t limit_;
  std::string out_;
  std::vector<Open> open_;
};

std::string cut_if_long(Value value, bool literal) {
  Writer writer(literal, most);
  const bool whole = writer.write(value);
  return whole ? writer.take() : writer.take() + "…";
}

} // namespace

std::string to_text(Value value) {
  return cut_if_long(value, false);
}
std::string to_literal(Value value) {
  return cut_if_long(value, true);
}

std::string to_literal(Value value, std::size_t most_bytes) {
  Writer writer(true, most_bytes);
  if (writer.write(value)) return writer.take();
  std::string cut = writer.take().substr(0, most_bytes);
  while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xc0) == 0x80) cut.pop_back();
  if (!cut.empty() && static_cast<unsigned char>(cut.back()) >= 0xc0) cut.pop_back();
  return cut + "…";
}

std::optional<std::string> to_text_within(Value value, std::size_t most_bytes) {
  Writer writer(false, most_bytes);
  if (!writer.write(value)) return std::nullopt;
  return writer.take();
}

} // namespace stackbook::feel
