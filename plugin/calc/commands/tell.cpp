#include "plugin/calc/commands/actions.hpp"
#include "plugin/calc/commands/browse.hpp"
#include "plugin/calc/functions/explain.hpp"
#include "plugin/calc/live/packs.hpp"
#include "rules/report/wording.hpp"

#include <algorithm>

namespace stackbook::calc {
namespace {

using findings::Finding;

std::vector<const Finding*> findings_at(const Standing& standing, const Spot& spot) {
  std::vector<const Finding*> here;
  for (const auto& finding : standing.checked.findings)
    if (finding.place.sheet == spot.sheet && finding.place.cell == spot.at) here.push_back(&finding);
  return here;
}

struct Meaning { // of a cell in the pack's words
  const proposal::BoundTable* table = nullptr;
  const proposal::ColumnBinding* column = nullptr;
  const proposal::BoundRow* row = nullptr;
};

Meaning meaning_of(const Standing& standing, const Spot& spot) {
  for (const auto& table : standing.proposal.tables) {
    if (!table.found || table.sheet != spot.sheet) continue;
    for (const auto& row : table.rows)
      for (std::size_t c = 0; c < row.cells.size(); ++c)
        if (row.cells[c] == spot.at) return {&table, &table.binding->columns[c], &row};
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      if (table.columns[c] == spot.at.column) return {&table, &table.binding->columns[c], nullptr};
    return {&table, nullptr, nullptr};
  }
  return {};
}

std::string verdicts(const Standing& standing, const Meaning& meaning,
                     const std::vector<const Finding*>& here) {
  std::string text;
  std::size_t silent = 0;
  std::vector<std::string> asked;
  for (const auto& rule : standing.proposal.pack->rules) {
    if (rule.sheet != meaning.table->binding->sheet || rule.field != meaning.column->component) continue;
    if (std::ranges::find(asked, rule.id) != asked.end()) continue;
    asked.push_back(rule.id);
    const bool speaks = std::ranges::any_of(here, [&](const Finding* f) { return f->rule == rule.id; });
    silent += speaks ? 0 : 1;
    text += "\n" + rule.id + ": " + (speaks ? "speaks, see above" : "has nothing to say") +
            (rule.title.empty() ? "" : " (" + rule.title + ")");
  }
  return text.empty() ? "\n\nNo rule of the pack points at this field; its type and whether it is required "
                        "are checked."
                      : "\n\nRules that point at this field:" + text;
}

std::string explanation(const Standing& standing, const Spot& spot) {
  const auto here = findings_at(standing, spot);
  const Meaning meaning = meaning_of(standing, spot);
  std::string text = spot.sheet + ' ' + workbook::to_a1(spot.at);
  if (!meaning.table) return text + "\nThe rule pack does not bind this sheet, so no rule reads it.";
  if (!meaning.column) return text + "\nNo rule reads this cell: it belongs to no column of the rule pack.";
  text += ": " + meaning.column->caption;
  if (meaning.row && !meaning.row->key.empty()) text += " of " + meaning.row->key;
  if (!meaning.column->help.empty()) text += "\n" + meaning.column->help;
  for (const Finding* finding : here) {
    std::string severity(to_text(finding->severity));
    if (finding->state != findings::State::open) severity += ", " + std::string(to_text(finding->state));
    text += "\n\n" + severity + ": " + std::string(report::without_place(*finding)) +
            "\nSource: " + report::citation_of(*finding);
  }
  if (here.empty() && meaning.row) text += "\n\nNothing was found here.";
  return text + verdicts(standing, meaning, here);
}

} // namespace

void explain_cell(const Seat& seat) {
  when_checked(seat, [seat](const StandingPtr& standing) {
    const auto here = cursor(seat);
    if (!standing->is_proposal || !here)
      return say(seat, "Explain this cell",
                 "This workbook isn't a proposal yet. Proposal > New proposal makes one.");
    show_text(seat, "Explain this cell", explanation(*standing, *here));
  });
}

void help(const Seat& seat) {
  when_checked(seat, [seat](const StandingPtr& standing) {
    const auto here = cursor(seat);
    std::string text;
    if (standing->is_proposal && here)
      for (const Finding* finding : findings_at(*standing, *here))
        for (const auto& rule : standing->proposal.pack->rules)
          if (rule.id == finding->rule) text += (text.empty() ? "" : "\n\n") + rule_page(*standing, rule);
    if (text.empty())
      text = "Put the cursor on a cell with a finding: Help shows the page of its rule, with the source.\n\n"
             "The panel Proposal of the sidebar lists all findings. Next finding goes from one to the next. "
             "Explain "
             "this cell tells which rules point at it. Fix all that is safe mends spaces, numbers stored as "
             "text and "
             "the spelling of list entries, as one step that Undo takes back.\n\nFunctions and commands, in "
             "the same "
             "menu, opens the manual.";
    show_text(seat, "Help", text);
  });
}

void open_manual(const Seat& seat) {
  const std::filesystem::path page = extension_folder() / "manual.html";
  if (std::error_code trouble; !std::filesystem::exists(page, trouble))
    return say(seat, "Functions and commands", page.string() + " is missing. Install the extension again.");
  browse_file(page);
}

} // namespace stackbook::calc
