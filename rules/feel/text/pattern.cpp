#include "rules/feel/text/pattern.hpp"

#include "rules/feel/text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <mutex>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace stackbook::feel {
namespace {

struct Free {
  void operator()(pcre2_code* code) const { pcre2_code_free(code); }
  void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
  void operator()(pcre2_jit_stack* stack) const { pcre2_jit_stack_free(stack); }
  void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};
template <class T> using Owned = std::unique_ptr<T, Free>;

constexpr std::uint32_t most_depth = 1'000'000;   // nested backtracking points of the interpreter
constexpr std::uint32_t most_kibibytes = 131'072; // of its memory
constexpr std::size_t most_jit_stack = 16 << 20;

// What PCRE2 counts by itself starts anew at every character, and leaves out the characters that a repeat
// passes over. So matching that could be long runs a form of the pattern that reports each of its steps; that
// it could be is guessed from length and choices. A pattern without choices is only compared at every place.
constexpr double most_unwatched = 1e7, most_compared = 1e9;
constexpr std::uint32_t most_unwatched_calls = 20'000;

// One thread matches one pattern at a time: its room for the result is made once, and once more for more
// groups.
pcre2_match_data* room_for(std::uint32_t pairs) {
  thread_local Owned<pcre2_match_data> room;
  thread_local std::uint32_t size = 0;
  if (!room || size < pairs) {
    size = std::max<std::uint32_t>(pairs, 16);
    room.reset(pcre2_match_data_create(size, nullptr));
  }
  return room.get();
}

pcre2_match_context* context_of_thread() {
  thread_local const Owned<pcre2_match_context> context = [] {
    Owned<pcre2_match_context> made(pcre2_match_context_create(nullptr));
    if (made) {
      pcre2_set_depth_limit(made.get(), most_depth);
      pcre2_set_heap_limit(made.get(), most_kibibytes);
    }
    return made;
  }();
  return context.get();
}

pcre2_jit_stack* stack_of_thread() {
  thread_local const Owned<pcre2_jit_stack> stack(pcre2_jit_stack_create(32 << 10, most_jit_stack, nullptr));
  return stack.get();
}

PCRE2_SPTR bytes(std::string_view text) {
  static constexpr char nothing = '\0';
  return reinterpret_cast<PCRE2_SPTR>(text.data() == nullptr ? &nothing : text.data());
}

std::string message_of(int code) {
  PCRE2_UCHAR text[256];
  const int length = pcre2_get_error_message(code, text, sizeof text);
  return length < 0 ? std::string("the pattern is too large") : std::string(reinterpret_cast<char*>(text));
}

Owned<pcre2_code> compile_pattern(std::string_view pattern, std::uint32_t options, std::string* error) {
  int code = 0;
  PCRE2_SIZE offset = 0;
  Owned<pcre2_code> made(pcre2_compile(bytes(pattern), pattern.size(), options, &code, &offset, nullptr));
  if (made) pcre2_jit_compile(made.get(), PCRE2_JIT_COMPLETE); // without it matching is slower, not different
  if (!made && error != nullptr) *error = message_of(code);
  return made;
}

} // namespace

struct Pattern::Compiled {
  std::string pattern;
  std::uint32_t options;
  Owned<pcre2_code> code;
  std::uint32_t groups, choices;
  bool quoted;
  bool matches_nothing = false;

  // Made when first wanted: the same pattern with a report before every item.
  mutable std::once_flag once;
  mutable Owned<pcre2_code> watched;
  const pcre2_code* watched_code() const {
    std::call_once(once,
                   [this] { watched = compile_pattern(pattern, options | PCRE2_AUTO_CALLOUT, nullptr); });
    return watched.get();
  }
};

struct Pattern::Budget {
  static constexpr std::uint64_t scanned_per_step = 64; // bytes of a text whose match costs no going back

  Budget(std::string_view text, std::uint64_t* steps)
      : whole(most_steps + steps_per_byte * text.size()), left(whole), spent(steps),
        scanned(text.size() / scanned_per_step) {}
  ~Budget() {
    if (spent != nullptr) *spent += whole - left + scanned;
  }
  Budget(const Budget&) = delete;
  Budget& operator=(const Budget&) = delete;
  const std::uint64_t whole;
  std::uint64_t left;
  std::uint64_t* const spent;
  const std::uint64_t scanned;
  std::size_t position = 0;

  static int report(pcre2_callout_block* block, void* data) {
    Budget& budget = *static_cast<Budget*>(data);
    const std::size_t now = block->current_position;
    const std::uint64_t cost = 1 + (now > budget.position ? now - budget.position : budget.position - now);
    budget.position = now;
    if (cost > budget.left) {
      budget.left = 0;
      return PCRE2_ERROR_MATCHLIMIT;
    }
    budget.left -= cost;
    return 0;
  }
};

std::variant<Pattern, PatternFault> Pattern::compile(std::string_view pattern, std::string_view letters) {
  auto flags = read_flags(letters);
  if (auto* fault = std::get_if<PatternFault>(&flags)) return std::move(*fault);
  const PatternFlags& read = std::get<PatternFlags>(flags);
  auto written = rewrite_pattern(pattern, read);
  if (auto* fault = std::get_if<PatternFault>(&written)) return std::move(*fault);
  Rewritten& rewritten = std::get<Rewritten>(written);
  auto compiled = std::make_shared<Compiled>();
  compiled->options = PCRE2_UTF | PCRE2_UCP | PCRE2_DOTALL | PCRE2_MATCH_UNSET_BACKREF | PCRE2_NO_UTF_CHECK |
                      PCRE2_NEVER_BACKSLASH_C | (read.caseless ? PCRE2_CASELESS : 0);
  std::string error;
  compiled->code = compile_pattern(rewritten.pattern, compiled->options, &error);
  if (!compiled->code) return PatternFault{std::move(error), 0};
  compiled->pattern = std::move(rewritten.pattern);
  compiled->groups = rewritten.groups;
  compiled->choices = rewritten.choices;
  compiled->quoted = read.quoted;
  const Pattern made(compiled);
  compiled->matches_nothing = made.matches({}) == Outcome::yes;
  return made;
}

std::uint32_t Pattern::groups() const {
  return compiled_->groups;
}
bool Pattern::quoted() const {
  return compiled_->quoted;
}
bool Pattern::matches_nothing() const {
  return compiled_->matches_nothing;
}

Pattern::Outcome Pattern::find(std::string_view text, std::size_t from, Budget& budget) const {
  pcre2_match_data* const room = room_for(compiled_->groups + 1);
  pcre2_match_context* const context = context_of_thread();
  if (room == nullptr || context == nullptr) return Outcome::limit;
  const auto match = [&](const pcre2_code* code, std::uint32_t options) {
    return pcre2_match(code, bytes(text), text.size(), from, options | PCRE2_NO_UTF_CHECK, room, context);
  };
  const auto outcome = [](int found) {
    return found >= 0 ? Outcome::yes : found == PCRE2_ERROR_NOMATCH ? Outcome::no : Outcome::limit;
  };
  pcre2_jit_stack_assign(context, nullptr, nullptr);
  const double length = static_cast<double>(text.size() - from + 1);
  const bool short_enough = compiled_->choices == 0
                                ? length * static_cast<double>(compiled_->pattern.size()) <= most_compared
                                : std::pow(length, compiled_->choices + 1) <= most_unwatched;
  if (short_enough) {
    pcre2_set_callout(context, nullptr, nullptr);
    pcre2_set_match_limit(context, most_unwatched_calls);
    const Outcome found = outcome(match(compiled_->code.get(), 0));
    if (found != Outcome::limit) return found;
  }
  const pcre2_code* const code = compiled_->watched_code();
  if (code == nullptr) return Outcome::limit;
  budget.position = from;
  pcre2_set_callout(context, &Budget::report, &budget);
  pcre2_set_match_limit(context, static_cast<std::uint32_t>(most_steps));
  int found = match(code, 0);
  if (found == PCRE2_ERROR_JIT_STACKLIMIT) {
    // The compiled form has a small stack of its own; then it gets a larger one, then the interpreter is
    // asked.
    pcre2_jit_stack_assign(context, nullptr, stack_of_thread());
    found = match(code, 0);
  }
  if (found == PCRE2_ERROR_JIT_STACKLIMIT) found = match(code, PCRE2_NO_JIT);
  return outcome(found);
}

Pattern::Outcome Pattern::matches(std::string_view text, std::uint64_t* steps) const {
  Budget budget(text, steps);
  return find(text, 0, budget);
}

std::variant<Pattern::Replacement, PatternFault> Pattern::read_replacement(std::string_view text) const {
  Replacement parts;
  if (quoted()) {
    parts.push_back({std::string(text), no_group});
    return parts;
  }
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    if (c == '\\') {
      if (next != '\\' && next != '$')
        return PatternFault{"in a replacement a backslash stands before $ or \\ only", at};
      plain += next;
      ++at;
    } else if (c == '$') {
      if (next < '0' || next > '9')
        return PatternFault{"in a replacement $ stands before a digit, or is written \\$", at};
      // The longest number that is a group of the pattern; a single digit beyond stands for nothing.
      std::uint32_t group = static_cast<std::uint32_t>(next - '0');
      ++at;
      while (at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9') {
        const std::uint32_t longer = group * 10 + static_cast<std::uint32_t>(text[at + 1] - '0');
        if (longer > groups()) break;
        group = longer;
        ++at;
      }
      if (group <= groups()) {
        parts.push_back({std::move(plain), group});
        plain.clear();
      }
    } else {
      plain += c;
    }
  }
  if (!plain.empty()) parts.push_back({std::move(plain), no_group});
  return parts;
}

Pattern::Outcome Pattern::replace(std::string_view text, const Replacement& replacement, std::string& out,
                                  std::size_t most, std::uint64_t* steps) const {
  const std::size_t before = out.size();
  Budget budget(text, steps);
  std::size_t from = 0, copied = 0;
  bool any = false;
  while (from <= text.size()) {
    const Outcome found = find(text, from, budget);
    if (found == Outcome::limit) return found;
    if (found == Outcome::no) break;
    any = true;
    const PCRE2_SIZE* const ends = pcre2_get_ovector_pointer(room_for(groups() + 1));
    out += text.substr(copied, ends[0] - copied);
    for (const Part& part : replacement) {
      out += part.text;
      if (part.group == no_group || ends[2 * part.group] == PCRE2_UNSET) continue;
      out += text.substr(ends[2 * part.group], ends[2 * part.group + 1] - ends[2 * part.group]);
    }
    if (out.size() - before > most) return Outcome::limit;
    copied = ends[1];
    from =
        ends[1] > ends[0] ? ends[1] : ends[1] + std::max<std::uint32_t>(1, code_point_at(text, ends[1]).size);
  }
  out += text.substr(std::min(copied, text.size()));
  return any ? Outcome::yes : Outcome::no;
}

Pattern::Outcome Pattern::split(std::string_view text, std::vector<std::string_view>& pieces,
                                std::uint64_t* steps) const {
  Budget budget(text, steps);
  std::size_t from = 0, piece = 0;
  while (from <= text.size()) {
    const Outcome found = find(text, from, budget);
    if (found == Outcome::limit) return found;
    if (found == Outcome::no) break;
    const PCRE2_SIZE* const ends = pcre2_get_ovector_pointer(room_for(groups() + 1));
    from =
        ends[1] > ends[0] ? ends[1] : ends[1] + std::max<std::uint32_t>(1, code_point_at(text, ends[1]).size);
    if (ends[1] == ends[0]) continue;
    pieces.push_back(text.substr(piece, ends[0] - piece));
    piece = ends[1];
  }
  pieces.push_back(text.substr(piece));
  return pieces.size() > 1 ? Outcome::yes : Outcome::no;
}

} // namespace stackbook::feel
