#include "rules/dmn/table/compile.hpp"

#include "rules/dmn/model/definitions.hpp"
#include "rules/dmn/model/types.hpp"
#include "rules/dmn/table/read.hpp"

#include <memory>

namespace stackbook::dmn {
namespace {

using feel::NodeId;
using feel::Value;

class Compiler {
 public:
  Compiler(const xml::Element& element, Lowering& at, Table& table)
      : at_(at), table_(table), evaluation_(at.into.constants), form_(read_form(element)),
        inner_{at.into, at.model, at.scope, tree_, at.feel} {}

  void run() {
    table_.policy = form_.policy;
    table_.frame_size = at_.scope.size();
    table_.span = span_of(at_.model, *form_.element);
    for (const xml::Element* input : form_.inputs) add_input(*input);
    for (const xml::Element* output : form_.outputs) add_output(*output);
    name_outputs();
    std::vector<std::vector<Cell>> columns(table_.inputs.size());
    for (std::vector<Cell>& column : columns) column.reserve(form_.rules.size());
    table_.cells.reserve(form_.rules.size() * table_.inputs.size());
    table_.entries.reserve(form_.rules.size() * table_.outputs.size());
    table_.rules.reserve(form_.rules.size());
    for (std::size_t rule = 0; rule < form_.rules.size(); ++rule) add_rule(rule, columns);
    for (std::size_t i = 0; i < columns.size(); ++i) table_.inputs[i].column = Column(columns[i]);
    if (form_.policy == Policy::sum || form_.policy == Policy::least || form_.policy == Policy::greatest) {
      const std::string_view name = form_.policy == Policy::sum     ? "sum"
                                    : form_.policy == Policy::least ? "min"
                                                                    : "max";
      table_.aggregate = {{}, {}, feel::BuiltinSet{feel::builtins_named(name)}, name};
    }
    table_.texts = texts_of(form_, table_);
  }

 private:
  // One tree serves text after text.
  Lowering& fresh() {
    tree_.clear();
    return inner_;
  }

  feel::Program program(const xml::Element& holder, feel::Entry entry) {
    const NodeId root = lower_text(holder, entry, fresh());
    return feel::compile(tree_, root, at_.scope, at_.into.types, at_.into.issues);
  }

  // A cell is seen in a layer of its own that knows "?".
  feel::Program tests(const xml::Element& holder, feel::Type type, Cell& cell) {
    at_.scope.push();
    at_.scope.declare_staying("?", type);
    const NodeId root = lower_text(holder, feel::Entry::unary_tests, fresh());
    feel::Program compiled;
    if (tree_.nodes[root].form != feel::Form::any_test) {
      cell = classify(tree_, root, at_.scope, at_.into.types, evaluation_);
      compiled = feel::compile(tree_, root, at_.scope, at_.into.types, at_.into.issues);
    }
    at_.scope.pop();
    return compiled;
  }

  void restrict(const xml::Element& element, std::string_view part, feel::Type type, bool& restricted,
                Column& index, feel::Program& program) {
    const xml::Element* holder = dmn_child(element, part);
    const xml::Element* text = holder == nullptr ? nullptr : dmn_child(*holder, "text");
    if (text == nullptr || trimmed(text->text).empty()) return;
    Cell cell;
    program = tests(*holder, type, cell);
    restricted = cell.sort != Cell::Sort::any;
    index = Column(std::span(&cell, 1));
  }

  void add_input(const xml::Element& element) {
    Table::Input input;
    const xml::Element* expression = dmn_child(element, "inputExpression");
    if (expression != nullptr) {
      const NodeId root = lower_text(*expression, feel::Entry::expression, fresh());
      input.span = tree_.nodes[root].span;
      input.type = declared_type(*expression, at_.model, at_.into);
      if (input.type.is_any()) input.type = feel::infer(tree_, root, at_.scope, at_.into.types);
      input.program = feel::compile(tree_, root, at_.scope, at_.into.types, at_.into.issues);
      if (tree_.nodes[root].form == feel::Form::name)
        if (const feel::Variable* variable = at_.scope.find(tree_.texts[tree_.nodes[root].text]))
          input.slot = variable->slot;
    }
    input.text = label_of(element);
    restrict(element, "inputValues", input.type, input.restricted, input.allowed, input.allowed_tests);
    table_.inputs.push_back(std::move(input));
  }

  void add_output(const xml::Element& element) {
    Table::Output output;
    output.name = feel::normalised(element.attribute_or("name"));
    output.type = declared_type(element, at_.model, at_.into);
    output.span = span_of(at_.model, element);
    restrict(element, "outputValues", output.type, output.restricted, output.allowed, output.allowed_tests);
    if (const xml::Element* values = dmn_child(element, "outputValues"))
      if (const xml::Element* text = dmn_child(*values, "text")) output.priorities = values_in(text->text);
    if (output.priorities.empty() && output.type.info().constraint != nullptr)
      output.priorities = values_in(output.type.info().constraint->text);
    if (const xml::Element* otherwise = dmn_child(element, "defaultOutputEntry")) {
      output.otherwise = program(*otherwise, feel::Entry::expression);
      output.has_default = true;
    }
    table_.outputs.push_back(std::move(output));
  }

  // The values of a list of tests, in order, as far as they are constants.
  std::vector<Value> values_in(std::string_view text) {
    feel::Tree tree;
    std::vector<feel::Issue> issues;
    std::vector<Value> values;
    const NodeId root = feel::parse("[" + std::string(text) + "]", feel::Entry::expression, at_.scope,
                                    at_.into.types, tree, issues);
    if (!issues.empty()) return values;
    const feel::Program list = feel::compile(tree, root, at_.scope, at_.into.types, issues);
    if (!issues.empty() || !list.is_constant()) return values;
    const std::vector<Value> frame(at_.scope.size());
    const Value value = feel::copy_to(at_.into.constants, feel::run(list, frame, evaluation_));
    if (value.kind() == feel::Kind::list) values.assign(value.as_list().begin(), value.as_list().end());
    return values;
  }

  void name_outputs() {
    if (table_.outputs.size() < 2) return;
    for (std::size_t i = 0; i < table_.outputs.size(); ++i) {
      if (table_.outputs[i].name.empty()) {
        table_.outputs[i].name = "output " + std::to_string(i + 1);
        at_.into.issues.push_back({feel::Code::model_malformed, span_of(at_.model, *form_.outputs[i]),
                                   "an output of a table with several outputs has no name"});
      }
    }
    for (const Table::Output& output : table_.outputs) table_.names.push_back(output.name);
    table_.shape = {table_.names.data(), static_cast<std::uint32_t>(table_.names.size())};
  }

  void add_rule(std::size_t index, std::vector<std::vector<Cell>>& columns) {
    const Entries inputs = form_.inputs_of(form_.rules[index]),
                  outputs = form_.outputs_of(form_.rules[index]);
    for (std::size_t i = 0; i < table_.inputs.size(); ++i) {
      Cell cell;
      feel::Program compiled;
      if (i < inputs.size()) compiled = tests(*inputs[i], table_.inputs[i].type, cell);
      columns[i].push_back(std::move(cell));
      table_.cells.push_back(std::move(compiled));
    }
    bool constant = true;
    for (std::size_t i = 0; i < table_.outputs.size(); ++i) {
      feel::Program compiled;
      if (i < outputs.size()) compiled = program(*outputs[i], feel::Entry::expression);
      constant = constant && (!compiled || compiled.is_constant());
      table_.entries.push_back(std::move(compiled));
    }
    Table::Rule& added = table_.rules.emplace_back();
    if (constant) prepare(added, index);
  }

  // The output of a rule whose entries are constants is made now, unless making it gives a reason to report.
  void prepare(Table::Rule& rule, std::size_t index) {
    const std::size_t reasons = evaluation_.reasons.kept();
    std::vector<Value> frame(table_.frame_size + 1);
    std::vector<Value> values;
    for (std::size_t i = 0; i < table_.outputs.size(); ++i) {
      const Table::Output& output = table_.outputs[i];
      Value value = feel::run(table_.entries[index * table_.outputs.size() + i], frame, evaluation_);
      if (!fits_plainly(value, output.type))
        value = feel::coerce(value, output.type, evaluation_, output.span);
      if (output.restricted && !value.is_null() &&
          !is_allowed(output.allowed, output.allowed_tests, value, frame, evaluation_))
        return;
      values.push_back(feel::copy_to(at_.into.constants, value));
    }
    if (evaluation_.reasons.kept() != reasons) {
      evaluation_.reasons.cut(reasons);
      return;
    }
    rule.is_ready = true;
    if (values.size() == 1)
      rule.ready = values[0];
    else
      rule.ready = feel::make_context(at_.into.constants, table_.shape, values);
  }

  Lowering& at_;
  Table& table_;
  feel::Evaluation evaluation_;
  TableForm form_;
  feel::Tree tree_;
  Lowering inner_; // of the texts, into `tree_`
};

struct Placed { // a table inside an expression: the frame it was compiled for is filled from the step's
                // arguments
  const Table* table;
  std::vector<std::uint32_t> slots;
};

Value call_table(const void* self, std::span<const Value> arguments, std::span<const Value>,
                 feel::Evaluation& evaluation, feel::Span) {
  const auto& placed = *static_cast<const Placed*>(self);
  Value* frame = evaluation.arena.array<Value>(placed.table->frame_size + 1);
  std::fill_n(frame, placed.table->frame_size + 1, Value());
  for (std::size_t i = 0; i < placed.slots.size(); ++i) frame[placed.slots[i]] = arguments[i];
  return placed.table->ask({frame, placed.table->frame_size}, evaluation);
}

} // namespace

const Table& compile_table(const xml::Element& element, Lowering& at) {
  Table& table = at.into.tables.emplace_back();
  Compiler(element, at, table).run();
  table.finish();
  return table;
}

feel::NodeId lower_table(const xml::Element& element, Lowering& at) {
  const std::vector<feel::Variable> names = visible(at.scope);
  feel::Scope flat = new_scope(at.model);
  flat.push();
  for (const feel::Variable& variable : names) flat.declare(variable.name, variable.type);
  Lowering inside{at.into, at.model, flat, at.tree, at.feel};
  auto placed = std::make_shared<Placed>();
  placed->table = &compile_table(element, inside);
  std::vector<NodeId> arguments;
  const feel::Span span = span_of(at.model, element);
  for (std::uint32_t slot = 0; slot < names.size(); ++slot) {
    if (!placed->table->uses(slot)) continue;
    placed->slots.push_back(slot);
    arguments.push_back(at.tree.add_text(feel::Form::name, span, std::string(names[slot].name)));
  }
  at.into.placed.push_back(placed);
  return at.tree.add_host(span, {&call_table, placed.get(), feel::Type()}, arguments);
}

} // namespace stackbook::dmn
