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
#include "plugin/calc/live/proxy.hpp"
#include "plugin/calc/sidebar/factory.hpp"

#include <filesystem>
#include <mutex>
#include <vector>

#include <cppuhelper/weak.hxx>
#include <osl/file.hxx>
#include <osl/module.hxx>

namespace {

namespace uno = com::sun::star::uno;
using namespace stackbook::calc;

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

// With a proxy for each of its interfaces, since it is called for every cell. They never let it go: so there is one.
template <class T> uno::XInterface* only(uno::XComponentContext* context) {
  static std::mutex guard;
  static uno::XInterface* object = nullptr;
  const std::lock_guard lock(guard);
  if (!object) {
    object = made<T>(context);
    if (!object) return nullptr;
    try {
      static auto* const proxies = new std::vector<Proxy>;
      for (const uno::Type& type : static_cast<T*>(static_cast<cppu::OWeakObject*>(object))->getTypes())
        proxies->emplace_back(object, type);
    } catch (...) { // calls take their time
    }
  }
  object->acquire();
  return object;
}

} // namespace

#define STACKBOOK_CONSTRUCTOR(name, make)                                                                    \
  extern "C" SAL_DLLPUBLIC_EXPORT uno::XInterface* name(uno::XComponentContext* context,                     \
                                                        const uno::Sequence<uno::Any>&) {                    \
    return make(context);                                                                                    \
  }

STACKBOOK_CONSTRUCTOR(stackbook_Functions_get, only<Functions>)
STACKBOOK_CONSTRUCTOR(stackbook_PartyFunctions_get, only<PartyFunctions>)
STACKBOOK_CONSTRUCTOR(stackbook_ProposalFunctions_get, only<ProposalFunctions>)
STACKBOOK_CONSTRUCTOR(stackbook_RowFunctions_get, only<RowFunctions>)
STACKBOOK_CONSTRUCTOR(stackbook_CellFunctions_get, only<CellFunctions>)
STACKBOOK_CONSTRUCTOR(stackbook_Dispatcher_get, made<Dispatcher>)
STACKBOOK_CONSTRUCTOR(stackbook_Job_get, made<Job>)
STACKBOOK_CONSTRUCTOR(stackbook_Options_get, made<Options>)
STACKBOOK_CONSTRUCTOR(stackbook_PanelFactory_get, made<PanelFactory>)
