#include "rules/proposal/binding.hpp"
#include "rules/proposal/caption.hpp"
#include "rules/proposal/cell.hpp"
#include "rules/proposal/fix.hpp"
#include "rules/proposal/note.hpp"

#include <algorithm>

namespace stackbook::proposal {

namespace {

using findings::Severity;
using workbook::Address;

std::string sheets_of(const Pack& pack) {
  std::vector<std::string> names;
  for (const TableBinding& table : pack.tables)
    if (!table.optional) names.push_back(table.sheet);
  return listed(names, "and");
}

void say(Proposal& proposal, std::string rule, Severity severity, findings::Place place, std::string message,
         std::string_view citation = {}) {
  proposal.findings.push_back(
      note(*proposal.pack, std::move(rule), severity, std::move(place), std::move(message), citation));
}

void missing_sheet(Proposal& proposal, const BoundTable& table) {
  const TableBinding& binding = *table.binding;
  if (binding.optional) return;
  const bool form = binding.sort == TableBinding::Sort::form;
  say(proposal, binding.sheet + ".sheet", Severity::error, place_of(table),
      std::string("this sheet is missing. The ") + (form ? "form" : "table") +
          " is part of every proposal; copy the sheet from the template and fill it in.");
}

void missing_columns(Proposal& proposal, const BoundTable& table) {
  const TableBinding& binding = *table.binding;
  const bool form = binding.sort == TableBinding::Sort::form;
  if (!form && std::ranges::none_of(table.columns, [](const auto& column) { return column.has_value(); })) {
    if (binding.sort != TableBinding::Sort::table) return;
    std::vector<std::string> captions;
    for (const ColumnBinding& column : binding.columns)
      if (column.role == Role::input) captions.push_back(column.caption);
    say(proposal, binding.sheet + ".header", Severity::error, place_of(table),
        "no row of this sheet holds its column captions. Write " + listed(captions, "and") + " into row " +
            std::to_string(binding.header_row) + ", or copy the sheet from the template.");
    return;
  }
  const std::vector<Requirement>& requirements =
      proposal.pack->compiled->tables[static_cast<std::size_t>(&table - proposal.tables.data())].requirements;
  for (std::size_t c = 0; c < binding.columns.size(); ++c) {
    const ColumnBinding& column = binding.columns[c];
    const bool there = form ? table.rows.front().cells[c].has_value() : table.columns[c].has_value();
    if (column.role != Role::input || there || requirements[c].sort == Requirement::Sort::never) continue;
    findings::Place place = place_of(table);
    place.field = column.component;
    say(proposal, binding.sheet + "." + column.component + ".column", Severity::error, std::move(place),
        std::string("the ") + (form ? "label \"" : "column \"") + column.caption + "\" is missing. " +
            (form ? "Write it left of its value"
                  : "Write this caption into the header row above its values") +
            ", or copy it from the template.",
        column.citation);
  }
}

void odd_captions(const workbook::Workbook& workbook, Proposal& proposal, const BoundTable& table,
                  const Located& located) {
  const TableBinding& binding = *table.binding;
  for (const Located::Twice& twice : located.twice) {
    findings::Place place = place_of(table);
    place.cell = twice.second;
    const std::string& component = binding.columns[twice.column].component;
    place.field = component;
    say(proposal, binding.sheet + "." + component + ".column", Severity::error, std::move(place),
        "\"" + binding.columns[twice.column].caption + "\" already stands in " + to_a1(twice.first) +
            ". Only that one is read; remove one of the two, or give this one another name.");
  }
  for (const Address at : located.extra) {
    const std::string_view caption = workbook.text(*located.sheet->cell(at));
    findings::Place place = place_of(table);
    place.cell = at;
    say(proposal, binding.sheet + ".column", Severity::info, std::move(place),
        "the column \"" + std::string(trimmed(caption)) +
            "\" is not one of the template's. It is kept in the file and not checked.");
  }
}

void read_form_fields(Proposal& proposal) {
  for (const BoundTable& table : proposal.tables) {
    if (table.binding->sort != TableBinding::Sort::form || table.rows.empty()) continue;
    const auto value = [&](const std::string& component) {
      const auto column = std::ranges::find(table.binding->columns, component, &ColumnBinding::component);
      return component.empty() || column == table.binding->columns.end()
                 ? feel::Value::null()
                 : table.rows.front()
                       .values[static_cast<std::size_t>(column - table.binding->columns.begin())];
    };
    if (const feel::Value id = value(table.binding->id); id.kind() == feel::Kind::string)
      proposal.id = id.as_string();
    if (const feel::Value as_of = value(table.binding->as_of); as_of.kind() == feel::Kind::date)
      proposal.as_of = std::get<std::string>(std::get<findings::Datum>(to_data(as_of)));
  }
}

void add_remarks(const workbook::Workbook& workbook, Proposal& proposal) {
  for (const workbook::Remark& remark : workbook.remarks) {
    findings::Place place;
    place.sheet = remark.sheet;
    place.cell = remark.at;
    if (const workbook::Sheet* sheet = workbook.sheet(remark.sheet))
      place.sheet_order = static_cast<std::uint32_t>(sheet - workbook.sheets.data());
    // What a reader chose is only said; what it could not take looks blank to every rule.
    const bool chosen = remark.code == "encoding" || remark.code == "delimiter";
    say(proposal, "file." + remark.code, chosen ? Severity::info : Severity::warning, std::move(place),
        remark.text);
  }
}

} // namespace

const BoundTable* Proposal::table(std::string_view name) const {
  const TableBinding* binding = pack->table(name);
  return binding ? &tables[static_cast<std::size_t>(binding - pack->tables.data())] : nullptr;
}

Proposal bind(const workbook::Workbook& workbook, std::shared_ptr<const Pack> pack) {
  Proposal proposal;
  proposal.pack = std::move(pack);
  proposal.arena = std::make_shared<feel::Arena>(std::size_t{4} << 30);
  std::vector<Located> located;
  for (const TableBinding& binding : proposal.pack->tables) {
    located.push_back(locate(workbook, binding));
    const Located& at = located.back();
    BoundTable table;
    table.binding = &binding;
    table.found = at.sheet != nullptr;
    table.sheet = at.sheet ? at.sheet->name : binding.sheet;
    table.sheet_order =
        at.sheet ? at.order : missing_sheets + static_cast<std::uint32_t>(proposal.tables.size());
    table.columns = at.columns;
    table.header_row = at.header_row.value_or(binding.header_row - 1);
    proposal.tables.push_back(std::move(table));
  }
  if (std::ranges::none_of(proposal.tables, &BoundTable::found)) {
    say(proposal, "file.sheets", Severity::error, {},
        "none of the sheets of pack " + proposal.pack->id + " is in this workbook. It expects " +
            sheets_of(*proposal.pack) + "; start from the template, or choose another pack.");
    return proposal;
  }
  for (std::size_t t = 0; t < proposal.tables.size(); ++t) {
    BoundTable& table = proposal.tables[t];
    if (!table.found) {
      missing_sheet(proposal, table);
      continue;
    }
    read_rows(workbook, located[t], t, proposal);
    missing_columns(proposal, table);
    odd_captions(workbook, proposal, table, located[t]);
  }
  apply_scale(proposal);
  make_contexts(proposal);
  read_form_fields(proposal);
  check_keys(proposal);
  check_required(proposal);
  check_placeholders(proposal);
  note_hidden(workbook, proposal);
  note_shape(workbook, proposal);
  add_remarks(workbook, proposal);
  spare_formulas(workbook, proposal.findings);
  return proposal;
}

std::optional<PackHint> pack_hint(const workbook::Workbook& workbook) {
  for (const workbook::Sheet& sheet : workbook.sheets) {
    const auto id = beside(workbook, sheet, "pack");
    if (!id || id->empty()) continue;
    return PackHint{*id, beside(workbook, sheet, "pack version").value_or("")};
  }
  return {};
}

std::optional<PackCells> pack_cells(const workbook::Workbook& workbook) {
  std::optional<PackCells> found;
  for (const workbook::Sheet& sheet : workbook.sheets) {
    const auto id = cell_beside(workbook, sheet, "pack");
    if (!id) continue;
    const bool filled = sheet.cell(*id) != nullptr; // the one that pack_hint reads, else the first
    if (!found || filled) found = PackCells{sheet.name, *id, cell_beside(workbook, sheet, "pack version")};
    if (filled) break;
  }
  return found;
}

} // namespace stackbook::proposal
