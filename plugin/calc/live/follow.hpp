// Follow: a cell's result that changes when the check of its document ends, without polling, without marking the
// document modified (com.sun.star.sheet.XVolatileResult). One object for a document, function and arguments.
//
// `modified` called while Calc computes the cell leaves other visible cells that depend on it at Err:522, so the value
// is sent once more from the main loop.
#pragma once

#include "plugin/calc/live/proxy.hpp"

#include <functional>
#include <vector>

#include <com/sun/star/sheet/XResultListener.hpp>
#include <com/sun/star/sheet/XVolatileResult.hpp>
#include <cppuhelper/implbase1.hxx>
#include <rtl/ref.hxx>

namespace stackbook::calc {

class Follow final : public cppu::WeakImplHelper1<com::sun::star::sheet::XVolatileResult> {
 public:
  using Listener = com::sun::star::uno::Reference<com::sun::star::sheet::XResultListener>;
  using Later =
      std::function<void(const rtl::Reference<Follow>&)>; // calls send_again on the main thread, soon
  Follow(com::sun::star::uno::Any value, Later later) : value_(std::move(value)), later_(std::move(later)) {}

  void SAL_CALL addResultListener(const Listener& listener) override;
  void SAL_CALL removeResultListener(const Listener& listener) override;
  void set(const com::sun::star::uno::Any& value); // main thread; sent only if it differs
  void send_again();

 private:
  void send(const Listener& listener);
  com::sun::star::uno::Any value_;
  Later later_;
  std::vector<Listener> listeners_;
  Proxy proxy_; // of this, as long as anyone listens: the reference to itself goes with the last
};

} // namespace stackbook::calc
