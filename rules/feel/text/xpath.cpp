#include "rules/feel/text/xpath.hpp"

#include "rules/feel/text/character_class.hpp"
#include "rules/feel/text/utf8.hpp"

#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace stackbook::feel {
namespace {

constexpr std::uint32_t most_repeats = 65'535; // what PCRE2 counts to

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_pattern_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Under x white space is no part of the pattern, wherever it stands outside classes.
std::string without_space(std::string_view pattern) {
  std::string out;
  int open = 0;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (open == 0 && is_pattern_space(c)) continue;
    out += c;
    if (c == '\\') {
      if (open == 0)
        while (at + 1 < pattern.size() && is_pattern_space(pattern[at + 1])) ++at;
      if (at + 1 < pattern.size()) out += pattern[++at];
    } else if (c == '[') {
      ++open;
    } else if (c == ']' && open > 0) {
      --open;
    }
  }
  return out;
}

class Rewriter {
 public:
  Rewriter(std::string_view pattern, PatternFlags flags)
      : pattern_(pattern), flags_(flags), classes_(pattern, flags.caseless) {}

  std::variant<Rewritten, PatternFault> rewrite() {
    while (at_ < pattern_.size() && fault_.empty()) step();
    if (fault_.empty() && !open_.empty()) fault_ = "a group that starts with '(' has no ')'";
    if (!fault_.empty()) return PatternFault{std::move(fault_), at_};
    return Rewritten{std::move(out_), groups_, choices_};
  }

 private:
  void atom(std::string_view text) {
    out_ += text;
    repeatable_ = true;
  }

  void step() {
    const CodePoint c = code_point_at(pattern_, at_);
    switch (c.value) {
    case '(': return open();
    case ')': return close();
    case '|':
      ++at_;
      out_ += '|';
      ++choices_;
      repeatable_ = false;
      return;
    case '?':
    case '*':
    case '+':
    case '{': return quantifier();
    case '.': ++at_; return atom(flags_.all ? "." : "[^\\n\\r]");
    case '^': ++at_; return atom(flags_.lines ? "(?:\\A|(?<=\\n)(?!\\z))" : "(?:\\A)");
    case '$': ++at_; return atom(flags_.lines ? "(?:(?=\\n)|(?<!\\n)\\z)" : "(?:\\z)");
    case '[': {
      ++at_;
      if (const auto text = classes_.bracketed(at_, fault_)) atom(*text);
      return;
    }
    case ']':
    case '}': fault_ = std::string("'") + pattern_[at_] + "' stands alone; write it with a backslash"; return;
    case '\\': return escape();
    default:
      at_ += c.size;
      append_literal(out_, c.value);
      repeatable_ = true;
    }
  }

  void open() {
    ++at_;
    repeatable_ = false;
    if (pattern_.substr(at_).starts_with("?:")) {
      at_ += 2;
      out_ += "(?:";
      open_.push_back(0);
    } else if (at_ < pattern_.size() && pattern_[at_] == '?') {
      fault_ = "after '(?' only ':' can stand";
    } else {
      out_ += '(';
      open_.push_back(++groups_);
      closed_.push_back(false);
    }
  }

  void close() {
    if (open_.empty()) {
      fault_ = "')' closes no group";
      return;
    }
    ++at_;
    if (open_.back() != 0) closed_[open_.back() - 1] = true;
    open_.pop_back();
    atom(")");
  }

  std::optional<std::uint32_t> count() {
    std::uint32_t value = 0;
    const char* const first = pattern_.data() + at_;
    const auto [end, error] = std::from_chars(first, pattern_.data() + pattern_.size(), value);
    at_ += static_cast<std::size_t>(end - first);
    if (end == first) return std::nullopt;
    return error == std::errc{} ? value : most_repeats + 1;
  }

  void quantifier() {
    if (!repeatable_) {
      fault_ = std::string("'") + pattern_[at_] + "' has nothing to repeat";
      return;
    }
    repeatable_ = false;
    const std::size_t begin = at_;
    bool varies = true;
    if (pattern_[at_++] == '{') {
      const auto least = count();
      std::optional<std::uint32_t> most = least;
      bool open_end = false;
      if (least && at_ < pattern_.size() && pattern_[at_] == ',') {
        ++at_;
        most = count();
        open_end = !most;
      }
      if (!least || at_ >= pattern_.size() || pattern_[at_] != '}') {
        fault_ = "'{' starts no number of repeats; write {n}, {n,} or {n,m}, or a backslash before it";
        return;
      }
      ++at_;
      if (*least > most_repeats || (!open_end && *most > most_repeats)) {
        fault_ = "more than 65,535 repeats are asked for";
        return;
      }
      if (!open_end && *most < *least) {
        fault_ = "the most repeats are fewer than the least";
        return;
      }
      varies =
          open_end || *most > *least || *least > 64; // a long fixed repeat passes over as much as an open one
    }
    out_ += pattern_.substr(begin, at_ - begin);
    if (varies) ++choices_;
    if (at_ < pattern_.size() && pattern_[at_] == '?') {
      ++at_;
      out_ += '?';
    }
  }

  void escape() {
    ++at_;
    CharacterSet set;
    const ClassReader::Escape read = classes_.escape(at_, set, fault_);
    if (!fault_.empty()) return;
    if (read.character) {
      append_literal(out_, *read.character);
      repeatable_ = true;
    } else if (read.known) {
      atom(set.text(flags_.caseless));
    } else {
      reference();
    }
  }

  // \12 is group 12 if that many have opened before it, else group 1 and a "2".
  void reference() {
    std::uint32_t group = static_cast<std::uint32_t>(pattern_[at_] - '0');
    const std::size_t begin = at_++;
    while (at_ < pattern_.size() && is_digit(pattern_[at_])) {
      const std::uint32_t longer = group * 10 + static_cast<std::uint32_t>(pattern_[at_] - '0');
      if (longer > groups_) break;
      group = longer;
      ++at_;
    }
    if (group > groups_ || !closed_[group - 1]) {
      fault_ = "\\" + std::string(pattern_.substr(begin, at_ - begin)) +
               " refers to a group that is not closed before it";
      return;
    }
    atom("\\g{" + std::to_string(group) + "}");
  }

  std::string_view pattern_;
  PatternFlags flags_;
  ClassReader classes_;
  std::string out_, fault_;
  std::size_t at_ = 0;
  std::uint32_t groups_ = 0, choices_ = 0;
  std::vector<std::uint32_t> open_; // the number of each open group, 0 where it doesn't capture
  std::vector<bool> closed_;
  bool repeatable_ = false;
};

} // namespace

std::variant<PatternFlags, PatternFault> read_flags(std::string_view letters) {
  PatternFlags flags;
  for (std::size_t at = 0; at < letters.size(); ++at) {
    switch (letters[at]) {
    case 's': flags.all = true; break;
    case 'm': flags.lines = true; break;
    case 'i': flags.caseless = true; break;
    case 'x': flags.spaced = true; break;
    case 'q': flags.quoted = true; break;
    default: return PatternFault{"flags are letters of s, m, i, x and q", at};
    }
  }
  return flags;
}

std::variant<Rewritten, PatternFault> rewrite_pattern(std::string_view pattern, PatternFlags flags) {
  if (flags.quoted) {
    Rewritten out{{}, 0, 0};
    for (std::size_t at = 0; at < pattern.size();) {
      const CodePoint c = code_point_at(pattern, at);
      append_literal(out.pattern, c.value);
      at += c.size;
    }
    return out;
  }
  if (!flags.spaced) return Rewriter(pattern, flags).rewrite();
  const std::string bare = without_space(pattern);
  return Rewriter(bare, flags).rewrite();
}

} // namespace stackbook::feel
