#include "plugin/calc/sidebar/factory.hpp"

#include "plugin/calc/sidebar/consent.hpp"
#include "plugin/calc/sidebar/findings.hpp"
#include "plugin/calc/sidebar/panel.hpp"
#include "plugin/calc/sidebar/status.hpp"
#include "plugin/calc/sidebar/totals.hpp"

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/lang/IllegalArgumentException.hpp>

namespace stackbook::calc {

namespace uno = com::sun::star::uno;
using Element = uno::Reference<com::sun::star::ui::XUIElement>;

uno::Reference<com::sun::star::ui::XUIElement> SAL_CALL PanelFactory::createUIElement(
    const rtl::OUString& url, const uno::Sequence<com::sun::star::beans::PropertyValue>& arguments) {
  uno::Reference<com::sun::star::awt::XWindow> parent;
  uno::Reference<com::sun::star::frame::XFrame> frame;
  uno::Reference<com::sun::star::ui::XSidebar> deck;
  for (const auto& argument : arguments) {
    if (argument.Name == "ParentWindow") argument.Value >>= parent;
    if (argument.Name == "Frame") argument.Value >>= frame;
    if (argument.Name == "Sidebar") argument.Value >>= deck;
  }
  const auto built = [&]<class Page>(Page*) -> Element {
    try {
      const rtl::Reference<Panel<Page>> panel(new Panel<Page>(url, frame, deck));
      panel->build(parent);
      return panel.get();
    } catch (const std::exception&) {
      throw uno::RuntimeException("There is not enough memory for the panel.",
                                  static_cast<cppu::OWeakObject*>(this));
    }
  };
  if (url.endsWith("/Status")) return built(static_cast<StatusPage*>(nullptr));
  if (url.endsWith("/Totals")) return built(static_cast<TotalsPage*>(nullptr));
  if (url.endsWith("/Findings")) return built(static_cast<FindingsPage*>(nullptr));
  if (url.endsWith("/Consent")) return built(static_cast<ConsentPage*>(nullptr));
  throw com::sun::star::lang::IllegalArgumentException(url, static_cast<cppu::OWeakObject*>(this), 0);
}

} // namespace stackbook::calc
