#include "rules/feel/syntax/name.hpp"
#include "rules/feel/syntax/parser.hpp"
#include "rules/feel/text/utf8.hpp"

#include <utility>

namespace stackbook::feel {

const Variable* Parser::variable(std::string_view name) const {
  const Variable* found = local_.find(name);
  return found != nullptr ? found : outer_.find(name);
}

std::optional<Parser::Known> Parser::longest(std::size_t at, std::size_t end) {
  if (end == at) return std::nullopt;
  const std::string_view first = text_.substr(at, end - at);
  found_.clear();
  found_.reserve(8);
  // The grammar itself names these two (date and time literals), whatever the scope holds.
  if (first == "date") found_.push_back({"date and time", nullptr});
  if (first == "years") found_.push_back({"years and months duration", nullptr});
  outer_.candidates(first, found_);
  local_.candidates(first, found_);
  Known known{{}, at};
  for (const Scope::Candidate& candidate : found_) {
    const std::size_t matched = match_name(candidate.name, text_, at);
    if (matched != no_match && matched >= known.end) known = {candidate, matched};
  }
  return known.called.name.empty() ? std::nullopt : std::optional(known);
}

std::size_t Parser::run_end(std::size_t at) const {
  std::size_t end = word_end(text_, at);
  for (;;) {
    const std::size_t next = skip_white(text_, end);
    if (next == end || !continues_name(code_point_at(text_, next).value)) return end;
    const std::size_t next_end = word_end(text_, next);
    if (is_joint(text_.substr(next, next_end - next))) return end;
    end = next_end;
  }
}

NodeId Parser::word() {
  const auto begin = place();
  const std::size_t end = word_end(text_, at_);
  const auto known = longest(at_, end);
  if (!known || known->end <= end) {
    const std::string_view keyword = text_.substr(at_, end - at_);
    const auto constant = [&](Form form, std::uint8_t flags) {
      advance(end - at_);
      const NodeId id = put(tree_.add(form, since(begin)), literal_type(form));
      tree_.nodes[id].flags = flags;
      return id;
    };
    if (keyword == "null") return constant(Form::null, 0);
    if (keyword == "true") return constant(Form::boolean, 1);
    if (keyword == "false") return constant(Form::boolean, 0);
    if (keyword == "if") return conditional();
    if (keyword == "for") return iteration(Form::loop);
    if (keyword == "some") return iteration(Form::some);
    if (keyword == "every") return iteration(Form::every);
    if (keyword == "function") return function();
    if (!known && is_joint(keyword)) return wrong("a value");
  }
  std::string name;
  if (known) {
    // Words that go on where an operator would have to stand make it another name, one that nobody knows.
    const std::size_t next = skip_white(text_, known->end);
    const bool goes_on = next > known->end && continues_name(code_point_at(text_, next).value) &&
                         !is_joint(text_.substr(next, word_end(text_, next) - next));
    if (!goes_on) {
      advance(known->end - at_);
      const auto& [called, declared] = known->called;
      return put(tree_.add_text(Form::name, since(begin), std::string(called)),
                 declared != nullptr ? declared->type : Type());
    }
    name = text_.substr(at_, run_end(next) - at_);
  } else {
    name = text_.substr(at_, run_end(at_) - at_);
  }
  advance(name.size());
  return put(tree_.add_text(Form::name, since(begin), normalised(name)), Type());
}

// A new name, up to the word `keyword` (of an iterator: `in`), which is consumed too.
std::string Parser::name_before(std::string_view keyword) {
  white();
  const std::size_t begin = at_;
  std::size_t end = at_;
  while (!at_end()) {
    const CodePoint c = code_point_at(text_, at_);
    if (is_white(c.value)) {
      at_ = skip_white(text_, at_);
    } else if (continues_name(c.value)) {
      const std::string_view part = word_here();
      if (is_joint(part)) break;
      at_ += part.size();
      end = at_;
    } else if (is_name_symbol(c.value) && end > begin) {
      at_ += c.size;
      end = at_;
    } else {
      break;
    }
  }
  std::string name = normalised(text_.substr(begin, end - begin));
  if (!starts_name(code_point_at(text_, begin).value)) name.clear();
  if (name.empty()) missing("the name of an iterator is expected");
  if (!eat_word(keyword)) {
    if (!name.empty()) missing("'in' after the name of an iterator is expected");
    recover();
  }
  return name;
}

} // namespace stackbook::feel
