// DMN models: compiled, every decision, service and function evaluated, every null explained.
//
// A second "<?xml" in the bytes begins a second model, so that imports are reached too.
#include "rules/dmn/engine.hpp"
#include "rules/feel/number/number.hpp"
#include "rules/feel/print.hpp"
#include "tests/fuzz/target.hpp"

namespace stackbook::dmn {
namespace {

using feel::Value;

std::vector<ModelSource> sources_in(std::string_view bytes) {
  std::vector<ModelSource> sources;
  do {
    const std::size_t next = bytes.find("<?xml", 1);
    sources.push_back({std::to_string(sources.size()) + ".dmn", std::string(bytes.substr(0, next))});
    bytes.remove_prefix(next == std::string_view::npos ? bytes.size() : next);
  } while (!bytes.empty() && sources.size() < 4);
  return sources;
}

Value value_for(feel::Type type, feel::Arena& arena) {
  using Form = feel::Type::Form;
  switch (type.form()) {
  case Form::boolean: return Value::boolean(true);
  case Form::string: return Value::string("red");
  case Form::date: return Value::date(20'000);
  case Form::days_duration: return Value::days_duration(86'400, 0);
  case Form::list: {
    const Value items[] = {feel::number::from(1), Value::string("a"), Value()};
    return feel::make_list(arena, items);
  }
  case Form::context: {
    std::vector<std::string_view> names;
    std::vector<Value> values;
    for (const feel::TypeMember& member : type.info().members) {
      names.push_back(member.name);
      values.push_back(feel::number::from(static_cast<std::int64_t>(names.size())));
    }
    return feel::make_context(arena, names, values);
  }
  default: return feel::number::from(5);
  }
}

void show(const Model& model, Session& session, Value value) {
  feel::to_text_within(value, 1 << 16);
  if (value.is_null()) explain(model, session.evaluation(), value);
}

void ask_all(const Model& model, Session& session) {
  for (const NodeSort sort : {NodeSort::decision, NodeSort::service})
    for (const NodeId node : model.all(sort)) show(model, session, session.evaluate(node));
  for (const NodeId node : model.all(NodeSort::decision)) {
    session.table_answer(node);
    model.rules_of(node);
  }
  for (const NodeSort sort : {NodeSort::function, NodeSort::service})
    for (const NodeId node : model.all(sort)) {
      std::vector<Value> arguments;
      for (const auto& parameter : model.signature_of(node))
        arguments.push_back(value_for(parameter.type, session.inputs()));
      show(model, session, session.call(node, arguments));
      session.release();
    }
}

} // namespace
} // namespace stackbook::dmn

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stackbook::dmn;
  const Model model = compile(sources_in(stackbook::fuzz::text_of(data, size)));
  for (const auto& issue : model.issues()) to_text(issue, model.sources());
  Session session(model, {64, 20'000, std::size_t{1} << 20}, {});
  ask_all(model, session);
  for (const NodeId input : model.all(NodeSort::input))
    session.set(input, value_for(model.type_of(input), session.inputs()));
  ask_all(model, session);
  return 0;
}
