#include "tests/screening/measured.hpp"

#include "connectors/files/list.hpp"

#include <fstream>
#include <stdexcept>

namespace stackbook::screening {
namespace {

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

} // namespace

std::vector<Question> read_questions() {
  std::ifstream in(STACKBOOK_SOURCE "/tests/screening/asked.txt");
  std::vector<Question> questions;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::size_t first = line.find('|'), second = line.find('|', first + 1);
    if (second == std::string::npos) throw std::runtime_error("asked.txt line " + std::to_string(number));
    Question question{trimmed(line.substr(0, first)), trimmed(line.substr(first + 1, second - first - 1)),
                      trimmed(line.substr(second + 1)), number};
    if (question.listed == "-") question.listed.clear();
    questions.push_back(std::move(question));
  }
  return questions;
}

List sample_list() {
  auto list = files::read_list(std::filesystem::path(STACKBOOK_SOURCE "/samples/screening-list.csv"));
  if (!list) throw std::runtime_error(to_text(list.failure()));
  return std::move(list->list);
}

Measure measure(const Index& index, const std::vector<Question>& questions, unsigned threshold) {
  Measure found;
  Options options;
  options.threshold = threshold;
  options.most = 1000;
  for (const Question& question : questions) {
    Count count;
    bool right = false;
    for (const Candidate& candidate : index.screen(question.asked, options).candidates) {
      if (index.entry(candidate).name == question.listed) {
        right = true;
      } else {
        ++count.wrong;
        found.lines.push_back("wrong  " + question.asked + "  " + std::to_string(candidate.score) + " " +
                              index.listed_name(candidate));
      }
    }
    if (!question.listed.empty()) {
      count.right = right;
      count.missed = !right;
      if (!right) found.lines.push_back("missed " + question.asked + "  " + question.listed);
    }
    for (Count* sum : {&found.sorts[question.sort], &found.all}) {
      sum->right += count.right;
      sum->missed += count.missed;
      sum->wrong += count.wrong;
    }
  }
  return found;
}

} // namespace stackbook::screening
