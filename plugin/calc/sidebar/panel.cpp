#include "plugin/calc/sidebar/panel.hpp"

#include "plugin/calc/commands/actions.hpp"
#include "plugin/calc/document/text.hpp"
#include "plugin/calc/live/loop.hpp"

#include <algorithm>
#include <array>

#include <com/sun/star/awt/ContainerWindowProvider.hpp>
#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/ui/UIElementType.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

constexpr std::size_t bars = 5;
constexpr std::array<const char*, bars> bar_labels{"label1", "label2", "label3", "label4", "label5"};
constexpr std::array<const char*, bars> bar_names{"bar1", "bar2", "bar3", "bar4", "bar5"};
constexpr std::array<const char*, bars> bar_texts{"text1", "text2", "text3", "text4", "text5"};
constexpr int margin = 8, gap = 6;

} // namespace

void Panel::build(const Window& parent) {
  holder_ = make_holder(parent);
  const auto provider = com::sun::star::awt::ContainerWindowProvider::create(office());
  controls_ = Controls(
      provider->createContainerWindow("vnd.sun.star.extension://org.stackbook.calc/dialogs/panel.xdl", "",
                                      Reference<com::sun::star::awt::XWindowPeer>(holder_, UNO_QUERY),
                                      static_cast<com::sun::star::awt::XContainerWindowEventHandler*>(this)));
  for (std::size_t i = 0; i < bars; ++i) {
    controls_.add_label(bar_labels[i]);
    controls_.add_bar(bar_names[i]);
    controls_.add_label(bar_texts[i]);
  }
  controls_.bold("status");
  controls_.add_list("figures", 10);
  controls_.add_list("findings", 20);
  controls_.list("findings")->addItemListener(this);
  holder_->addWindowListener(this);
  if (const auto open = desk()) {
    watched_ = open;
    watcher_ = open->watch([this](const StandingPtr& standing) { show(standing); });
    if (!open->standing()) open->check_now();
  }
  fill();
  controls_.window()->setVisible(true);
  holder_->setVisible(true); // the deck places a panel's window, but leaves showing it to the panel
}

std::shared_ptr<Desk> Panel::desk() const {
  const Reference<com::sun::star::frame::XController> controller(frame_->getController());
  return controller.is() ? Desk::of(controller->getModel()) : nullptr;
}

void Panel::show(const StandingPtr& standing) {
  view_ = view_of(*standing);
  controls_.text("status", view_.status);
  controls_.text("against", view_.against);
  controls_.text("hint", view_.empty);
  for (std::size_t i = 0; i < bars; ++i) {
    const bool used = i < view_.bars.size();
    for (const char* name : {bar_labels[i], bar_names[i], bar_texts[i]}) controls_.show(name, used);
    if (!used) continue;
    controls_.text(bar_labels[i], view_.bars[i].label);
    controls_.bar(bar_names[i], view_.bars[i].percent);
    controls_.text(bar_texts[i], view_.bars[i].text);
  }
  std::vector<std::string> figures;
  for (const auto& figure : view_.figures) figures.push_back(figure.name + ": " + figure.value);
  controls_.items("figures", figures);
  list_findings();
  arrange();
}

void Panel::list_findings() {
  items_ = listing(view_, filter_);
  std::vector<std::string> texts;
  std::size_t shown = 0;
  for (const auto& item : items_) {
    texts.push_back(item.text);
    shown += item.line ? 1 : 0;
  }
  controls_.items("findings", texts);
  const std::size_t all = view_.lines.size();
  controls_.text("count", shown == all ? "Findings: " + std::to_string(all)
                                       : "Findings: " + std::to_string(shown) + " of " + std::to_string(all));
  controls_.text("detail", items_.empty() && all > 0 ? "No finding passes the filter."
                                                     : "Choose a finding to go to its cell and to read why.");
  controls_.enable("fix", false);
}

void Panel::fill() {
  const auto size = holder_->getPosSize();
  controls_.window()->setPosSize(0, 0, size.Width, size.Height, com::sun::star::awt::PosSize::POSSIZE);
  arrange();
}

void Panel::arrange() {
  const auto size = controls_.window()->getPosSize();
  const int width = size.Width - 2 * margin, line = controls_.line_height();
  if (width <= 0) return;
  int y = margin;
  const int tall = controls_.button_height(), button = std::min(width / 2, controls_.width_of("check"));
  const int status = std::max(controls_.height_of("status", width - button - gap), line);
  controls_.place("status", margin, y + std::max((tall - status) / 2, 0), width - button - gap, status);
  controls_.place("check", margin + width - button, y, button, tall);
  y += std::max(status, tall) + gap;
  const int against = view_.against.empty() ? 0 : controls_.height_of("against", width);
  controls_.place("against", margin, y, width, against);
  controls_.show("against", against > 0);
  y += against > 0 ? against + gap : 0;
  y = arrange_bars(y, width, line);

  const int row = line + 2, most = std::max(size.Height / 6 / row, 3);
  const int figures = std::min(static_cast<int>(view_.figures.size()), most) * row + 6;
  controls_.show("figures", !view_.figures.empty());
  controls_.place("figures", margin, y, width, figures);
  y += view_.figures.empty() ? 0 : figures + gap;
  arrange_findings(y, width, std::max(size.Height - y - margin, 9 * line));
}

void Panel::arrange_findings(int y, int width, int left) {
  const bool some = !view_.lines.empty();
  for (const char* name : {"count", "kind", "group", "find", "search", "findings", "detail", "fix"})
    controls_.show(name, some);
  controls_.show("hint", !some);
  controls_.place("hint", margin, y, width, left);
  const int line = controls_.line_height(), tall = controls_.button_height(), half = (width - gap) / 2,
            field = line + 10, find = controls_.width_of("find");
  const int bottom = y + left;
  controls_.place("count", margin, y, width, line);
  y += line + gap / 2;
  controls_.place("kind", margin, y, half, field);
  controls_.place("group", margin + half + gap, y, width - half - gap, field);
  y += field + gap / 2;
  controls_.place("find", margin, y + 5, find, line);
  controls_.place("search", margin + find + gap, y, width - find - gap, field);
  y += field + gap / 2;
  const int detail = std::min((bottom - y) * 2 / 5, 10 * line), button = controls_.width_of("fix");
  controls_.place("findings", margin, y, width, bottom - y - detail - tall - 2 * gap);
  controls_.place("fix", margin + width - button, bottom - tall, button, tall);
  controls_.place("detail", margin, bottom - tall - gap - detail, width, detail);
}

int Panel::arrange_bars(int y, int width, int line) {
  int label = 0, text = 0;
  for (std::size_t i = 0; i < view_.bars.size() && i < bars; ++i) {
    label = std::max(label, controls_.width_of(bar_labels[i]));
    text = std::max(text, controls_.width_of(bar_texts[i]));
  }
  const int bar = std::max(width - label - text - 2 * gap, line);
  for (std::size_t i = 0; i < view_.bars.size() && i < bars; ++i) {
    controls_.place(bar_labels[i], margin, y, label, line);
    controls_.place(bar_names[i], margin + label + gap, y + 1, bar, line - 2);
    controls_.place(bar_texts[i], margin + label + bar + 2 * gap, y, text, line);
    y += line + gap / 2;
  }
  return view_.bars.empty() ? y : y + gap;
}

void SAL_CALL Panel::itemStateChanged(const com::sun::star::awt::ItemEvent& event) {
  const auto chosen = static_cast<std::size_t>(event.Selected);
  if (event.Selected < 0 || chosen >= items_.size()) return;
  const auto& item = items_[chosen];
  controls_.tip("findings", item.text);
  controls_.enable("fix", item.line && view_.lines[*item.line].fixable);
  controls_.text("detail", item.line ? view_.lines[*item.line].detail : item.text);
  if (!item.line) return;
  try {
    go_to(view_.lines[*item.line]);
  } catch (const uno::Exception&) { // the sheet was removed since the check; the next check says so
  }
}

void Panel::go_to(const View::Line& line) {
  if (line.sheet.empty()) return;
  const auto controller = frame_->getController();
  const Reference<com::sun::star::sheet::XSpreadsheetDocument> document(controller->getModel(),
                                                                        UNO_QUERY_THROW);
  const Reference<com::sun::star::container::XNameAccess> sheets(document->getSheets(), UNO_QUERY_THROW);
  const Reference<com::sun::star::sheet::XSpreadsheet> sheet(sheets->getByName(to_office(line.sheet)),
                                                             UNO_QUERY_THROW);
  const auto cell = sheet->getCellByPosition(static_cast<sal_Int32>(line.cell.column),
                                             static_cast<sal_Int32>(line.cell.row));
  Reference<com::sun::star::view::XSelectionSupplier>(controller, UNO_QUERY_THROW)->select(uno::Any(cell));
}

sal_Bool SAL_CALL Panel::callHandlerMethod(const Window&, const uno::Any&, const rtl::OUString& method) {
  if (method == "check") {
    if (const auto open = desk()) {
      controls_.text("status", "Checking…");
      open->check_now();
    }
    return true;
  }
  if (method == "fix") {
    if (const auto at = seat(frame_)) fix_cell(*at);
    return true;
  }
  if (method == "filter") {
    filter_.kind =
        static_cast<Filter::Kind>(std::max<sal_Int16>(controls_.list("kind")->getSelectedItemPos(), 0));
    filter_.by_rule = controls_.list("group")->getSelectedItemPos() == 1;
    filter_.words = controls_.typed("search");
    list_findings();
    return true;
  }
  return false;
}

uno::Sequence<rtl::OUString> SAL_CALL Panel::getSupportedMethodNames() {
  const rtl::OUString names[] = {"check", "fix", "filter"};
  return {names, 3};
}

sal_Int16 SAL_CALL Panel::getType() {
  return com::sun::star::ui::UIElementType::TOOLPANEL;
}

Reference<uno::XInterface> SAL_CALL Panel::getRealInterface() {
  return static_cast<com::sun::star::ui::XToolPanel*>(this);
}

com::sun::star::ui::LayoutSize SAL_CALL Panel::getHeightForWidth(sal_Int32) {
  return {300, -1, 500};
}

void SAL_CALL Panel::dispose() {
  if (const auto open = watched_.lock()) open->unwatch(watcher_);
  watched_.reset();
  if (controls_.window().is()) {
    const Reference<com::sun::star::lang::XComponent> window(controls_.window(), UNO_QUERY);
    const Reference<com::sun::star::lang::XComponent> holder(holder_, UNO_QUERY);
    holder_->removeWindowListener(this);
    controls_ = Controls();
    holder_.clear();
    if (window.is()) window->dispose();
    if (holder.is()) holder->dispose();
  }
}

} // namespace stackbook::calc
