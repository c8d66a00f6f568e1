#include "rules/feel/program/compiler.hpp"

#include <algorithm>
#include <utility>

namespace stackbook::feel {

namespace {

using Presence = Parameter::Presence;

bool takes(const Builtin& builtin, std::size_t count, std::span<const std::string> names) {
  const auto parameters = builtin.parameters;
  const bool rest = !parameters.empty() && parameters.back().presence == Presence::rest;
  if (!names.empty()) {
    const auto given = [&](const Parameter& p) { return std::count(names.begin(), names.end(), p.name); };
    const auto fits = [&](const Parameter& p) {
      return given(p) == 1 || (given(p) == 0 && p.presence == Presence::optional);
    };
    const auto known = [&](const std::string& n) {
      return std::any_of(parameters.begin(), parameters.end(),
                         [&](const Parameter& p) { return p.name == n; });
    };
    return std::all_of(parameters.begin(), parameters.end(), fits) &&
           std::all_of(names.begin(), names.end(), known);
  }
  const auto required =
      static_cast<std::size_t>(std::count_if(parameters.begin(), parameters.end(), [](const Parameter& p) {
        return p.presence != Presence::optional;
      }));
  return count >= required && (rest || count <= parameters.size());
}

// Whether a value of one type might still become one of the other: by being null, or by a conversion of
// section 10.3.2.9.4.
bool may_become(Type from, Type to) {
  const auto vague = [](Type t) {
    return t.is_any() || t.form() == Type::Form::null || t.form() == Type::Form::list;
  };
  if (vague(from) || vague(to) || from.form() == to.form()) return true;
  return from.form() == Type::Form::date && to.form() == Type::Form::date_time;
}

// Whether its arguments need no more than a look at their kinds.
bool is_direct(const Builtin& builtin, std::size_t count) {
  return count == builtin.parameters.size() &&
         std::all_of(builtin.parameters.begin(), builtin.parameters.end(), [](const Parameter& p) {
           return p.presence != Presence::rest && p.type == Type::simple(p.type.form());
         });
}

bool is_clock(std::string_view name) {
  return name == "now" || name == "today";
}

} // namespace

Compiler::Result Compiler::call(const Node& node) {
  const auto children = tree_.children_of(node);
  const Node& callee = tree_.nodes[children[0]];
  if (callee.form == Form::name) {
    const std::string& name = tree_.texts[callee.text];
    const bool hidden = std::any_of(open_.begin(), open_.end(), [](const Open& o) { return !o.known; });
    if (find(name) == nullptr && !builtins_named(name).empty() && (!hidden || name != "item"))
      return call_builtin(node, name);
  }
  purity_.fixed = false;
  const std::pmr::vector<Result> parts = staged(children);
  const Type type = parts[0].type;
  if (!type.is_any() && type.form() != Type::Form::function && type.form() != Type::Form::null)
    issue(Code::not_a_function, callee.span, to_text(type));
  CallSite site;
  site.count = node.count - 1;
  site.lenient = node.form == Form::call_named && (node.flags & 1) != 0;
  for (const std::string& name : tree_.keys_of(node))
    site.names.push_back(unit_->out->keep(std::string_view(name)));
  unit_->out->calls.emplace_back(std::move(site));
  const Operand at = temporary();
  emit(Opcode::call_value, node.span, at, at.word, static_cast<std::uint32_t>(unit_->out->calls.size() - 1));
  const std::string_view name = callee.form == Form::name ? std::string_view(tree_.texts[callee.text]) : "";
  return {at, {}, call_type(parts[0].shape, name, !name.empty(), parts.size() > 1 ? parts[1].shape : Type())};
}

Compiler::Result Compiler::call_builtin(const Node& node, std::string_view name) {
  const auto arguments = tree_.children_of(node).subspan(1);
  const auto names = tree_.keys_of(node);
  const auto all = builtins_named(name);
  if (is_clock(name)) purity_.fixed = false;
  const std::pmr::vector<Result> given = staged(arguments);

  std::vector<const Builtin*> fitting;
  fitting.reserve(all.size());
  for (const Builtin* b : all)
    if (takes(*b, arguments.size(), names)) fitting.push_back(b);
  CallSite site;
  site.count = static_cast<std::uint32_t>(arguments.size());
  site.overloads = all;
  for (const std::string& n : names) site.names.push_back(unit_->out->keep(std::string_view(n)));
  Type result = all.front()->result;
  if (fitting.empty()) {
    issue(names.empty() ? Code::argument_count : Code::argument_name, node.span, name);
  } else {
    if (names.empty()) {
      const auto possible = [&](const Builtin* b) {
        for (std::size_t i = 0; i < given.size(); ++i)
          if (!may_become(given[i].type, b->parameters[std::min(i, b->parameters.size() - 1)].type))
            return false;
        return true;
      };
      if (std::none_of(fitting.begin(), fitting.end(), possible)) issue(Code::argument_type, node.span, name);
    }
    if (fitting.size() < all.size()) {
      site.narrowed = fitting;
      site.overloads = {};
    }
    result = fitting.front()->result;
    for (const Builtin* b : fitting)
      if (!conforms(b->result, result)) result = conforms(result, b->result) ? b->result : Type();
  }
  CallSite& kept = unit_->out->calls.emplace_back(std::move(site));
  if (!kept.narrowed.empty()) kept.overloads = kept.narrowed;
  if (names.empty())
    while (kept.plain < kept.overloads.size() && is_direct(*kept.overloads[kept.plain], arguments.size()))
      ++kept.plain;
  const Operand at = temporary();
  emit(Opcode::call, node.span, at, at.word, static_cast<std::uint32_t>(unit_->out->calls.size() - 1));
  const Type shape = call_type({}, name, false, given.empty() ? Type() : given.front().shape);
  return {at, result, shape.is_any() ? result : shape};
}

Compiler::Result Compiler::function(const Node& node, std::string_view name, std::uint32_t self) {
  purity_.fixed = false;
  const NodeId body = tree_.children_of(node)[0];
  const Signature& signature = tree_.signatures[node.extra];
  const std::uint32_t visible = slots();
  ClosureSite site;
  site.parameters = signature.parameters;
  site.result = signature.result;
  site.name = unit_->out->keep(name);
  Type result_type = signature.result;

  Unit inner(&room_);
  inner.outside = unit_;
  inner.base = visible;
  inner.hosted = contains(body, hosts);
  Unit* const outer = std::exchange(unit_, &inner);
  const Purity outside = std::exchange(purity_, Purity{});
  own_.push();
  if (inner.hosted) inner.out->slots = visible;
  for (const ParameterDeclaration& p : signature.parameters) declare(p.name, p.type, p.type);
  inner.out->parameters = static_cast<std::uint32_t>(signature.parameters.size());
  if ((node.flags & 1) != 0) {
    const Result mapping = compile(body);
    site.external = true;
    site.body = finish(mapping, node.span);
  } else {
    const Result value = compile(body);
    if (result_type.is_any()) result_type = value.type;
    site.body = finish(value, tree_.nodes[body].span);
  }
  pop(visible);
  unit_ = outer;
  purity_ = outside;
  purity_.fixed = false;

  if (inner.hosted)
    for (std::uint32_t slot = 0; slot < visible; ++slot) inner.captured.push_back(slot);
  for (const std::uint32_t slot : inner.captured) {
    if (slot == self) site.self = static_cast<std::uint32_t>(site.captured.size());
    site.captured.push_back(read(slot).word);
  }
  unit_->out->closures.emplace_back(std::move(site));
  const Operand at = temporary();
  emit(Opcode::closure, node.span, at, 0, static_cast<std::uint32_t>(unit_->out->closures.size() - 1));
  const Type shape = shapes_.function(signature, result_type);
  return {at, shape, shape};
}

} // namespace stackbook::feel
