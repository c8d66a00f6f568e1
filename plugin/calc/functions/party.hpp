// PARTY.*: names against the screening lists that the user installed. Candidates to look at, never a verdict.
#pragma once

#include "plugin/calc/functions/guard.hpp"

#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase2.hxx>
#include <org/stackbook/XParty.hpp>

namespace stackbook::calc {

class PartyFunctions final
    : public cppu::WeakImplHelper2<org::stackbook::XParty, com::sun::star::lang::XServiceInfo> {
 public:
  ValueArgument SAL_CALL screen(const DocumentArgument& document, const rtl::OUString& name,
                                const ValueArgument& country) override;
  ValueArgument SAL_CALL hits(const DocumentArgument& document, const rtl::OUString& name,
                              const ValueArgument& country) override;

  rtl::OUString SAL_CALL getImplementationName() override;
  sal_Bool SAL_CALL supportsService(const rtl::OUString& name) override;
  com::sun::star::uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override;
};

} // namespace stackbook::calc
