#include "plugin/calc/sidebar/scene.hpp"

#include "plugin/calc/commands/actions.hpp"
#include "plugin/calc/document/text.hpp"
#include "plugin/calc/live/loop.hpp"

#include <com/sun/star/awt/ContainerWindowProvider.hpp>
#include <com/sun/star/frame/XController.hpp>

namespace stackbook::calc {

namespace uno = com::sun::star::uno;
using uno::Reference;

std::shared_ptr<Desk> Scene::desk() const {
  const Reference<com::sun::star::frame::XController> controller(frame->getController());
  return controller.is() ? Desk::of(controller->getModel()) : nullptr;
}

Window make_window(const char* name, const Window& parent,
                   const Reference<com::sun::star::awt::XContainerWindowEventHandler>& to) {
  const auto provider = com::sun::star::awt::ContainerWindowProvider::create(office());
  return provider->createContainerWindow(
      to_office("vnd.sun.star.extension://org.stackbook.calc/dialogs/" + std::string(name) + ".xdl"), "",
      Reference<com::sun::star::awt::XWindowPeer>(parent, uno::UNO_QUERY), to);
}

void go_to(const Scene& scene, const std::string& sheet, workbook::Address cell) {
  if (sheet.empty()) return;
  try {
    if (const auto at = seat(scene.frame)) go_to(*at, Spot{sheet, cell});
  } catch (const uno::Exception&) { // as said
  }
}

void give(const Scene& scene, const char* command) {
  on_main([frame = scene.frame, command] { // a command may open a window: not while a control tells its event
    if (const auto at = seat(frame)) perform(*at, [&] { act(command, *at); });
  });
}

} // namespace stackbook::calc
