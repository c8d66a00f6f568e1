#include "tests/feel/table.hpp"

#include "rules/feel/operators/equality.hpp"
#include "rules/feel/program/program.hpp"

#include <sstream>

namespace stackbook::feel {

namespace {

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r"), last = text.find_last_not_of(" \t\r");
  return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

// One table: its variables, and the evaluation that all its lines share.
class Table {
 public:
  Table() { scope_.push(); }

  void let(const std::string& name, const std::string& expression) {
    const Value value = value_of(expression, Entry::expression);
    frame_.resize(scope_.declare(name, type_of(value, types_)) + 1);
    frame_.back() = value;
  }

  std::string fault_of(const std::string& left, const std::string& right, Entry entry) {
    const Value given = value_of(left, entry);
    if (right.starts_with("null")) {
      const std::string wanted = trimmed(right.substr(4));
      const std::string found =
          given.reason() != 0 ? std::string(id_of(evaluation_.reasons[given.reason()].code)) : "";
      return given.is_null() && wanted == found ? "" : shown(given);
    }
    const Value wanted = value_of(right, Entry::expression);
    return !given.is_null() && same(given, wanted) ? "" : shown(given);
  }

 private:
  Value value_of(const std::string& text, Entry entry) {
    std::vector<Issue> issues;
    programs_.push_back(compile(text, entry, scope_, types_, issues));
    return run(programs_.back(), frame_, evaluation_);
  }

  std::string shown(Value value) {
    if (value.is_null())
      return value.reason() != 0 ? "null " + std::string(id_of(evaluation_.reasons[value.reason()].code))
                                 : "null";
    Scope alone;
    alone.push();
    alone.declare("v", Type());
    std::vector<Issue> issues;
    programs_.push_back(compile("string(v)", Entry::expression, alone, types_, issues));
    const Value text = run(programs_.back(), std::span(&value, 1), evaluation_);
    if (text.kind() != Kind::string) return "a value that string() does not print";
    return text.as_string().empty() ? "an empty text" : std::string(text.as_string());
  }

  Scope scope_;
  Types types_;
  std::vector<Value> frame_;
  std::vector<Program> programs_; // values borrow from them
  Arena arena_;
  Evaluation evaluation_{arena_};
};

} // namespace

std::vector<Case> run_table(const std::string& text) {
  std::vector<Case> cases;
  Table table;
  Entry entry = Entry::expression;
  std::istringstream lines(text);
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    line = trimmed(line);
    if (line.empty() || line[0] == '#') continue;
    if (line == "unary tests") {
      entry = Entry::unary_tests;
      continue;
    }
    const std::size_t arrow = line.rfind(" ==> ");
    if (line.starts_with("let ") && arrow == std::string::npos) {
      const std::size_t equals = line.find('=');
      table.let(trimmed(line.substr(4, equals - 4)), trimmed(line.substr(equals + 1)));
    } else if (arrow == std::string::npos) {
      cases.push_back({number, line, "the line is neither a case nor a variable"});
    } else {
      cases.push_back(
          {number, line,
           table.fault_of(trimmed(line.substr(0, arrow)), trimmed(line.substr(arrow + 5)), entry)});
    }
  }
  return cases;
}

} // namespace stackbook::feel
