// PROPOSAL.*: what the check of the whole document says.
#pragma once

#include "plugin/calc/functions/guard.hpp"

#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase2.hxx>
#include <org/stackbook/XProposal.hpp>

namespace stackbook::calc {

class ProposalFunctions final
    : public cppu::WeakImplHelper2<org::stackbook::XProposal, com::sun::star::lang::XServiceInfo> {
 public:
  ValueArgument SAL_CALL status(const DocumentArgument& document) override;
  ValueArgument SAL_CALL check(const DocumentArgument& document, const ValueArgument& severity) override;
  ValueArgument SAL_CALL findings(const DocumentArgument& document, const ValueArgument& severity) override;
  ValueArgument SAL_CALL completeness(const DocumentArgument& document, const ValueArgument& sheet,
                                      const ValueArgument& member) override;

  rtl::OUString SAL_CALL getImplementationName() override;
  sal_Bool SAL_CALL supportsService(const rtl::OUString& name) override;
  com::sun::star::uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override;
};

} // namespace stackbook::calc
