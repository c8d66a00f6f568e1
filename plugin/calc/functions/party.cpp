#include "plugin/calc/functions/party.hpp"

namespace stackbook::calc {
namespace uno = com::sun::star::uno;

ValueArgument SAL_CALL PartyFunctions::screen(const DocumentArgument& document, const rtl::OUString& name,
                                              const ValueArgument& country) {
  return ask(document, "PARTY.SCREEN", {{"name", uno::Any(name)}, {"country", country}});
}
ValueArgument SAL_CALL PartyFunctions::hits(const DocumentArgument& document, const rtl::OUString& name,
                                            const ValueArgument& country) {
  return ask(document, "PARTY.HITS", {{"name", uno::Any(name)}, {"country", country}});
}

rtl::OUString SAL_CALL PartyFunctions::getImplementationName() {
  return "org.stackbook.PartyFunctions";
}
sal_Bool SAL_CALL PartyFunctions::supportsService(const rtl::OUString& name) {
  return is_among(getSupportedServiceNames(), name);
}
uno::Sequence<rtl::OUString> SAL_CALL PartyFunctions::getSupportedServiceNames() {
  return named({"PARTY"});
}

} // namespace stackbook::calc
