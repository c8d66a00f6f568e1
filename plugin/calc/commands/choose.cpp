#include "plugin/calc/commands/actions.hpp"
#include "plugin/calc/commands/dialog.hpp"
#include "plugin/calc/commands/write.hpp"
#include "plugin/calc/live/packs.hpp"
#include "plugin/calc/live/settings.hpp"
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

bool is_address(const std::string& connector) {
  return connector.empty() || connector.starts_with("http://") || connector.starts_with("https://");
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

void settings(const Seat& seat) {
  Settings known = settings();
  auto packs = available_packs();
  std::vector<std::string> ids{""}, titles{"The one that all others extend"};
  for (const auto& pack : packs)
    if (std::ranges::find(ids, pack.id) == ids.end()) {
      ids.push_back(pack.id);
      titles.push_back(pack.id);
    }
  const auto now = std::ranges::find(ids, known.pack);
  Dialog dialog(seat, "settings", "Settings");
  dialog.check("live", known.live);
  dialog.choices("packs", titles, now == ids.end() ? 0 : static_cast<std::size_t>(now - ids.begin()));
  dialog.text("connector", known.connector);
  dialog.text("command", known.command);
  if (!known.connector.empty()) dialog.text("token", token(known.connector));
  if (!dialog.run()) return;
  Settings wished = known;
  wished.live = dialog.checked("live");
  wished.pack = ids[std::min(dialog.chosen("packs"), ids.size() - 1)];
  wished.connector = dialog.typed("connector");
  wished.command = dialog.typed("command");
  if (!is_address(wished.connector))
    return say(seat, "Settings",
               "Nothing is changed: the connector's address begins with http:// or https://.");
  save(wished);
  if (!known.connector.empty() && known.connector != wished.connector) keep_token(known.connector, "");
  if (!wished.connector.empty()) keep_token(wished.connector, dialog.typed("token"));
  if (seat.desk->live() != wished.live) seat.desk->live(wished.live);
}

} // namespace stackbook::calc
