// Measuring recall and precision on tests/screening/asked.txt.
#pragma once

#include "rules/screening/index.hpp"

#include <map>
#include <string>
#include <vector>

namespace stackbook::screening {

struct Question {
  std::string sort, asked, listed; // listed: the entry's name; empty: nobody on the list
  std::size_t line = 0;
};
std::vector<Question> read_questions(); // of asked.txt
List sample_list();                     // samples/screening-list.csv

struct Count {
  std::size_t right = 0;  // the entry meant is among the candidates
  std::size_t missed = 0; // it is not
  std::size_t wrong = 0;  // candidates that are not meant
  double recall() const { return right + missed == 0 ? 1 : double(right) / double(right + missed); }
  double precision() const { return right + wrong == 0 ? 1 : double(right) / double(right + wrong); }
};
struct Measure {
  std::map<std::string, Count> sorts; // by sort of question
  Count all;
  std::vector<std::string> lines; // what was missed or wrong, one a line
};
Measure measure(const Index& index, const std::vector<Question>& questions, unsigned threshold);

} // namespace stackbook::screening
