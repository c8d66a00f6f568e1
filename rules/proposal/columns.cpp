#include "rules/proposal/compiled.hpp"
#include "rules/proposal/manifest.hpp"
#include "rules/proposal/standing.hpp"

#include <algorithm>

namespace stackbook::proposal {

namespace {

using feel::Type;

constexpr std::string_view approval_columns[] = {"table",       "key",      "digest",     "decision",
                                                 "prepared by", "approver", "department", "known by",
                                                 "at",          "comment"};
constexpr std::string_view answer_columns[] = {"rule",   "table", "key", "field",
                                               "answer", "by",    "at",  "evidence digest"};

const feel::TypeMember* member_of(Type type, std::string_view name) {
  if (type.form() != Type::Form::context) return nullptr;
  for (const feel::TypeMember& member : type.info().members)
    if (member.name == name) return &member;
  return nullptr;
}

ColumnBinding derived(std::string_view component, Type type) {
  ColumnBinding column;
  column.component = component;
  column.caption = component;
  column.type = type;
  return column;
}

class Planning {
 public:
  Planning(Pack& to, Pack::Compiled& kept, const Manifest& marks, std::vector<PackFault>& list)
      : pack(to), compiled(kept), manifest(marks), faults(list) {}

  void run() {
    compiled.tables.resize(pack.tables.size());
    for (std::size_t t = 0; t < pack.tables.size(); ++t) plan(t);
    for (std::size_t t = 0; t < pack.tables.size(); ++t) check_names(t);
  }

  void require() {
    for (std::size_t t = 0; t < pack.tables.size(); ++t) plan_requirements(t);
  }

 private:
  void fault(Mark at, std::string message, std::string code = "PACK-UNKNOWN") {
    faults.push_back(manifest_fault(at, std::move(code), std::move(message)));
  }
  Mark mark_of(std::size_t table, std::size_t column) const {
    return column < manifest.columns[table].size() ? manifest.columns[table][column] : manifest.tables[table];
  }

  std::optional<dmn::NodeId> input(std::size_t t, const std::string& name) {
    if (name.empty()) return {};
    const auto node = pack.model.find(name, dmn::NodeSort::input);
    if (!node) fault(manifest.tables[t], "the models have no input data '" + name + "'");
    return node;
  }

  Type row_type(const TableBinding& table, const TablePlan& plan) const {
    if (plan.row) return pack.model.type_of(*plan.row);
    if (!plan.input) return {};
    const Type type = pack.model.type_of(*plan.input);
    return table.sort == TableBinding::Sort::form ? type : type.element();
  }

  void plan(std::size_t t) {
    TableBinding& table = pack.tables[t];
    TablePlan& plan = compiled.tables[t];
    plan.input = input(t, table.input);
    plan.row = input(t, table.row);
    if (plan.input && table.sort != TableBinding::Sort::form &&
        pack.model.type_of(*plan.input).form() != Type::Form::list)
      fault(manifest.tables[t],
            "the input data '" + table.input + "' is of a table, so its type must be a collection",
            "PACK-TYPE");
    const Type type = row_type(table, plan);
    if (plan.input && type.form() != Type::Form::context)
      fault(manifest.tables[t],
            "the type of '" + (plan.row ? table.row : table.input) + "' must have components, one a column",
            "PACK-TYPE");
    type_columns(t, type);
    add_fixed(table);
    for (const ColumnBinding& column : table.columns) {
      const feel::TypeMember* member =
          member_of(type, column.component); // whose name is compared with it, row by row
      plan.names.push_back(member ? std::string_view(member->name)
                                  : compiled.arena.keep(std::string_view(column.component)));
    }
    plan.shape = {plan.names.data(), static_cast<std::uint32_t>(plan.names.size())};
  }

  void type_columns(std::size_t t, Type type) {
    TableBinding& table = pack.tables[t];
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      ColumnBinding& column = table.columns[c];
      const feel::TypeMember* member = member_of(type, column.component);
      if (member) {
        column.type = member->type;
      } else if (compiled.tables[t].input && column.role == Role::input) {
        fault(mark_of(t, c), "the type of '" + table.input + "' has no component '" + column.component + "'");
      }
    }
    if (type.form() == Type::Form::context) {
      for (const feel::TypeMember& member : type.info().members) {
        if (table.sort == TableBinding::Sort::approvals && member.name == standing_name) {
          compiled.tables[t].standing = true;
        } else if (std::ranges::find(table.columns, member.name, &ColumnBinding::component) ==
                   table.columns.end()) {
          table.columns.push_back(derived(member.name, member.type));
        }
      }
    }
    for (ColumnBinding& column : table.columns) {
      const bool several = column.type.form() == Type::Form::list;
      if (several && column.split.empty()) column.split = ";";
      column.allowed = pack.model.allowed_values(several ? column.type.element() : column.type);
    }
  }

  void add_fixed(TableBinding& table) {
    std::span<const std::string_view> fixed;
    if (table.sort == TableBinding::Sort::approvals) fixed = approval_columns;
    if (table.sort == TableBinding::Sort::answers) fixed = answer_columns;
    for (const std::string_view name : fixed) {
      auto column = std::ranges::find(table.columns, name, &ColumnBinding::component);
      if (column == table.columns.end()) {
        table.columns.push_back(derived(name, Type::simple(Type::Form::string)));
        column = std::prev(table.columns.end());
      }
      column->required = "false"; // an approval or answer is as good as what it says
      if (name == "decision") column->allowed = {"approved", "revoked"};
    }
  }

  void plan_requirements(std::size_t t) {
    const TableBinding& table = pack.tables[t];
    TablePlan& plan = compiled.tables[t];
    feel::Scope scope;
    scope.push();
    for (const ColumnBinding& column : table.columns) scope.declare_staying(column.component, column.type);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const std::string& text = table.columns[c].required;
      Requirement requirement;
      if (text == "false" || table.columns[c].role != Role::input) {
        requirement.sort = Requirement::Sort::never;
      } else if (text != "true") {
        requirement.sort = Requirement::Sort::asked;
        std::vector<feel::Issue> issues;
        requirement.program = feel::compile(text, feel::Entry::expression, scope, compiled.types, issues);
        for (const feel::Issue& issue : issues) {
          const feel::Sources sources{{std::string(manifest_file), "required", text, mark_of(t, c).line}};
          fault(mark_of(t, c),
                "required of '" + table.columns[c].component + "': " + feel::to_text(issue, sources),
                std::string(feel::id_of(issue.code)));
        }
      }
      plan.requirements.push_back(std::move(requirement));
    }
  }

  void check_names(std::size_t t) {
    const TableBinding& table = pack.tables[t];
    const auto component = [&](const std::string& name) {
      return name.empty() ||
             std::ranges::find(table.columns, name, &ColumnBinding::component) != table.columns.end();
    };
    for (const std::string* name :
         {&table.key, &table.owner, &table.as_of, &table.id, &table.scale, &table.currency, &table.group})
      if (!component(*name))
        fault(manifest.tables[t], "the sheet '" + table.sheet + "' has no component '" + *name + "'");
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const ColumnBinding& column = table.columns[c];
      if (column.component == table.key) compiled.tables[t].key = c;
      if (!component(column.owner))
        fault(mark_of(t, c),
              "the sheet '" + table.sheet + "' has no component '" + column.owner + "' to name an owner");
      if (!column.citation.empty() && !pack.source(column.citation))
        fault(mark_of(t, c), "there is no source '" + column.citation + "'");
      if (!column.references.empty()) {
        const TableBinding* other = pack.table(column.references);
        if (!other || other->key.empty())
          fault(mark_of(t, c), "'" + column.references + "' is no table with a key");
      }
      if (!column.list.empty()) {
        const auto list = std::ranges::find(pack.references, column.list, &Reference::input);
        if (list == pack.references.end() || list->key.empty())
          fault(mark_of(t, c), "'" + column.list + "' is no reference with a key");
      }
    }
  }

  Pack& pack;
  Pack::Compiled& compiled;
  const Manifest& manifest;
  std::vector<PackFault>& faults;
};

} // namespace

void plan_columns(Pack& pack, Pack::Compiled& compiled, const Manifest& manifest,
                  std::vector<PackFault>& faults) {
  Planning(pack, compiled, manifest, faults).run();
}

void plan_requirements(Pack& pack, Pack::Compiled& compiled, const Manifest& manifest,
                       std::vector<PackFault>& faults) {
  Planning(pack, compiled, manifest, faults).require();
}

} // namespace stackbook::proposal
