#include "plugin/calc/sidebar/controls.hpp"

#include "plugin/calc/document/text.hpp"
#include "plugin/calc/live/loop.hpp"

#include <algorithm>

#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/awt/XLayoutConstrains.hpp>
#include <com/sun/star/awt/grid/DefaultGridColumnModel.hpp>
#include <com/sun/star/awt/grid/DefaultGridDataModel.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/style/HorizontalAlignment.hpp>
#include <com/sun/star/view/SelectionType.hpp>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
namespace awt = com::sun::star::awt;
using com::sun::star::beans::XPropertySet;
using com::sun::star::container::XNameContainer;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

void set(const Reference<uno::XInterface>& model, const char* name, const uno::Any& value) {
  Reference<XPropertySet>(model, UNO_QUERY_THROW)
      ->setPropertyValue(rtl::OUString::createFromAscii(name), value);
}

Reference<uno::XInterface> model_of(const Reference<awt::XControl>& control) {
  return Reference<uno::XInterface>(control->getModel(), UNO_QUERY_THROW);
}

} // namespace

Reference<awt::XControl> Controls::control(const char* name) const {
  return Reference<awt::XControlContainer>(window_, UNO_QUERY_THROW)
      ->getControl(rtl::OUString::createFromAscii(name));
}

void Controls::insert(const char* name, const Reference<uno::XInterface>& model) {
  const Reference<XNameContainer> models(Reference<awt::XControl>(window_, UNO_QUERY_THROW)->getModel(),
                                         UNO_QUERY_THROW);
  models->insertByName(rtl::OUString::createFromAscii(name), uno::Any(model));
}

static Reference<uno::XInterface> create(const Window& window, const char* service) {
  const Reference<com::sun::star::lang::XMultiServiceFactory> factory(
      Reference<awt::XControl>(window, UNO_QUERY_THROW)->getModel(), UNO_QUERY_THROW);
  return factory->createInstance(rtl::OUString::createFromAscii(service));
}

void Controls::bold(const char* name) {
  set(model_of(control(name)), "FontWeight", uno::Any(awt::FontWeight::BOLD));
}

void Controls::add_label(const char* name) {
  const auto model = create(window_, "com.sun.star.awt.UnoControlFixedTextModel");
  set(model, "MultiLine", uno::Any(true));
  insert(name, model);
}

void Controls::add_bar(const char* name) {
  const auto model = create(window_, "com.sun.star.awt.UnoControlProgressBarModel");
  set(model, "ProgressValueMin", uno::Any(sal_Int32(0)));
  set(model, "ProgressValueMax", uno::Any(sal_Int32(100)));
  insert(name, model);
}

void Controls::add_grid(const char* name, const std::vector<GridColumn>& columns, sal_Int16 tab,
                        bool header) {
  const auto model = create(window_, "com.sun.star.awt.grid.UnoControlGridModel");
  const auto column_model = awt::grid::DefaultGridColumnModel::create(office());
  for (const auto& wanted : columns) {
    const auto column = column_model->createColumn();
    column->setTitle(rtl::OUString::createFromAscii(wanted.title));
    column->setColumnWidth(wanted.width);
    column->setMinWidth(wanted.width);
    column->setFlexibility(wanted.stretch);
    if (wanted.right) column->setHorizontalAlign(com::sun::star::style::HorizontalAlignment_RIGHT);
    column_model->addColumn(column);
  }
  set(model, "ColumnModel", uno::Any(Reference<awt::grid::XGridColumnModel>(column_model, UNO_QUERY_THROW)));
  set(model, "GridDataModel",
      uno::Any(Reference<awt::grid::XGridDataModel>(awt::grid::DefaultGridDataModel::create(office()),
                                                    UNO_QUERY_THROW)));
  set(model, "ShowColumnHeader", uno::Any(header));
  set(model, "VScroll", uno::Any(true));
  set(model, "Tabstop", uno::Any(true));
  set(model, "TabIndex", uno::Any(tab));
  set(model, "SelectionModel", uno::Any(com::sun::star::view::SelectionType_SINGLE));
  insert(name, model);
}

void Controls::text(const char* name, const std::string& text) {
  const auto model = model_of(control(name));
  const Reference<XPropertySet> properties(model, UNO_QUERY_THROW);
  const bool is_field = properties->getPropertySetInfo()->hasPropertyByName("Text");
  properties->setPropertyValue(is_field ? rtl::OUString("Text") : rtl::OUString("Label"),
                               uno::Any(to_office(text)));
}

void Controls::bar(const char* name, int percent) {
  set(model_of(control(name)), "ProgressValue", uno::Any(sal_Int32(percent)));
}

void Controls::rows(const char* name, const std::vector<std::vector<std::string>>& rows) {
  Reference<awt::grid::XMutableGridDataModel> data;
  Reference<XPropertySet>(model_of(control(name)), UNO_QUERY_THROW)->getPropertyValue("GridDataModel") >>=
      data;
  data->removeAllRows();
  uno::Sequence<uno::Any> headings(static_cast<sal_Int32>(rows.size()));
  uno::Sequence<uno::Sequence<uno::Any>> cells(static_cast<sal_Int32>(rows.size()));
  for (std::size_t row = 0; row < rows.size(); ++row) {
    uno::Sequence<uno::Any> line(static_cast<sal_Int32>(rows[row].size()));
    for (std::size_t column = 0; column < rows[row].size(); ++column)
      line.getArray()[column] = uno::Any(to_office(rows[row][column]));
    cells.getArray()[row] = line;
  }
  if (rows.empty()) return;
  data->addRows(headings, cells);
  for (std::size_t row = 0; row < rows.size(); ++row) { // what a narrow column cuts off
    std::string whole;
    for (const auto& cell : rows[row]) whole += (whole.empty() ? "" : ": ") + cell;
    data->updateRowToolTip(static_cast<sal_Int32>(row), uno::Any(to_office(whole)));
  }
}

void Controls::show(const char* name, bool visible) {
  window(name)->setVisible(visible);
}

void Controls::place(const char* name, int x, int y, int width, int height) {
  window(name)->setPosSize(x, y, std::max(width, 1), std::max(height, 1), awt::PosSize::POSSIZE);
}

int Controls::height_of(const char* name, int width) const {
  const Reference<awt::XLayoutConstrains> layout(control(name), UNO_QUERY);
  if (!layout.is()) return line_height();
  const auto wanted = layout->getPreferredSize();
  // The toolkit tells the size of one line; a wrapped text needs as many as its width asks for, and one for ragged words.
  const int lines = width > 0 ? (wanted.Width + width - 1) / width : 1;
  return wanted.Height * (lines <= 1 ? 1 : lines + 1);
}

int Controls::width_of(const char* name) const {
  return Reference<awt::XLayoutConstrains>(control(name), UNO_QUERY_THROW)->getPreferredSize().Width;
}

int Controls::line_height() const {
  return Reference<awt::XLayoutConstrains>(control("status"), UNO_QUERY_THROW)->getMinimumSize().Height;
}

int Controls::button_height() const {
  return Reference<awt::XLayoutConstrains>(control("check"), UNO_QUERY_THROW)->getPreferredSize().Height;
}

Reference<awt::grid::XGridRowSelection> Controls::selection(const char* grid) const {
  return {control(grid), UNO_QUERY_THROW};
}
Window Controls::window(const char* name) const {
  return Window(control(name), UNO_QUERY_THROW);
}

} // namespace stackbook::calc
