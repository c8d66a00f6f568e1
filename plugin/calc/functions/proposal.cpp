#include "plugin/calc/functions/proposal.hpp"

namespace stackbook::calc {

ValueArgument SAL_CALL ProposalFunctions::status(const DocumentArgument& document) {
  return ask(document, "PROPOSAL.STATUS");
}
ValueArgument SAL_CALL ProposalFunctions::check(const DocumentArgument& document,
                                                const ValueArgument& severity) {
  return ask(document, "PROPOSAL.CHECK", {{"severity", severity}});
}
ValueArgument SAL_CALL ProposalFunctions::findings(const DocumentArgument& document,
                                                   const ValueArgument& severity) {
  return ask(document, "PROPOSAL.FINDINGS", {{"severity", severity}});
}
ValueArgument SAL_CALL ProposalFunctions::completeness(const DocumentArgument& document,
                                                       const ValueArgument& sheet,
                                                       const ValueArgument& member) {
  return ask(document, "PROPOSAL.COMPLETENESS", {{"sheet", sheet}, {"member", member}});
}

rtl::OUString SAL_CALL ProposalFunctions::getImplementationName() {
  return "org.stackbook.ProposalFunctions";
}
sal_Bool SAL_CALL ProposalFunctions::supportsService(const rtl::OUString& name) {
  return is_among(getSupportedServiceNames(), name);
}
com::sun::star::uno::Sequence<rtl::OUString> SAL_CALL ProposalFunctions::getSupportedServiceNames() {
  return named({"PROPOSAL"});
}

} // namespace stackbook::calc
