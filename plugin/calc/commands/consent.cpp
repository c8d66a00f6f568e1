#include "plugin/calc/commands/actions.hpp"
#include "plugin/calc/commands/dialog.hpp"
#include "plugin/calc/commands/write.hpp"
#include "plugin/calc/live/settings.hpp"
#include "plugin/clock/clock.hpp"
#include "rules/proposal/approve.hpp"

#include <algorithm>

namespace stackbook::calc {
namespace {

const proposal::BoundTable* table_on(const Standing& standing, const std::string& sheet) {
  for (const auto& table : standing.proposal.tables)
    if (table.found && table.sheet == sheet && table.binding->sync) return &table;
  return nullptr;
}

// The rows that the selection touches, as approving names them; a row without a key can't be named.
proposal::Wish wish_of(const Seat& seat, const Standing& standing) {
  proposal::Wish wish;
  const auto marked = selection(seat);
  const auto* table = marked.empty() ? nullptr : table_on(standing, marked.front().sheet);
  if (!table) return wish;
  wish.table = table->binding->sheet;
  if (table->binding->sort == proposal::TableBinding::Sort::form) return wish;
  for (const auto& row : table->rows)
    if (!row.key.empty() && std::ranges::any_of(marked, [&](const Marked& range) {
          return range.sheet == table->sheet && range.area.first.row <= row.sheet_row &&
                 row.sheet_row <= range.area.last.row;
        }))
      wish.keys.push_back(row.key);
  return wish;
}

std::string sheets_of(const Standing& standing) {
  std::string names;
  for (const auto& table : standing.proposal.tables)
    if (table.found && table.binding->sync) names += (names.empty() ? "" : ", ") + table.sheet;
  return names;
}

std::string named(const proposal::Wish& wish) {
  std::string text = wish.table;
  for (std::size_t i = 0; i < wish.keys.size(); ++i) text += (i == 0 ? ": " : ", ") + wish.keys[i];
  return text;
}

bool filled(const Seat& seat, const std::string& title, proposal::Wish& wish) {
  Settings known = settings();
  Dialog dialog(seat, "approve", title);
  dialog.text("rows", named(wish));
  dialog.text("by", person());
  dialog.text("department", known.department);
  if (!dialog.run()) return false;
  wish.by = dialog.typed("by");
  wish.department = dialog.typed("department");
  wish.prepared_by = dialog.typed("prepared");
  wish.comment = dialog.typed("comment");
  if (known.department != wish.department) {
    known.department = wish.department;
    save(known);
  }
  return true;
}

std::string text_of(const std::vector<findings::Finding>& hindering) {
  std::string text = "A row with open errors can't be approved. Mend these first:\n";
  for (const auto& finding : hindering) text += "\n" + finding.message;
  return text;
}

} // namespace

void approve_rows(const Seat& seat, bool revoke) {
  when_checked(seat, [seat, revoke](const StandingPtr& standing) {
    const std::string title = revoke ? "Revoke approval" : "Approve rows";
    if (!standing->is_proposal) return say(seat, title, "This workbook isn't a proposal yet.");
    proposal::Wish wish = wish_of(seat, *standing);
    wish.revoke = revoke;
    const auto* table = standing->proposal.table(wish.table);
    if (!table || (wish.keys.empty() && table->binding->sort != proposal::TableBinding::Sort::form))
      return say(
          seat, title,
          "Select cells of the rows first. Rows of these sheets are approved: " + sheets_of(*standing) + ".");
    const auto made = [&] {
      return proposal::approve(standing->workbook, standing->proposal, standing->checked, wish);
    };
    wish.by = "?"; // what hinders is said before anything is asked
    if (const auto tried = made(); !tried)
      return say(seat, title, to_text(tried.failure()));
    else if (!tried->hindering.empty())
      return static_cast<void>(show_text(seat, title, text_of(tried->hindering)));
    const auto change = seat.desk->change();
    if (!filled(seat, title, wish)) return;
    if (seat.desk->change() != change)
      return say(seat, title,
                 "Nothing is written: the workbook changed meanwhile. Look at the rows and try again.");
    wish.at = clock::now_utc();
    wish.known_by = "typed";
    const auto lines = made();
    if (!lines) return say(seat, title, to_text(lines.failure()));
    const std::size_t count = lines->approvals.size();
    write_lines(seat, lines->written,
                (revoke ? "Revoke approval of " : "Approve ") + std::to_string(count) +
                    (count == 1 ? " row" : " rows"));
  });
}

} // namespace stackbook::calc
