#include "rules/proposal/asking.hpp"

#include "rules/feel/number/number.hpp"
#include "rules/feel/time/parse.hpp"

#include <algorithm>

namespace stackbook::proposal {

using feel::Type;
using feel::Value;
using findings::Answered;
using findings::Datum;

std::string as_of(const Proposal& proposal, const CheckOptions& options) {
  if (options.as_of) return *options.as_of;
  return proposal.as_of.value_or(options.today);
}

Asking::Asking(const Proposal& proposal, const CheckOptions& options)
    : proposal_(&proposal), given_(options.given), day_(as_of(proposal, options)), limits_(options.limits) {
  if (const auto day = feel::parse_date(day_)) clock_.now.days = day.value.days();
  start();
}

void Asking::start() {
  altered_ = false;
  row_of_.reset();
  session_.emplace(pack().model, limits_, clock_);
  for (std::size_t t = 0; t < proposal_->tables.size(); ++t)
    if (const auto node = compiled().tables[t].input) session_->set(*node, proposal_->tables[t].input);
  for (const ReferencePlan& reference : compiled().references)
    if (reference.input) session_->set(*reference.input, reference.value);
  for (const auto& [name, value] : given_)
    if (const auto node = pack().model.find(name, dmn::NodeSort::input))
      session_->set(*node, value_of(value, pack().model.type_of(*node), session_->inputs()));
}

// Values and reasons of earlier rows stay with a session until it ends.
void Asking::start_again() {
  feel::Evaluation& evaluation = session_->evaluation();
  if (evaluation.reasons.kept() > feel::Reasons::most / 2 || evaluation.arena.used() > limits_.bytes / 2)
    start();
}

void Asking::ready() {
  if (altered_) {
    start();
  } else {
    no_row();
    session_->release();
    start_again();
  }
  arguments_.clear();
}

void Asking::no_row() {
  if (row_of_) session_->unset(*compiled().tables[*row_of_].row);
  row_of_.reset();
}

void Asking::set_row(std::size_t table, const BoundRow& row) {
  start_again();
  if (row_of_ != table) no_row();
  row_of_ = table;
  session_->set(*compiled().tables[table].row, row.context);
}

bool is_silent(Value answer, const feel::Reasons& reasons) {
  if (answer.kind() == feel::Kind::list) return answer.as_list().empty();
  return answer.is_null() &&
         (answer.reason() == 0 || reasons[answer.reason()].code == feel::Code::table_no_match);
}

std::vector<std::vector<bool>> Asking::speaking(std::span<const RulePlan* const> plans,
                                                std::span<const BoundRow> rows, std::size_t table) {
  start_again();
  std::vector<Value> contexts;
  for (const BoundRow& row : rows) contexts.push_back(row.context);
  const dmn::InputColumn column{*compiled().tables[table].row, contexts};
  std::vector<std::vector<bool>> speaking(plans.size(), std::vector<bool>(rows.size(), true));
  std::vector<Value> outcomes(rows.size());
  for (std::size_t p = 0; p < plans.size(); ++p) {
    session_->evaluate(plans[p]->decision, std::span(&column, 1), outcomes);
    // The rows share what one alone may take: a row that is silent for want of room is not known to be. Of reasons that
    // were not kept the code is not known either.
    const feel::Reasons& reasons = session_->evaluation().reasons;
    bool known = reasons.kept() < feel::Reasons::most;
    for (feel::ReasonId id = 1; known && id <= reasons.kept(); ++id)
      known = reasons[id].code != feel::Code::limit_bytes;
    for (std::size_t r = 0; known && r < rows.size(); ++r) speaking[p][r] = !is_silent(outcomes[r], reasons);
  }
  return speaking;
}

bool Asking::has_sheets(const std::vector<std::size_t>& tables) const {
  return std::ranges::all_of(tables, [&](std::size_t t) {
    return proposal_->tables[t].found || proposal_->tables[t].binding->optional;
  });
}

Value Asking::input(dmn::NodeId node) {
  for (std::size_t t = 0; t < compiled().tables.size(); ++t)
    if (compiled().tables[t].input == node) return proposal_->tables[t].input;
  for (const ReferencePlan& reference : compiled().references)
    if (reference.input == node) return reference.value;
  return pack().model.sort_of(node) == dmn::NodeSort::decision ? session_->evaluate(node) : Value::null();
}

namespace {

const Argument* named(const Arguments& arguments, std::string_view name) {
  const auto found = std::ranges::find(
      arguments, name, [](const auto& argument) -> std::string_view { return argument.first; });
  return found == arguments.end() ? nullptr : &found->second;
}

} // namespace

Failure Asking::no_argument(std::string_view name, const std::string& argument,
                            const std::vector<dmn::NodeId>& parameters) const {
  std::string takes;
  for (const dmn::NodeId parameter : parameters)
    takes += (takes.empty() ? "" : ", ") + std::string(pack().model.name_of(parameter));
  return {"'" + std::string(name) + "' can't be asked",
          {},
          "it has no input '" + argument + "'",
          takes.empty() ? "it takes no input" : "name one of its inputs: " + takes};
}

Result<Value> Asking::call_service(dmn::NodeId service, const Arguments& arguments) {
  const std::vector<dmn::NodeId> parameters = pack().model.parameters_of(service);
  for (const auto& [argument, value] : arguments)
    if (std::ranges::none_of(parameters, [&](dmn::NodeId p) { return pack().model.name_of(p) == argument; }))
      return no_argument(pack().model.name_of(service), argument, parameters);
  std::vector<Value> values;
  for (const dmn::NodeId parameter : parameters) {
    const Argument* argument = named(arguments, pack().model.name_of(parameter));
    values.push_back(argument ? value_of(*argument, pack().model.type_of(parameter), arguments_)
                              : input(parameter));
  }
  return session_->call(service, values);
}

Result<Value> Asking::ask_decision(dmn::NodeId decision, const Arguments& arguments) {
  const std::vector<dmn::NodeId> inputs = pack().model.inputs_of(decision);
  for (const auto& [argument, value] : arguments) {
    const auto node = std::ranges::find_if(
        inputs, [&](dmn::NodeId input) { return pack().model.name_of(input) == argument; });
    if (node == inputs.end()) return no_argument(pack().model.name_of(decision), argument, inputs);
    altered_ = true;
    session_->set(*node, value_of(value, pack().model.type_of(*node), arguments_));
  }
  return session_->evaluate(decision);
}

Result<Value> Asking::ask(std::string_view name, const Arguments& arguments) {
  const auto published = std::ranges::find(pack().functions, name, &FunctionBinding::name);
  const std::string_view target = published == pack().functions.end() ? name : published->service;
  if (const auto service = pack().model.find(target, dmn::NodeSort::service))
    return call_service(*service, arguments);
  if (const auto decision = pack().model.find(target, dmn::NodeSort::decision))
    return ask_decision(*decision, arguments);
  const auto function = pack().model.find(target, dmn::NodeSort::function);
  if (!function)
    return Failure{"'" + std::string(name) + "' can't be asked",
                   {},
                   "pack " + pack().id + " has no function, service or decision of this name",
                   "stackbook rules list shows what there is"};
  std::vector<Value> values;
  if (published == pack().functions.end()) {
    for (const auto& [argument, value] : arguments) values.push_back(value_of(value, {}, arguments_));
  } else {
    for (const FunctionBinding::Argument& declared : published->arguments) {
      const Argument* argument = named(arguments, declared.name);
      values.push_back(argument ? value_of(*argument, {}, arguments_) : Value::null());
    }
  }
  return session_->call(*function, values);
}

namespace {

Value text_as(const std::string& text, Type type, feel::Arena& arena) {
  const auto read = read_as(text, type, arena);
  return read ? *read : Value::string(arena.keep(std::string_view(text)));
}

Value scalar(const Datum& datum, Type type, feel::Arena& arena) {
  if (const auto* boolean = std::get_if<bool>(&datum)) return Value::boolean(*boolean);
  if (const auto* decimal = std::get_if<findings::Decimal>(&datum)) {
    if (feel::number::is_literal(decimal->digits)) return feel::number::parse(decimal->digits, arena);
    return Value::null();
  }
  const auto* text = std::get_if<std::string>(&datum);
  return text ? text_as(*text, type, arena) : Value::null();
}

Value scalar(const Cells::Cell& cell, Type type, feel::Arena& arena) {
  if (const auto* number = std::get_if<double>(&cell)) return feel::number::from_double(*number, arena);
  if (const auto* boolean = std::get_if<bool>(&cell)) return Value::boolean(*boolean);
  const auto* text = std::get_if<std::string>(&cell);
  return text ? text_as(*text, type, arena) : Value::null();
}

Type member_type(Type type, std::string_view name) {
  if (type.form() == Type::Form::context)
    for (const feel::TypeMember& member : type.info().members)
      if (member.name == name) return member.type;
  return {};
}

// What the data leaves out is blank, as in a sheet.
void add_others(std::vector<std::string_view>& names, Type type, feel::Arena& arena) {
  if (type.form() == Type::Form::context)
    for (const feel::TypeMember& member : type.info().members)
      if (std::ranges::find(names, member.name) == names.end())
        names.push_back(arena.keep(std::string_view(member.name)));
}

Value context(const std::vector<std::pair<std::string, Datum>>& row, Type type, feel::Arena& arena) {
  std::vector<std::string_view> names;
  std::vector<Value> values;
  for (const auto& [name, datum] : row) {
    names.push_back(arena.keep(std::string_view(name)));
    values.push_back(scalar(datum, member_type(type, name), arena));
  }
  add_others(names, type, arena);
  values.resize(names.size());
  return feel::make_context(arena, names, values);
}

Value data(const Datum& datum, Type type, feel::Arena& arena) {
  return scalar(datum, type, arena);
}

Value data(const findings::Table& table, Type type, feel::Arena& arena) {
  if (type.form() == Type::Form::context)
    return table.empty() ? Value::null() : context(table.front(), type, arena);
  const Type element = type.element();
  std::vector<Value> items;
  items.reserve(table.size());
  for (const auto& row : table) {
    const bool plain = element.form() != Type::Form::context && row.size() == 1;
    items.push_back(plain ? scalar(row.front().second, element, arena) : context(row, element, arena));
  }
  return feel::make_list(arena, items);
}

Value data(const Cells& cells, Type type, feel::Arena& arena) {
  const bool first = type.form() == Type::Form::context;
  const Type element = first ? type : type.element();
  const std::size_t rows = first ? std::min<std::size_t>(cells.rows, 1) : cells.rows;
  std::vector<Value> items;
  items.reserve(rows);
  if (element.form() != Type::Form::context && cells.columns == 1) {
    for (std::size_t row = 0; row < rows; ++row) items.push_back(scalar(cells.at(row, 0), element, arena));
    return feel::make_list(arena, items);
  }
  std::vector<std::string_view> names(cells.columns);
  add_others(names, element, arena);
  auto* kept = arena.array<std::string_view>(names.size());
  std::ranges::copy(names, kept);
  const auto* shape = arena.keep(feel::Shape{kept, static_cast<std::uint32_t>(names.size())});
  std::vector<Value> values(names.size());
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < cells.columns; ++column)
      values[column] = scalar(cells.at(row, column), {}, arena);
    items.push_back(feel::make_context(arena, *shape, values));
  }
  if (!first) return feel::make_list(arena, items);
  return items.empty() ? Value::null() : items.front();
}

} // namespace

Value value_of(const Answered& answered, Type type, feel::Arena& arena) {
  return std::visit([&](const auto& one) { return data(one, type, arena); }, answered);
}

Value value_of(const Argument& argument, Type type, feel::Arena& arena) {
  return std::visit([&](const auto& one) { return data(one, type, arena); }, argument);
}

} // namespace stackbook::proposal
