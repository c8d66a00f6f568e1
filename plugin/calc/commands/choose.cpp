#include "plugin/calc/commands/actions.hpp"
#include "plugin/calc/commands/dialog.hpp"
#include "plugin/calc/commands/write.hpp"
#include "plugin/calc/live/packs.hpp"
#include "rules/proposal/locate.hpp"

#include <algorithm>

namespace stackbook::calc {
namespace {

std::string title_of(const files::FoundPack& pack) {
  std::string text = pack.id + " " + pack.version;
  for (std::size_t i = 0; i < pack.bases.size(); ++i) text += (i == 0 ? " (extends " : ", ") + pack.bases[i];
  return text + (pack.bases.empty() ? "" : ")");
}

std::vector<std::string> titles_of(const std::vector<files::FoundPack>& packs) {
  std::vector<std::string> titles;
  for (const auto& pack : packs) titles.push_back(title_of(pack));
  return titles;
}

} // namespace

// The choice is written where the workbook itself names its pack, so that it travels with it and every other program
// checks it alike.
void choose_rules(const Seat& seat) {
  when_checked(seat, [seat](const StandingPtr& standing) {
    const std::string title = "Choose rule pack";
    const auto cells = proposal::pack_cells(standing->workbook);
    if (!cells)
      return say(seat, title,
                 "This workbook has no field Pack. A workbook made from the template has one; the pack of "
                 "new proposals "
                 "is chosen in Settings.");
    const auto packs = available_packs();
    if (packs.empty()) return say(seat, title, "No rule pack is installed.");
    const auto hint = proposal::pack_hint(standing->workbook);
    const auto now = std::ranges::find_if(packs, [&](const auto& pack) {
      return hint && pack.id == hint->id && (pack.version == hint->version || hint->version.empty());
    });
    const auto change = seat.desk->change();
    Dialog dialog(seat, "choose", title);
    dialog.choices("packs", titles_of(packs),
                   now == packs.end() ? 0 : static_cast<std::size_t>(now - packs.begin()));
    if (!dialog.run()) return;
    if (seat.desk->change() != change)
      return say(seat, title, "Nothing is written: the workbook changed meanwhile. Try again.");
    const auto& pack = packs[std::min(dialog.chosen("packs"), packs.size() - 1)];
    Values values{{{cells->sheet, cells->id}, pack.id}};
    if (cells->version) values[{cells->sheet, *cells->version}] = pack.version;
    write_all(seat, values, title);
  });
}

} // namespace stackbook::calc
