#include "plugin/calc/sidebar/panel.hpp"

#include "plugin/calc/document/text.hpp"
#include "plugin/calc/live/loop.hpp"

#include <array>

#include <com/sun/star/awt/ContainerWindowProvider.hpp>
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
  const auto provider = com::sun::star::awt::ContainerWindowProvider::create(office());
  controls_ = Controls(
      provider->createContainerWindow("vnd.sun.star.extension://org.stackbook.calc/dialogs/panel.xdl", "",
                                      Reference<com::sun::star::awt::XWindowPeer>(parent, UNO_QUERY),
                                      static_cast<com::sun::star::awt::XContainerWindowEventHandler*>(this)));
  for (std::size_t i = 0; i < bars; ++i) {
    controls_.add_label(bar_labels[i]);
    controls_.add_bar(bar_names[i]);
    controls_.add_label(bar_texts[i]);
  }
  controls_.bold("status");
  controls_.add_grid("figures", {{"Total", 56, 3}, {"Value", 46, 1, true}}, 10, false);
  controls_.add_grid("findings", {{"Severity", 27, 0}, {"Where", 42, 1}, {"What", 36, 5}}, 20, true);
  controls_.selection("findings")->addSelectionListener(this);
  controls_.window()->addWindowListener(this);
  if (const auto open = desk()) {
    watched_ = open;
    watcher_ = open->watch([this](const StandingPtr& standing) { show(standing); });
    if (!open->standing()) open->check_now();
  }
  arrange();
  controls_.window()->setVisible(
      true); // the deck places a panel's window, but leaves showing it to the panel
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
  std::vector<std::vector<std::string>> figures, lines;
  for (const auto& figure : view_.figures) figures.push_back({figure.name, figure.value});
  for (const auto& line : view_.lines) lines.push_back({line.severity, line.where, line.message});
  filling_ = true;
  controls_.rows("figures", figures);
  controls_.rows("findings", lines);
  filling_ = false;
  controls_.text("detail", view_.lines.empty() ? "" : "Choose a finding to go to its cell and to read why.");
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

  const int row = line + 3, most = std::max(size.Height / 6 / row, 3);
  const int figures = std::min(static_cast<int>(view_.figures.size()), most) * row + 2;
  controls_.show("figures", !view_.figures.empty());
  controls_.place("figures", margin, y, width, figures);
  y += view_.figures.empty() ? 0 : figures + gap;

  const bool some = !view_.lines.empty();
  const int left = std::max(size.Height - y - margin, 6 * line),
            detail = some ? std::min(left * 2 / 5, 10 * line) : 0;
  for (const char* name : {"findings", "detail"}) controls_.show(name, some);
  controls_.show("hint", !some);
  controls_.place("hint", margin, y, width, left);
  controls_.place("findings", margin, y, width, left - detail - gap);
  controls_.place("detail", margin, y + left - detail, width, detail);
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

void SAL_CALL Panel::selectionChanged(const com::sun::star::awt::grid::GridSelectionEvent& event) {
  if (filling_ || event.SelectedRowIndexes.getLength() == 0) return;
  const auto chosen = static_cast<std::size_t>(event.SelectedRowIndexes[0]);
  if (chosen >= view_.lines.size()) return;
  controls_.text("detail", view_.lines[chosen].detail);
  try {
    go_to(view_.lines[chosen]);
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
  if (method != "check") return false;
  if (const auto open = desk()) {
    controls_.text("status", "Checking…");
    open->check_now();
  }
  return true;
}

uno::Sequence<rtl::OUString> SAL_CALL Panel::getSupportedMethodNames() {
  rtl::OUString name("check");
  return {&name, 1};
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
    controls_.window()->removeWindowListener(this);
    controls_ = Controls();
    if (window.is()) window->dispose();
  }
}

} // namespace stackbook::calc
