// Proxy: what the office's reflection makes of an object to hand it over in the call of a cell function. It is made at
// every call and costs more than the rest of the call, unless there is one already: so we keep one of each object that
// is handed over again and again.
//
// It keeps its object alive. Where the office can't make one there is none, and calls take their time.
#pragma once

#include <memory>

#include <com/sun/star/uno/Type.hxx>
#include <com/sun/star/uno/XInterface.hpp>
#include <uno/dispatcher.h>

namespace stackbook::calc {

class Proxy {
 public:
  Proxy() = default;
  // Of an object as the interface of a type; nothing where it has no such interface.
  Proxy(com::sun::star::uno::XInterface* object, const com::sun::star::uno::Type& type);
  const void* get() const { return proxy_.get(); }

 private:
  struct Release {
    void operator()(uno_Interface* proxy) const { proxy->release(proxy); }
  };
  std::unique_ptr<uno_Interface, Release> proxy_;
};

} // namespace stackbook::calc
