// What the office loads: a constructor for each implementation that stackbook.components names.

#include "plugin/calc/commands/dispatcher.hpp"
#include "plugin/calc/commands/preferences.hpp"
#include "plugin/calc/document/text.hpp"
#include "plugin/calc/functions/functions.hpp"
#include "plugin/calc/functions/party.hpp"
#include "plugin/calc/functions/proposal.hpp"
#include "plugin/calc/functions/row.hpp"
#include "plugin/calc/live/job.hpp"
#include "plugin/calc/live/loop.hpp"
#include "plugin/calc/live/packs.hpp"
#include "plugin/calc/sidebar/factory.hpp"

#include <filesystem>
#include <mutex>

#include <cppuhelper/weak.hxx>
#include <osl/file.hxx>
#include <osl/module.hxx>

namespace {

namespace uno = com::sun::star::uno;
using stackbook::calc::Context;

// The packs lie in the extension, two folders above the file of this component. Asking the office for the extension's place
// would load its whole management of extensions at every start.
void prepare(const Context& context) {
  static std::once_flag once;
  std::call_once(once, [&] {
    stackbook::calc::start_loop(context);
    rtl::OUString file, path;
    osl::Module::getUrlFromAddress(reinterpret_cast<oslGenericFunction>(prepare), file);
    osl::FileBase::getSystemPathFromFileURL(file, path);
    const std::filesystem::path component(stackbook::calc::to_utf8(path));
    stackbook::calc::extension_folder(component.parent_path().parent_path());
  });
}

template <class T> uno::XInterface* made(uno::XComponentContext* context) {
  try {
    prepare(Context(context));
    T* object = new T;
    object->acquire();
    return static_cast<cppu::OWeakObject*>(object);
  } catch (...) { // the office takes a missing object as "can't be loaded"
    return nullptr;
  }
}

} // namespace

#define STACKBOOK_CONSTRUCTOR(name, type)                                                                    \
  extern "C" SAL_DLLPUBLIC_EXPORT uno::XInterface* name(uno::XComponentContext* context,                     \
                                                        const uno::Sequence<uno::Any>&) {                    \
    return made<stackbook::calc::type>(context);                                                             \
  }

STACKBOOK_CONSTRUCTOR(stackbook_Functions_get, Functions)
STACKBOOK_CONSTRUCTOR(stackbook_PartyFunctions_get, PartyFunctions)
STACKBOOK_CONSTRUCTOR(stackbook_ProposalFunctions_get, ProposalFunctions)
STACKBOOK_CONSTRUCTOR(stackbook_RowFunctions_get, RowFunctions)
STACKBOOK_CONSTRUCTOR(stackbook_CellFunctions_get, CellFunctions)
STACKBOOK_CONSTRUCTOR(stackbook_Dispatcher_get, Dispatcher)
STACKBOOK_CONSTRUCTOR(stackbook_Job_get, Job)
STACKBOOK_CONSTRUCTOR(stackbook_Options_get, Options)
STACKBOOK_CONSTRUCTOR(stackbook_PanelFactory_get, PanelFactory)
