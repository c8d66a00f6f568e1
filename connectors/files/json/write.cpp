#include "connectors/files/json/write.hpp"

#include "rules/findings/quote.hpp"
#include "rules/proposal/withhold.hpp"

#include <algorithm>

namespace stackbook::files::json {

namespace {

using findings::quote;

void append(std::string& out, const findings::Datum& datum) {
  if (const auto* text = std::get_if<std::string>(&datum))
    quote(out, *text);
  else if (const auto* decimal = std::get_if<findings::Decimal>(&datum))
    out += decimal->digits;
  else if (const auto* truth = std::get_if<bool>(&datum))
    out += *truth ? "true" : "false";
  else
    out += "null";
}

template <class Items, class Write>
void list(std::string& out, const Items& items, const char* brackets, const char* between, Write write) {
  out += brackets[0];
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += between;
    first = false;
    write(item);
  }
  out += brackets[1];
}

void append_manifest(std::string& out, const proposal::PlannedSheet& sheet) {
  out += '[';
  std::uint32_t row = 0;
  bool open = false;
  for (const proposal::PlannedCell& cell : sheet.cells) {
    if (open && cell.row != row) {
      out += "],\n";
      open = false;
    }
    out += open ? "," : "[";
    open = true;
    row = cell.row;
    append(out, cell.value);
  }
  out += open ? "]]" : "]";
}

} // namespace

std::string write(const proposal::Proposal& proposal, const proposal::Checked& checked,
                  const proposal::PlannedWorkbook& clean, proposal::Sending sending) {
  std::string out = "{\"pack\":{\"id\":";
  quote(out, checked.report.pack.id);
  out += ",\"version\":";
  quote(out, checked.report.pack.version);
  out += "},\"asOf\":";
  quote(out, checked.report.as_of);
  out += sending.draft ? ",\"state\":\"DRAFT\"" : ",\"state\":\"final\"";
  if (sending.withheld) out += ",\"public\":true";
  out += ",\n\"tables\":";
  proposal::Tables tables = proposal::take_out(proposal);
  if (sending.withheld) proposal::withhold(*proposal.pack, tables);
  list(out, tables, "{}", ",\n", [&](const auto& table) {
    quote(out, table.first);
    out += ':';
    list(out, table.second, "[]", ",\n", [&](const proposal::Row& row) {
      list(out, row, "{}", ",", [&](const auto& field) {
        quote(out, field.first);
        out += ':';
        append(out, field.second);
      });
    });
  });
  const auto manifest = std::ranges::find(clean.sheets, "Manifest", &proposal::PlannedSheet::name);
  if (manifest != clean.sheets.end()) {
    out += ",\n\"manifest\":";
    append_manifest(out, *manifest);
  }
  return out + "}\n";
}

} // namespace stackbook::files::json
