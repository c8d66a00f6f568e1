#include "plugin/calc/sidebar/controls.hpp"

#include "plugin/calc/document/text.hpp"
#include "plugin/calc/live/loop.hpp"

#include <algorithm>

#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/WindowClass.hpp>
#include <com/sun/star/awt/XLayoutConstrains.hpp>
#include <com/sun/star/awt/XTextComponent.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>

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

Window make_holder(const Window& parent) {
  const auto toolkit = awt::Toolkit::create(office());
  awt::WindowDescriptor wanted;
  wanted.Type = awt::WindowClass_CONTAINER;
  wanted.WindowServiceName =
      "dockingwindow"; // through which the Tab key walks; through a plain one it does not
  wanted.Parent.set(parent, UNO_QUERY_THROW);
  wanted.ParentIndex = -1;
  return Window(toolkit->createWindow(wanted), UNO_QUERY_THROW);
}

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

void Controls::add_list(const char* name, sal_Int16 tab, const std::string& help) {
  const auto model = create(window_, "com.sun.star.awt.UnoControlListBoxModel");
  set(model, "Dropdown", uno::Any(false));
  set(model, "Tabstop", uno::Any(true));
  set(model, "TabIndex", uno::Any(tab));
  set(model, "HelpText", uno::Any(to_office(help)));
  insert(name, model);
}

void Controls::text(const char* name, const std::string& text) {
  const auto model = model_of(control(name));
  const Reference<XPropertySet> properties(model, UNO_QUERY_THROW);
  const bool is_field = properties->getPropertySetInfo()->hasPropertyByName("Text");
  const rtl::OUString property = is_field ? rtl::OUString("Text") : rtl::OUString("Label");
  const uno::Any now(to_office(text));
  if (properties->getPropertyValue(property) != now)
    properties->setPropertyValue(property, now); // keeps what is in sight
}

void Controls::bar(const char* name, int percent) {
  set(model_of(control(name)), "ProgressValue", uno::Any(sal_Int32(percent)));
}

bool Controls::items(const char* name, const std::vector<std::string>& items) {
  uno::Sequence<rtl::OUString> texts(static_cast<sal_Int32>(items.size()));
  std::transform(items.begin(), items.end(), texts.getArray(),
                 [](const auto& text) { return to_office(text); });
  const Reference<XPropertySet> properties(model_of(control(name)), UNO_QUERY_THROW);
  const uno::Any now(texts);
  if (properties->getPropertyValue("StringItemList") == now) return false;
  properties->setPropertyValue("StringItemList", now);
  return true;
}

void Controls::tip(const char* name, const std::string& text) {
  set(model_of(control(name)), "HelpText", uno::Any(to_office(text)));
}

void Controls::enable(const char* name, bool enabled) {
  set(model_of(control(name)), "Enabled", uno::Any(enabled));
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
  return std::max(layout->calcAdjustedSize({width, 0}).Height, line_height());
}

int Controls::width_of(const char* name) const {
  return Reference<awt::XLayoutConstrains>(control(name), UNO_QUERY_THROW)->getPreferredSize().Width;
}

int Controls::width_of(const char* name, const std::string& text) const {
  set(model_of(control(name)), "Label", uno::Any(to_office(text)));
  return width_of(name);
}

int Controls::line_height() const {
  return Reference<awt::XLayoutConstrains>(control("head"), UNO_QUERY_THROW)->getMinimumSize().Height;
}

int Controls::height_of_button(const char* name) const {
  return Reference<awt::XLayoutConstrains>(control(name), UNO_QUERY_THROW)->getPreferredSize().Height;
}

Reference<awt::XListBox> Controls::list(const char* name) const {
  return {control(name), UNO_QUERY_THROW};
}

std::string Controls::typed(const char* name) const {
  return to_utf8(Reference<awt::XTextComponent>(control(name), UNO_QUERY_THROW)->getText());
}

void Controls::choose(const char* name, std::size_t item) {
  const sal_Int16 chosen[] = {static_cast<sal_Int16>(item)};
  set(model_of(control(name)), "SelectedItems", uno::Any(uno::Sequence<sal_Int16>(chosen, 1)));
}

Window Controls::window(const char* name) const {
  return Window(control(name), UNO_QUERY_THROW);
}

} // namespace stackbook::calc
