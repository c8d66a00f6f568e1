#include "rules/proposal/cell.hpp"
#include "rules/proposal/locate.hpp"
#include "rules/proposal/planning.hpp"
#include "rules/proposal/scale.hpp"
#include "rules/proposal/withhold.hpp"

#include <algorithm>

namespace stackbook::proposal {

namespace {

using findings::Datum;
using workbook::Format;

Datum held(const workbook::Workbook& workbook, const BoundTable& table,
           const std::optional<workbook::Address>& at) {
  if (!at) return {};
  return datum_of(workbook, workbook.sheets[table.sheet_order].cell(*at));
}

// An input as it was understood (trimmed, in the list's spelling), in the scale of the workbook; else what
// stands there.
Datum whole_value_at(const workbook::Workbook& workbook, const BoundTable& table, const BoundRow& row,
                     std::size_t c, const Row& data, int power) {
  const ColumnBinding& column = table.binding->columns[c];
  if (const Datum* bound = find(data, column.component)) return typed_in(*bound, column, power);
  return held(workbook, table, row.cells[c]);
}

struct Copying {
  const workbook::Workbook& workbook;
  const Proposal& proposal;
  int power;
  bool withheld;
};

Datum value_at(const Copying& copying, const BoundTable& table, const BoundRow& row, std::size_t c,
               const Row& data) {
  Datum value = whole_value_at(copying.workbook, table, row, c, data, copying.power);
  const bool blank = std::holds_alternative<std::monostate>(value);
  if (!copying.withheld || blank ||
      !withholds(*copying.proposal.pack, *table.binding, table.binding->columns[c], data))
    return value;
  return std::string(withheld_text);
}

PlannedSheet form_copy(const Copying& copying, const BoundTable& table) {
  Sheet sheet(table.binding->sheet);
  sheet.title(table.binding->title, {});
  const Row data = row_data(table, table.rows.front());
  for (std::uint32_t c = 0; c < table.binding->columns.size(); ++c) {
    const workbook::Address label = form_label(c);
    const ColumnBinding& column = table.binding->columns[c];
    sheet.put(label, column.caption, Look::label);
    sheet.put({label.row, label.column + 1}, value_at(copying, table, table.rows.front(), c, data),
              Look::plain, format_of(column));
  }
  if (!table.binding->id.empty())
    sheet.pack_fields(*copying.proposal.pack, static_cast<std::uint32_t>(table.binding->columns.size()));
  sheet.plan.columns = {{0, 34, Format::general, {}, {}, {}, false},
                        {1, 60, Format::general, {}, {}, {}, false}};
  sheet.plan.landscape = false;
  return std::move(sheet.plan);
}

PlannedSheet table_copy(const Copying& copying, const BoundTable& table) {
  Sheet sheet(table.binding->sheet);
  sheet.title(table.binding->title, {});
  const std::uint32_t header = table.binding->header_row - 1;
  const std::vector<ColumnBinding>& columns = table.binding->columns;
  for (std::uint32_t c = 0; c < columns.size(); ++c) {
    sheet.put({header, c}, columns[c].caption, Look::header);
    const double width = columns[c].width > 0 ? columns[c].width : 18;
    sheet.plan.columns.push_back({c, width, format_of(columns[c]), {}, {}, {}, false});
  }
  for (std::uint32_t r = 0; r < table.rows.size(); ++r) {
    const Row data = row_data(table, table.rows[r]);
    for (std::uint32_t c = 0; c < columns.size(); ++c) {
      Datum value = value_at(copying, table, table.rows[r], c, data);
      if (!std::holds_alternative<std::monostate>(value))
        sheet.put({header + 1 + r, c}, std::move(value), Look::plain, format_of(columns[c]));
    }
  }
  sheet.plan.header_row = header;
  return std::move(sheet.plan);
}

void headings(Sheet& sheet, std::uint32_t row, std::initializer_list<const char*> captions) {
  std::uint32_t c = 0;
  for (const char* caption : captions) sheet.put({row, c++}, std::string(caption), Look::header);
}

std::string_view word(Consent consent) {
  switch (consent) {
  case Consent::approved: return "approved";
  case Consent::stale: return "changed after approval";
  case Consent::revoked: return "revoked";
  case Consent::none: break;
  }
  return "not approved";
}

constexpr std::string_view manifest_name = "Manifest", state_label = "State", draft_word = "DRAFT";

std::string state_of(Sending sending) {
  return std::string(sending.draft ? draft_word : "final") +
         (sending.withheld ? ", public: confidential values are withheld" : "");
}

// What others wrote in comments and the file's properties, and where links led, stays out of the copy, its manifest
// included.
bool is_private(const Removal& removal) {
  constexpr std::string_view kinds[] = {"comment", "personal property of the file", "link to another file",
                                        "hyperlink"};
  return std::ranges::find(kinds, removal.what) != std::end(kinds);
}

PlannedSheet manifest(const workbook::Workbook& workbook, const Proposal& proposal, const Checked& checked,
                      Sending sending) {
  Sheet sheet{std::string(manifest_name)};
  sheet.title(sending.draft ? "Manifest of a DRAFT" : "Manifest",
              "What this copy holds, who consented, and what was left out.");
  std::uint32_t row = 3;
  sheet.pair(row++, "Proposal", proposal.id);
  sheet.pair(row++, "Pack", checked.report.pack.id);
  sheet.pair(row++, "Pack version", checked.report.pack.version);
  sheet.pair(row++, "Pack digest", checked.report.pack.digest);
  sheet.pair(row++, "Reference data as of", checked.report.pack.data, Format::date);
  sheet.pair(row++, "Judged as of", checked.report.as_of, Format::date);
  sheet.pair(row++, "Result", checked.report.summary.status);
  sheet.pair(row++, std::string(state_label), state_of(sending));
  for (const auto& [name, value] : checked.report.totals)
    if (const auto* datum = std::get_if<Datum>(&value)) sheet.pair(row++, name, *datum);
  row += 1;
  headings(sheet, row++, {"Sheet", "Row", "SHA-256 of the row", "Consent", "Approver", "Department", "At"});
  for (const RowConsent& consent : consents(proposal)) {
    const Approval approval = consent.approval ? *consent.approval : Approval{};
    std::uint32_t c = 0;
    const bool tells = sending.withheld && withholds(*consent.table->binding);
    for (const std::string& text :
         {consent.table->binding->sheet, consent.row->key,
          tells ? std::string(withheld_text) : consent.digest, std::string(word(consent.consent)),
          approval.approver, approval.department, approval.at})
      sheet.put({row, c++}, text, Look::plain);
    ++row;
  }
  if (sending.withheld) {
    row += 1;
    headings(sheet, row++, {"Withheld", "Column", "Cells"});
    for (const Withheld& column : withheld(proposal)) {
      sheet.put({row, 0}, column.sheet, Look::plain);
      sheet.put({row, 1}, column.caption, Look::plain);
      sheet.put({row++, 2}, findings::Decimal{std::to_string(column.cells)}, Look::plain);
    }
  }
  row += 1;
  headings(sheet, row++, {"Left out", "Where", "What"});
  for (const Removal& removal : inspect(workbook, proposal)) {
    std::uint32_t c = 0;
    for (const std::string& text :
         {removal.what, removal.where, is_private(removal) ? std::string() : removal.detail})
      sheet.put({row, c++}, text, Look::plain);
    ++row;
  }
  const double widths[] = {28, 30, 68, 22, 24, 20, 22};
  for (std::uint32_t c = 0; c < 7; ++c)
    sheet.plan.columns.push_back({c, widths[c], Format::general, {}, {}, {}, false});
  return std::move(sheet.plan);
}

} // namespace

PlannedWorkbook make_clean(const workbook::Workbook& workbook, const Proposal& proposal,
                           const Checked& checked, Sending sending) {
  PlannedWorkbook plan;
  plan.title = (sending.draft ? "DRAFT: " : "") + proposal.pack->title;
  plan.subject = "Pack " + checked.report.pack.id + " version " + checked.report.pack.version;
  plan.created = checked.report.as_of;
  const Copying copying{workbook, proposal, money_of(proposal).power, sending.withheld};
  for (const BoundTable& table : proposal.tables)
    if (table.found)
      plan.sheets.push_back(table.binding->sort == TableBinding::Sort::form ? form_copy(copying, table)
                                                                            : table_copy(copying, table));
  plan.sheets.push_back(manifest(workbook, proposal, checked, sending));
  return plan;
}

bool is_draft(const workbook::Workbook& workbook) {
  const workbook::Sheet* sheet = workbook.sheet(manifest_name);
  return sheet != nullptr && beside(workbook, *sheet, state_label).value_or("").starts_with(draft_word);
}

} // namespace stackbook::proposal
