// Preferences: what a person chooses for all documents, in a dialog of its own (settings.xdl) or as a page among the office's
// options (options.xdl). Both have the same fields.
#pragma once

#include "plugin/calc/commands/dialog.hpp"
#include "plugin/calc/live/settings.hpp"

#include <optional>
#include <string>
#include <vector>

#include <com/sun/star/awt/XContainerWindowEventHandler.hpp>
#include <cppuhelper/implbase1.hxx>

namespace stackbook::calc {

class Preferences {
 public:
  void show(Dialog& dialog);                             // as they are now
  std::optional<std::string> take(const Dialog& dialog); // keeps them; or what is wrong, and nothing is kept

 private:
  Settings known_;
  std::vector<std::string> ids_; // of packs, in the order of the list
};

// The office tells it when the page is shown, given up or agreed to.
class Options final : public cppu::WeakImplHelper1<com::sun::star::awt::XContainerWindowEventHandler> {
 public:
  sal_Bool SAL_CALL
  callHandlerMethod(const com::sun::star::uno::Reference<com::sun::star::awt::XWindow>& window,
                    const com::sun::star::uno::Any& event, const rtl::OUString& method) override;
  com::sun::star::uno::Sequence<rtl::OUString> SAL_CALL getSupportedMethodNames() override;

 private:
  Preferences preferences_;
};

} // namespace stackbook::calc
