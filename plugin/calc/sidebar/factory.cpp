#include "plugin/calc/sidebar/factory.hpp"

#include "plugin/calc/sidebar/panel.hpp"

#include <com/sun/star/awt/XWindow.hpp>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/frame/XFrame.hpp>

namespace stackbook::calc {

namespace uno = com::sun::star::uno;

uno::Reference<com::sun::star::ui::XUIElement> SAL_CALL PanelFactory::createUIElement(
    const rtl::OUString& url, const uno::Sequence<com::sun::star::beans::PropertyValue>& arguments) {
  uno::Reference<com::sun::star::awt::XWindow> parent;
  uno::Reference<com::sun::star::frame::XFrame> frame;
  for (const auto& argument : arguments) {
    if (argument.Name == "ParentWindow") argument.Value >>= parent;
    if (argument.Name == "Frame") argument.Value >>= frame;
  }
  const rtl::Reference<Panel> panel(new Panel(url, frame));
  panel->build(parent);
  return panel.get();
}

} // namespace stackbook::calc
