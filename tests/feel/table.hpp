// Tables of FEEL cases in plain text, one case a line:
//
//   expression ==> expression        both give the same value
//   expression ==> null              the plain null, which no error made
//   expression ==> null FEEL-CODE    the null of that error
//   let name = expression            a variable for the lines after it
//   unary tests                      from here on the left sides are cells of a decision table about the variable ?
//   # remark
#pragma once

#include <string>
#include <vector>

namespace stackbook::feel {

struct Case {
  std::size_t line;
  std::string text, fault; // fault: how it came out otherwise; empty when right
};

std::vector<Case> run_table(const std::string& text);

} // namespace stackbook::feel
