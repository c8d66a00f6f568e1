#include "rules/feel/builtins/regex.hpp"

#include "rules/feel/text/pattern.hpp"

#include <array>
#include <optional>

namespace stackbook::feel {
namespace {

// A rule asks with the same few patterns for every row: those compiled last on this thread are kept.
class Recent {
 public:
  std::variant<Pattern, PatternFault> compile(std::string_view pattern, std::string_view flags) {
    for (const Entry& entry : entries_)
      if (entry.compiled && entry.pattern == pattern && entry.flags == flags) return *entry.compiled;
    auto made = Pattern::compile(pattern, flags);
    if (const auto* compiled = std::get_if<Pattern>(&made);
        compiled != nullptr && pattern.size() <= longest) {
      entries_[next_] = {std::string(pattern), std::string(flags), *compiled};
      next_ = (next_ + 1) % entries_.size();
    }
    return made;
  }

 private:
  static constexpr std::size_t longest = 4'096;
  struct Entry {
    std::string pattern, flags;
    std::optional<Pattern> compiled;
  };
  std::array<Entry, 8> entries_;
  std::size_t next_ = 0;
};

// The pattern, or nothing and the null that the call answers.
std::optional<Pattern> compiled(Call& call, Value pattern, Value flags, Value& failed) {
  thread_local Recent recent;
  auto made = recent.compile(pattern.as_string(), flags.is_null() ? std::string_view() : flags.as_string());
  if (auto* fault = std::get_if<PatternFault>(&made)) {
    failed = call.fail(Code::pattern_malformed, {pattern, flags}, fault->why);
    return std::nullopt;
  }
  return std::get<Pattern>(std::move(made));
}

bool takes_nothing(Call& call, const Pattern& pattern, Value written, Value& failed) {
  if (!pattern.matches_nothing()) return false;
  failed = call.fail(Code::pattern_malformed, {written}, "it matches the empty text, so it marks no place");
  return true;
}

} // namespace

Value answer_matches(Call& call, std::span<const Value> arguments) {
  Value failed;
  const auto pattern = compiled(call, arguments[1], arguments[2], failed);
  if (!pattern) return failed;
  const auto outcome = pattern->matches(arguments[0].as_string(), &call.evaluation.steps);
  if (outcome == Pattern::Outcome::limit) return call.fail(Code::pattern_limit, {arguments[1], arguments[0]});
  return Value::boolean(outcome == Pattern::Outcome::yes);
}

Value answer_replace(Call& call, std::span<const Value> arguments) {
  Value failed;
  const auto pattern = compiled(call, arguments[1], arguments[3], failed);
  if (!pattern || takes_nothing(call, *pattern, arguments[1], failed)) return failed;
  const auto replacement = pattern->read_replacement(arguments[2].as_string());
  if (const auto* fault = std::get_if<PatternFault>(&replacement))
    return call.fail(Code::pattern_malformed, {arguments[2]}, fault->why);
  std::string out;
  const auto outcome = pattern->replace(arguments[0].as_string(), std::get<Pattern::Replacement>(replacement),
                                        out, call.evaluation.limits.bytes, &call.evaluation.steps);
  if (out.size() > call.evaluation.limits.bytes) return call.fail(Code::limit_bytes, {arguments[0]});
  if (outcome == Pattern::Outcome::limit) return call.fail(Code::pattern_limit, {arguments[1], arguments[0]});
  if (outcome == Pattern::Outcome::no) return arguments[0];
  return Value::string(call.arena().keep(std::string_view(out)));
}

Value answer_split(Call& call, std::span<const Value> arguments) {
  Value failed;
  const auto pattern = compiled(call, arguments[1], Value::null(), failed);
  if (!pattern || takes_nothing(call, *pattern, arguments[1], failed)) return failed;
  std::vector<std::string_view> pieces;
  if (pattern->split(arguments[0].as_string(), pieces, &call.evaluation.steps) == Pattern::Outcome::limit)
    return call.fail(Code::pattern_limit, {arguments[1], arguments[0]});
  Value* const items = call.arena().array<Value>(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) items[i] = Value::string(pieces[i]);
  return Value::list({items, pieces.size()});
}

} // namespace stackbook::feel
