#include "plugin/calc/commands/actions.hpp"
#include "plugin/calc/commands/dialog.hpp"
#include "plugin/calc/commands/write.hpp"
#include "plugin/calc/live/settings.hpp"
#include "plugin/clock/clock.hpp"
#include "rules/proposal/reply.hpp"
#include "rules/report/wording.hpp"

#include <algorithm>

namespace stackbook::calc {
namespace {

using findings::Finding;
constexpr const char* title = "Answer with a reason";

bool answerable(const Finding& finding) {
  return finding.severity == findings::Severity::warning && finding.state == findings::State::open;
}

void answer_one(const Seat& seat, const Standing& standing, const Finding& finding) {
  proposal::Reply reply{"?", "?", clock::now_utc()}; // what hinders is said before anything is asked
  const auto made = [&] { return proposal::reply(standing.workbook, standing.proposal, finding, reply); };
  if (const auto tried = made(); !tried) return say(seat, title, to_text(tried.failure()));
  const auto change = seat.desk->change();
  Dialog dialog(seat, "answer", title);
  dialog.text("finding", finding.message);
  dialog.text("by", person());
  if (!dialog.run()) return;
  if (seat.desk->change() != change)
    return say(seat, title,
               "Nothing is written: the workbook changed meanwhile. Look at the warning and try again.");
  reply.text = dialog.typed("reason");
  reply.by = dialog.typed("by");
  const auto lines = made();
  if (!lines) return say(seat, title, to_text(lines.failure()));
  write_lines(seat, *lines, "Answer a warning");
}

} // namespace

void answer_cell(const Seat& seat) {
  when_checked(seat, [seat](const StandingPtr& standing) {
    const auto here = cursor(seat);
    for (const auto& finding : standing->checked.findings)
      if (here && answerable(finding) && finding.place.cell &&
          Spot{finding.place.sheet, *finding.place.cell} == *here)
        return answer_one(seat, *standing, finding);
    say(seat, title,
        "There is no open warning at this cell. Only warnings are answered; errors are corrected.");
  });
}

void answer_finding(const Seat& seat, const Asked& asked) {
  when_checked(seat, [seat, asked](const StandingPtr& standing) {
    const auto& all = standing->checked.findings;
    const auto at = std::ranges::find_if(all, [&](const Finding& finding) {
      return finding.rule == asked.rule && to_text(finding.place) == asked.where &&
             report::without_place(finding) == asked.message;
    });
    if (at == all.end()) return say(seat, title, "The finding is not there any more.");
    answer_one(seat, *standing, *at);
  });
}

} // namespace stackbook::calc
