#include "rules/proposal/caption.hpp"
#include "rules/proposal/locate.hpp"
#include "rules/proposal/sheets.hpp"
#include "rules/proposal/verdict.hpp"

#include <algorithm>

namespace stackbook::proposal {

namespace {

using Sort = workbook::Attachment::Sort;

std::string_view word(Sort sort) {
  switch (sort) {
  case Sort::macros: return "macros";
  case Sort::external_link: return "link to another file";
  case Sort::comment: return "comment";
  case Sort::image: return "image";
  case Sort::chart: return "chart";
  case Sort::embedded_object: return "embedded object";
  case Sort::custom_xml: return "custom XML";
  case Sort::printer_settings: return "printer settings";
  case Sort::personal_property: return "personal property of the file";
  case Sort::data_connection: return "data connection";
  case Sort::pivot_table: return "pivot table";
  case Sort::table: return "table";
  case Sort::data_validation: return "data validation";
  case Sort::hyperlink: return "hyperlink";
  }
  return "part";
}

const BoundTable* bound_to(const Proposal& proposal, const workbook::Sheet& sheet) {
  const auto table = std::ranges::find_if(
      proposal.tables, [&](const BoundTable& bound) { return bound.found && bound.sheet == sheet.name; });
  return table == proposal.tables.end() ? nullptr : &*table;
}

std::string counted(std::size_t count, const char* one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

// A template has dozens, all of one kind to a reader.
void inspect_validations(const workbook::Workbook& workbook, const workbook::Sheet& sheet,
                         std::vector<Removal>& removals) {
  const std::string place = sheet.name + '!';
  const auto count = std::ranges::count_if(workbook.attachments, [&](const workbook::Attachment& one) {
    return one.sort == Sort::data_validation && one.where.starts_with(place);
  });
  if (count != 0)
    removals.push_back({std::string(word(Sort::data_validation)) + (count == 1 ? "" : "s"), sheet.name,
                        counted(static_cast<std::size_t>(count), "rule") + " on what may be typed"});
}

void inspect_sheet(const workbook::Workbook& workbook, const workbook::Sheet& sheet, const BoundTable* table,
                   std::vector<Removal>& removals) {
  const bool hidden = sheet.visibility != workbook::Visibility::visible;
  if (!table) {
    removals.push_back({hidden ? "hidden sheet" : "sheet", sheet.name, "not one of the pack's"});
    return;
  }
  if (hidden) removals.push_back({"hiding of the sheet", sheet.name, "its rows are written visibly"});
  const Located located = locate(workbook, *table->binding);
  const auto formulas = std::ranges::count_if(
      sheet.formulas, [&](const auto& formula) { return formula.at.column != located.check; });
  if (formulas != 0)
    removals.push_back({"formulas", sheet.name,
                        counted(static_cast<std::size_t>(formulas), "formula") + " replaced by values"});
  std::size_t rows = 0;
  for (const workbook::Area& area : sheet.hidden_rows) rows += area.last.row - area.first.row + 1;
  if (rows != 0)
    removals.push_back({"hiding of rows", sheet.name, counted(rows, "row") + " written visibly"});
  for (std::uint32_t c = 0; c < sheet.columns.size(); ++c)
    if (sheet.columns[c].hidden && !sheet.columns[c].rows.empty())
      removals.push_back(
          {"hiding of a column", sheet.name + " " + workbook::column_letters(c), "written visibly"});
  if (located.check)
    removals.push_back({"column", sheet.name + " " + workbook::to_a1({*located.header_row, *located.check}),
                        "\"" + std::string(check_caption) + "\" tells of each row and is left out"});
  for (const workbook::Address at : located.extra)
    removals.push_back(
        {"column", sheet.name + " " + to_a1(at),
         "\"" + std::string(trimmed(workbook.text(*sheet.cell(at)))) + "\" is not one of the pack's"});
}

} // namespace

std::vector<Removal> inspect(const workbook::Workbook& workbook, const Proposal& proposal) {
  std::vector<Removal> removals;
  for (const workbook::Attachment& attachment : workbook.attachments)
    if (attachment.sort != Sort::data_validation)
      removals.push_back({std::string(word(attachment.sort)), attachment.where, attachment.text});
  for (const workbook::DefinedName& name : workbook.names)
    if (!name.name.starts_with("_xlnm.")) // what the suite keeps about filters and the printed page
      removals.push_back({"defined name", name.name, name.refers_to});
  for (const workbook::Sheet& sheet : workbook.sheets) {
    inspect_validations(workbook, sheet, removals);
    inspect_sheet(workbook, sheet, bound_to(proposal, sheet), removals);
  }
  return removals;
}

} // namespace stackbook::proposal
