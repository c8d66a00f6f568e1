#include "rules/proposal/caption.hpp"
#include "rules/proposal/compiled.hpp"
#include "rules/proposal/laying.hpp"
#include "rules/proposal/planning.hpp"
#include "rules/proposal/summary.hpp"
#include "rules/proposal/verdict.hpp"

#include <algorithm>

namespace stackbook::proposal {

namespace {

using feel::Type;
using findings::Datum;
using workbook::Format;

constexpr std::uint32_t prepared_rows = 200;

std::string starred(const std::string& caption, const Requirement& requirement) {
  return requirement.sort == Requirement::Sort::always ? caption + " *" : caption;
}

std::vector<std::string> choices(const Pack& pack, const ColumnBinding& column) {
  if (column.type.form() == Type::Form::list) return {}; // a dropdown takes one value
  if (column.type.form() == Type::Form::boolean) return {"Yes", "No"};
  if (!column.allowed.empty() || column.list.empty()) return column.allowed;
  const auto reference = std::ranges::find(pack.references, column.list, &Reference::input);
  if (reference == pack.references.end()) return {};
  return pack.compiled->references[static_cast<std::size_t>(reference - pack.references.begin())].keys;
}

std::string guidance(const Pack& pack, const ColumnBinding& column) {
  std::string text = column.help;
  if (const findings::Citation* source = pack.source(column.citation))
    text += (text.empty() ? "" : " ") + ("Asked for by " + source->text + ".");
  return text;
}

double width_of(const ColumnBinding& column) {
  if (column.width > 0) return column.width;
  double width = 24;
  switch (column.type.form()) {
  case Type::Form::number: width = 12; break;
  case Type::Form::boolean: width = 8; break;
  case Type::Form::date: width = 12; break;
  default: break;
  }
  return std::max(width, static_cast<double>(column.caption.size()) / 2 + 4);
}

const std::vector<Row>* rows_for(const Pack& pack, const TableBinding& table, const Tables& fill) {
  for (const auto& [name, rows] : fill)
    if (pack.table(name) == &table) return &rows;
  return nullptr;
}

PlannedSheet form_sheet(const Pack& pack, std::size_t t, std::string_view id, const std::vector<Row>* rows) {
  const TableBinding& table = pack.tables[t];
  Sheet sheet(table.sheet);
  sheet.title(table.title, table.help);
  double widest = 30;
  for (std::uint32_t f = 0; f < table.columns.size(); ++f) {
    const ColumnBinding& column = table.columns[f];
    const workbook::Address label = form_label(f);
    sheet.put(label, starred(column.caption, pack.compiled->tables[t].requirements[f]), Look::label);
    sheet.put({label.row, label.column + 1}, {}, Look::input, format_of(column));
    PlannedCell& value = sheet.plan.cells.back();
    value.help = guidance(pack, column);
    value.allowed = choices(pack, column);
    if (rows && !rows->empty())
      if (const Datum* datum = find(rows->front(), column.component)) value.value = *datum;
    if (column.component == table.id) {
      if (std::holds_alternative<std::monostate>(value.value) && !id.empty()) value.value = std::string(id);
      value.look = Look::computed;
    }
    if (column.role != Role::input) value.look = Look::computed;
    widest = std::max(widest, column.width);
  }
  if (!table.id.empty()) {
    const auto next = static_cast<std::uint32_t>(table.columns.size());
    sheet.pack_fields(pack, next);
    sheet.plan.protect = true;
  }
  sheet.plan.columns = {{0, 34, Format::general, {}, {}, {}, true},
                        {1, std::min(widest, 80.0), Format::general, {}, {}, {}, false}};
  sheet.plan.landscape = false;
  return std::move(sheet.plan);
}

PlannedSheet table_sheet(const Pack& pack, std::size_t t, const std::vector<Row>* rows) {
  const TableBinding& table = pack.tables[t];
  Sheet sheet(table.sheet);
  sheet.title(table.title, table.help);
  const std::uint32_t header = table.header_row - 1;
  for (std::uint32_t c = 0; c < table.columns.size(); ++c) {
    const ColumnBinding& column = table.columns[c];
    const Requirement& requirement = pack.compiled->tables[t].requirements[c];
    const bool required = requirement.sort == Requirement::Sort::always;
    const bool locked = column.role != Role::input;
    sheet.put({header, c}, starred(column.caption, requirement),
              required ? Look::required_header : Look::header);
    sheet.plan.columns.push_back({c, width_of(column), format_of(column), column.caption,
                                  guidance(pack, column), choices(pack, column), locked,
                                  required && !locked ? Tint::blank : Tint::none});
    sheet.plan.protect = sheet.plan.protect || locked;
  }
  sheet.plan.header_row = header;
  const std::uint32_t given = rows ? static_cast<std::uint32_t>(rows->size()) : 0;
  sheet.plan.data_rows = std::max(prepared_rows, given + 50);
  for (std::uint32_t r = 0; r < given; ++r)
    for (std::uint32_t c = 0; c < table.columns.size(); ++c) {
      const ColumnBinding& column = table.columns[c];
      const Datum* datum = find((*rows)[r], column.component);
      if (datum && !std::holds_alternative<std::monostate>(*datum))
        sheet.put({header + 1 + r, c}, *datum, column.role == Role::input ? Look::input : Look::computed,
                  format_of(column));
    }
  add_verdicts(table, sheet.plan);
  return std::move(sheet.plan);
}

PlannedSheet instructions(const Pack& pack) {
  Sheet sheet("Instructions");
  sheet.title(pack.title, "Made from pack " + pack.id + " version " + pack.version + ".");
  std::uint32_t row = 3;
  for (const std::string& note : pack.notes) sheet.put({row++, 0}, note, Look::note);
  if (!pack.notes.empty()) ++row;
  sheet.put({row++, 0}, "Sheets", Look::label);
  for (const TableBinding& table : pack.tables)
    sheet.put({row++, 0}, table.sheet + (table.help.empty() ? "" : ": " + table.help), Look::plain);
  ++row;
  sheet.put({row++, 0}, "Check the workbook with: stackbook check FILE", Look::note);
  sheet.put({row++, 0},
            "In LibreOffice Calc with the Stackbook extension, the column " + std::string(check_caption) +
                " of each table tells what is wrong with its rows.",
            Look::note);
  sheet.plan.columns = {{0, 110, Format::general, {}, {}, {}, true}};
  return std::move(sheet.plan);
}

} // namespace

Tables as_typed(const Pack& pack, Tables bound) {
  const int power = power_in(pack, bound);
  for (auto& [name, rows] : bound) {
    const TableBinding* table = pack.table(name);
    if (!table) continue;
    for (Row& row : rows)
      for (auto& [component, datum] : row)
        for (const ColumnBinding& column : table->columns)
          if (column.component == component) datum = typed_in(datum, column, power);
  }
  return bound;
}

PlannedWorkbook make_template(const Pack& pack, std::string_view id, const Tables& fill,
                              std::string_view today) {
  PlannedWorkbook plan;
  plan.title = pack.title;
  plan.subject = "Pack " + pack.id + " version " + pack.version;
  plan.sheets.push_back(instructions(pack));
  for (std::size_t t = 0; t < pack.tables.size(); ++t) {
    const std::vector<Row>* rows = rows_for(pack, pack.tables[t], fill);
    const bool form = pack.tables[t].sort == TableBinding::Sort::form;
    plan.sheets.push_back(form ? form_sheet(pack, t, id, rows) : table_sheet(pack, t, rows));
  }
  if (!fill.empty()) tell_verdicts(pack, plan, std::string(today));
  PlannedSheet last = summary_sheet(pack, plan, std::string(today));
  plan.sheets.push_back(std::move(last));
  return plan;
}

} // namespace stackbook::proposal
