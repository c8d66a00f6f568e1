// Evaluates expressions over named values, as the laws of this folder are written.
#pragma once

#include "rules/feel/program/program.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::feel {

class Calculation {
 public:
  Calculation() { scope_.push(); }

  void let(std::string_view name, Value value);
  void let(std::string_view name, std::string_view expression) { let(name, of(expression)); }
  Value of(std::string_view expression); // borrows from this calculation
  bool holds(std::string_view condition) { return of(condition).is_true(); }
  std::string text_of(std::string_view expression); // with the code of a null
  std::string text_of(Value value) const;

  Arena arena;
  Evaluation evaluation{arena};

 private:
  Types types_;
  Scope scope_;
  std::vector<Value> frame_;
  std::deque<Program> programs_;
};

} // namespace stackbook::feel
