#include "plugin/calc/commands/actions.hpp"
#include "plugin/calc/commands/progress.hpp"
#include "plugin/calc/commands/write.hpp"
#include "plugin/calc/live/loop.hpp"
#include "rules/proposal/fix.hpp"

namespace stackbook::calc {
namespace {

using findings::Datum;
constexpr int most_rounds = 8; // a cell seldom needs more than two

workbook::Cell cell_of(workbook::Workbook& book, const Datum& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return workbook::text_cell(book, *text);
  if (const auto* truth = std::get_if<bool>(&value)) return workbook::boolean_cell(*truth);
  if (const auto* decimal = std::get_if<findings::Decimal>(&value))
    return workbook::number_cell(number_of(*decimal));
  return {};
}

// One fix may uncover the next, so the mended workbook is checked again until there is none.
Values safe_values(StandingPtr standing, const std::function<bool()>& stopped) {
  Values values;
  for (int round = 0; round < most_rounds; ++round) {
    const auto fixes = proposal::safe_fixes(standing->workbook, standing->checked.findings);
    if (fixes.empty()) break;
    workbook::Workbook mended = standing->workbook;
    for (const auto& fix : fixes) {
      values[{fix.sheet, fix.at}] = fix.now;
      for (auto& sheet : mended.sheets)
        if (sheet.name == fix.sheet) workbook::put(sheet, fix.at, cell_of(mended, fix.now));
    }
    if (stopped()) break;
    standing = stand(std::move(mended), standing->options.file, standing->options.today, stopped);
  }
  return values;
}

} // namespace

void fix_all(const Seat& seat) {
  when_checked(seat, [seat](const StandingPtr& standing) {
    const auto change = seat.desk->change();
    const auto progress = Progress::begin(seat, "Looking for what can be fixed…");
    if (!progress) return;
    on_own([seat, standing, change, progress] { // checks again, so not on the main thread
      auto values = safe_values(standing, [&] { return progress->stopped(); });
      perform_soon(seat, [seat, values = std::move(values), change, progress] {
        progress->end();
        if (progress->stopped()) return;
        if (seat.desk->change() != change) return fix_all(seat); // typed meanwhile
        if (values.empty())
          return say(seat, "Fix all that is safe", "There is nothing that can be fixed without asking.");
        write_all(seat, values,
                  "Fix " + std::to_string(values.size()) + (values.size() == 1 ? " cell" : " cells"));
      });
    });
  });
}

void fix_cell(const Seat& seat) {
  when_checked(seat, [seat](const StandingPtr& standing) {
    const auto here = cursor(seat);
    for (const auto& finding : standing->checked.findings) {
      if (!here || finding.state != findings::State::open || !finding.fix || !finding.place.cell ||
          Spot{finding.place.sheet, *finding.place.cell} != *here)
        continue;
      if (finding.fix->safety == findings::Fix::Safety::review &&
          !ask(seat, "Fix this cell", finding.message + "\n\n" + finding.fix->title + "?"))
        return;
      return write_all(seat, {{{here->sheet, here->at}, finding.fix->value}}, finding.fix->title);
    }
    say(seat, "Fix this cell", "There is no fix for this cell. Explain this cell tells what is expected.");
  });
}

} // namespace stackbook::calc
