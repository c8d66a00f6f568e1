#include "rules/dmn/model/graph.hpp"
#include "rules/feel/print.hpp"

namespace stackbook::dmn {
namespace {

constexpr std::size_t widest = 200; // bytes of a value

// Lines of one explanation, moved to the right of the tree's line.
void indent(std::string& text, const std::string& lines, std::size_t by) {
  for (const char c : lines) {
    text += c;
    if (c == '\n') text.append(by, ' ');
  }
}

class Writer {
 public:
  Writer(const Model& model, const feel::Evaluation& evaluation, const Trace& trace)
      : model_(model), evaluation_(evaluation), trace_(trace), shown_(trace.steps.size()) {}

  std::string text() {
    struct Open {
      std::uint32_t step;
      std::size_t depth;
    };
    std::vector<Open> open;
    if (!trace_.steps.empty()) open.push_back({0, 0});
    while (!open.empty()) {
      const auto [at, depth] = open.back();
      open.pop_back();
      const Trace::Step& step = trace_.steps[at];
      line(depth);
      text_ += model_.name_of(step.node);
      if (shown_[at] && !step.required.empty()) {
        text_ += ": as above\n";
        continue;
      }
      shown_[at] = true;
      text_ += step.given && model_.sort_of(step.node) == NodeSort::decision ? " (given) = " : " = ";
      value(step.value, depth);
      table(step.table, depth + 1);
      for (auto need = step.required.rbegin(); need != step.required.rend(); ++need)
        open.push_back({*need, depth + 1});
    }
    return std::move(text_);
  }

 private:
  void line(std::size_t depth) { text_.append(2 * depth, ' '); }

  void value(feel::Value value, std::size_t depth) {
    if (value.reason() != 0)
      indent(text_, explain(model_, evaluation_, value), 2 * depth);
    else
      text_ += feel::to_literal(value, widest);
    text_ += '\n';
  }

  void table(const TableAnswer& answer, std::size_t depth) {
    if (answer.inputs.empty() && answer.fired.empty()) return;
    for (const TableAnswer::Input& input : answer.inputs) {
      line(depth);
      text_ += "| ";
      text_ += input.text;
      text_ += " = ";
      value(input.value, depth);
    }
    line(depth);
    text_ += answer.fired.empty() ? "| no rule matches" : answer.fired.size() == 1 ? "| rule" : "| rules";
    for (std::size_t i = 0; i < answer.fired.size(); ++i)
      text_ += (i == 0 ? " " : ", ") + std::to_string(answer.fired[i]);
    text_ += '\n';
  }

  const Model& model_;
  const feel::Evaluation& evaluation_;
  const Trace& trace_;
  std::vector<bool> shown_;
  std::string text_;
};

} // namespace

std::string to_text(const Model& model, const feel::Evaluation& evaluation, const Trace& trace) {
  return Writer(model, evaluation, trace).text();
}

} // namespace stackbook::dmn
