#include "rules/proposal/questions.hpp"

#include "rules/proposal/asking.hpp"

#include <mutex>
#include <optional>

namespace stackbook::proposal {

bool operator==(const Cells& one, const Cells& other) {
  if (one.rows != other.rows || one.columns != other.columns) return false;
  for (std::size_t row = 0; row < one.rows; ++row)
    for (std::size_t column = 0; column < one.columns; ++column)
      if (one.at(row, column) != other.at(row, column)) return false;
  return true;
}

struct Questions::State {
  const Proposal& proposal;
  CheckOptions options;
  std::mutex one;
  std::optional<Asking> asking{}; // at the first question
};

Questions::Questions(const Proposal& proposal, const CheckOptions& options)
    : state_(new State{proposal, options, {}}) {}
Questions::~Questions() = default;

Checked Questions::check() {
  const std::lock_guard only(state_->one);
  return proposal::check(state_->asking.emplace(state_->proposal, state_->options), state_->options);
}

Result<findings::Answered> Questions::answer(std::string_view function, const Arguments& arguments) {
  const std::lock_guard only(state_->one);
  if (!state_->asking) state_->asking.emplace(state_->proposal, state_->options);
  Asking& asking = *state_->asking;
  asking.ready();
  const auto value = asking.ask(function, arguments);
  if (!value) return value.failure();
  if (value->reason() != 0)
    return Failure{"'" + std::string(function) + "' has no answer",
                   {},
                   dmn::explain(state_->proposal.pack->model, asking.session().evaluation(), *value, 5),
                   "correct the values it looks at"};
  return to_data(*value);
}

Result<findings::Answered> answer(const Proposal& proposal, std::string_view function,
                                  const Arguments& arguments, const CheckOptions& options) {
  return Questions(proposal, options).answer(function, arguments);
}

} // namespace stackbook::proposal
