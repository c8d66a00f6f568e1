// The cell functions as UNO sees them, but for those of a row: one class for their services, since one snapshot and one
// check serve them all. Calc finds a method of an object by its name alone, so that services whose methods share a name
// (PROPOSAL.CHECK, ROW.CHECK) need classes of their own.
//
// Each method looks up the desk of its document and passes its arguments on; nothing here knows the export program.
//
// Everything is caught at this border: an exception in an add-in call would reach the office.
#pragma once

#include "plugin/calc/functions/guard.hpp"

#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase5.hxx>
#include <org/stackbook/XIncentive.hpp>
#include <org/stackbook/XProposal.hpp>
#include <org/stackbook/XRule.hpp>
#include <org/stackbook/XStack.hpp>

namespace stackbook::calc {

using ValueArgument = com::sun::star::uno::Any;
using RestArgument = com::sun::star::uno::Sequence<com::sun::star::uno::Any>;

class Functions final : public cppu::WeakImplHelper5<org::stackbook::XStack, org::stackbook::XIncentive,
                                                     org::stackbook::XProposal, org::stackbook::XRule,
                                                     com::sun::star::lang::XServiceInfo> {
 public:
  // XStack
  ValueArgument SAL_CALL completeness(const DocumentArgument& document, const ValueArgument& layer) override;
  ValueArgument SAL_CALL missing(const DocumentArgument& document, const ValueArgument& layer) override;
  // XIncentive
  ValueArgument SAL_CALL total(const DocumentArgument& document, const ValueArgument& tool) override;
  ValueArgument SAL_CALL bytool(const DocumentArgument& document) override;
  // XProposal
  ValueArgument SAL_CALL status(const DocumentArgument& document) override;
  ValueArgument SAL_CALL check(const DocumentArgument& document, const ValueArgument& severity) override;
  ValueArgument SAL_CALL findings(const DocumentArgument& document, const ValueArgument& severity) override;
  // XRule
  ValueArgument SAL_CALL feel(const DocumentArgument& document, const rtl::OUString& expression,
                              const RestArgument& values) override;
  ValueArgument SAL_CALL decide(const DocumentArgument& document, const rtl::OUString& decision,
                                const RestArgument& values) override;
  // XServiceInfo
  rtl::OUString SAL_CALL getImplementationName() override;
  sal_Bool SAL_CALL supportsService(const rtl::OUString& name) override;
  com::sun::star::uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override;
};

} // namespace stackbook::calc
