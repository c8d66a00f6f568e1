#include "plugin/calc/functions/party.hpp"

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;

Arguments given(const rtl::OUString& name, const ValueArgument& country) {
  Arguments arguments = one("name", uno::Any(name));
  add(arguments, "country", country);
  return arguments;
}

} // namespace

ValueArgument SAL_CALL PartyFunctions::screen(const DocumentArgument& document, const rtl::OUString& name,
                                              const ValueArgument& country) {
  return ask(document, "PARTY.SCREEN", given(name, country));
}
ValueArgument SAL_CALL PartyFunctions::hits(const DocumentArgument& document, const rtl::OUString& name,
                                            const ValueArgument& country) {
  return ask(document, "PARTY.HITS", given(name, country));
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
