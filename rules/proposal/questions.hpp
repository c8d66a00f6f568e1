// Questions: what the pack's functions, services and decisions say of a bound proposal, as data: for cell functions, the
// command `decide`, and reports.
#pragma once

#include "rules/proposal/check.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace stackbook::proposal {

// A range of a sheet as its owner holds it, a table whose columns have no names. A number stands for the decimal that the
// suites show: its 15 significant digits.
struct Cells {
  using Cell = std::variant<std::monostate, bool, double, std::string>; // monostate: blank
  std::size_t rows = 0, columns = 0;
  std::function<Cell(std::size_t row, std::size_t column)> at = {}; // any thread
};
bool operator==(const Cells& one, const Cells& other); // cell by cell

using Argument = std::variant<findings::Datum, findings::Table, Cells>;
using Arguments = std::vector<std::pair<std::string, Argument>>; // by name

// One question. Failure: there is no such function, or it has no value, and why.
Result<findings::Answered> answer(const Proposal& proposal, std::string_view function,
                                  const Arguments& arguments, const CheckOptions& options);

// Many questions of one proposal, whose tables are handed to the model once; what one answer needed is kept for the next.
// The proposal must outlive them. From any thread; answers come one after another.
class Questions {
 public:
  Questions(const Proposal& proposal, const CheckOptions& options);
  ~Questions();
  Questions(const Questions&) = delete;
  Questions& operator=(const Questions&) = delete;

  Checked check(); // before all questions: what it works out is kept for them
  Result<findings::Answered> answer(std::string_view function, const Arguments& arguments);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace stackbook::proposal
