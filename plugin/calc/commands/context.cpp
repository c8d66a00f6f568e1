#include "plugin/calc/commands/context.hpp"

#include "plugin/calc/commands/list.hpp"
#include "plugin/calc/document/text.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexContainer.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/ui/XContextMenuInterception.hpp>
#include <com/sun/star/ui/XContextMenuInterceptor.hpp>
#include <cppuhelper/implbase1.hxx>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
using com::sun::star::beans::XPropertySet;
using com::sun::star::ui::ContextMenuInterceptorAction;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

class Interceptor final : public cppu::WeakImplHelper1<com::sun::star::ui::XContextMenuInterceptor> {
 public:
  ContextMenuInterceptorAction SAL_CALL
  notifyContextMenuExecute(const com::sun::star::ui::ContextMenuExecuteEvent& event) override {
    try {
      if (!event.Selection.is()) return com::sun::star::ui::ContextMenuInterceptorAction_IGNORED;
      const Reference<com::sun::star::sheet::XCellRangeAddressable> cells(event.Selection->getSelection(),
                                                                          UNO_QUERY);
      if (!cells.is()) return com::sun::star::ui::ContextMenuInterceptorAction_IGNORED;
      const Reference<com::sun::star::container::XIndexContainer> menu(event.ActionTriggerContainer,
                                                                       UNO_QUERY_THROW);
      const Reference<com::sun::star::lang::XMultiServiceFactory> factory(menu, UNO_QUERY_THROW);
      menu->insertByIndex(menu->getCount(),
                          uno::Any(factory->createInstance("com.sun.star.ui.ActionTriggerSeparator")));
      for (const Command& command : commands()) {
        if (!command.context) continue;
        const Reference<XPropertySet> entry(factory->createInstance("com.sun.star.ui.ActionTrigger"),
                                            UNO_QUERY_THROW);
        entry->setPropertyValue("Text", uno::Any(to_office(command.title)));
        entry->setPropertyValue("CommandURL",
                                uno::Any(to_office(std::string(protocol) + std::string(command.name))));
        menu->insertByIndex(menu->getCount(), uno::Any(entry));
      }
      return com::sun::star::ui::ContextMenuInterceptorAction_CONTINUE_MODIFIED;
    } catch (const uno::Exception&) { // the office's own menu as it is
      return com::sun::star::ui::ContextMenuInterceptorAction_IGNORED;
    }
  }
};

} // namespace

void extend_context_menu(const Reference<com::sun::star::frame::XController>& controller) {
  const Reference<com::sun::star::ui::XContextMenuInterception> menus(controller, UNO_QUERY);
  if (menus.is()) menus->registerContextMenuInterceptor(new Interceptor);
}

} // namespace stackbook::calc
