#include "plugin/calc/live/proxy.hpp"

#include <com/sun/star/uno/Any.hxx>
#include <uno/lbnames.h>
#include <uno/mapping.hxx>

namespace stackbook::calc {

namespace uno = com::sun::star::uno;

Proxy::Proxy(uno::XInterface* object, const uno::Type& type) {
  static const auto* const to_binary = new uno::Mapping(CPPU_CURRENT_LANGUAGE_BINDING_NAME, UNO_LB_UNO);
  const uno::Any asked = object->queryInterface(type);
  if (!to_binary->is() || !asked.hasValue()) return;
  proxy_.reset(static_cast<uno_Interface*>(
      to_binary->mapInterface(*static_cast<void* const*>(asked.getValue()), type)));
}

} // namespace stackbook::calc
