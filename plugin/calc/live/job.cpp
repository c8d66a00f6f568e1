#include "plugin/calc/live/job.hpp"

#include "plugin/calc/commands/context.hpp"
#include "plugin/calc/live/desk.hpp"
#include "plugin/calc/live/revive.hpp"

#include <com/sun/star/beans/NamedValue.hpp>

namespace stackbook::calc {

namespace uno = com::sun::star::uno;
using com::sun::star::beans::NamedValue;

uno::Any SAL_CALL Job::execute(const uno::Sequence<NamedValue>& arguments) {
  try {
    for (const auto& argument : arguments) {
      uno::Sequence<NamedValue> environment;
      if (argument.Name != "Environment" || !(argument.Value >>= environment)) continue;
      for (const auto& entry : environment) {
        Desk::Model model;
        if (entry.Name != "Model" || !(entry.Value >>= model)) continue;
        const auto desk = Desk::of(model);
        if (!desk) continue;
        revive(model);
        desk->changed();
        extend_context_menu(model->getCurrentController());
      }
    }
  } catch (const uno::Exception&) { // a document that closes again while it opens
  }
  return {};
}

} // namespace stackbook::calc
