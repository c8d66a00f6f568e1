#include "plugin/calc/commands/preferences.hpp"

#include "plugin/calc/commands/actions.hpp"
#include "plugin/calc/live/packs.hpp"

#include <algorithm>

namespace stackbook::calc {

namespace uno = com::sun::star::uno;

namespace {

bool is_address(const std::string& connector) {
  return connector.empty() || connector.starts_with("http://") || connector.starts_with("https://");
}

} // namespace

void Preferences::show(Dialog& dialog) {
  known_ = calc::settings();
  ids_ = {""};
  for (const auto& pack : available_packs())
    if (std::ranges::find(ids_, pack.id) == ids_.end()) ids_.push_back(pack.id);
  std::vector<std::string> titles = ids_;
  titles.front() = "The one that all others extend";
  const auto now = std::ranges::find(ids_, known_.pack);
  dialog.check("live", known_.live);
  dialog.choices("packs", titles, now == ids_.end() ? 0 : static_cast<std::size_t>(now - ids_.begin()));
  dialog.text("connector", known_.connector);
  dialog.text("command", known_.command);
  dialog.text("token", known_.connector.empty() ? std::string() : token(known_.connector));
}

std::optional<std::string> Preferences::take(const Dialog& dialog) {
  Settings wished = known_;
  wished.live = dialog.checked("live");
  wished.pack = ids_[std::min(dialog.chosen("packs"), ids_.size() - 1)];
  wished.connector = dialog.typed("connector");
  wished.command = dialog.typed("command");
  if (!is_address(wished.connector))
    return "Nothing is changed: the connector's address begins with http:// or https://.";
  save(wished);
  if (!known_.connector.empty() && known_.connector != wished.connector) keep_token(known_.connector, "");
  if (!wished.connector.empty()) keep_token(wished.connector, dialog.typed("token"));
  known_ = wished;
  return std::nullopt;
}

void settings(const Seat& seat) {
  Preferences preferences;
  Dialog dialog(seat, "settings", "Settings");
  preferences.show(dialog);
  if (!dialog.run()) return;
  if (const auto wrong = preferences.take(dialog)) return say(seat, "Settings", *wrong);
  if (const bool live = dialog.checked("live"); seat.desk->live() != live) seat.desk->live(live);
}

sal_Bool SAL_CALL Options::callHandlerMethod(const uno::Reference<com::sun::star::awt::XWindow>& window,
                                             const uno::Any& event, const rtl::OUString& method) {
  const uno::Reference<com::sun::star::awt::XControlContainer> page(window, uno::UNO_QUERY);
  rtl::OUString happened;
  if (method != "external_event" || !page.is() || !(event >>= happened)) return false;
  try {
    Dialog dialog(page);
    if (happened == "ok") {
      if (const auto wrong = preferences_.take(dialog)) say(window, "Proposals", *wrong);
    } else {
      preferences_.show(dialog);
    }
  } catch (const std::bad_alloc&) { // the office closes the page as it is
  } catch (const uno::RuntimeException&) {
    throw;
  } catch (const uno::Exception&) { // a page of another make has no such fields
  }
  return true;
}

uno::Sequence<rtl::OUString> SAL_CALL Options::getSupportedMethodNames() {
  const rtl::OUString only("external_event");
  return {&only, 1};
}

} // namespace stackbook::calc
