// The cell functions as UNO sees them: one class for all services, since one snapshot and one check serve them all.
// Each method looks up the desk of its document and passes its arguments on; nothing here knows the export program.
//
// Everything is caught at this border: an exception in an add-in call would reach the office.
#pragma once

#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase6.hxx>
#include <org/stackbook/XIncentive.hpp>
#include <org/stackbook/XProposal.hpp>
#include <org/stackbook/XRow.hpp>
#include <org/stackbook/XRule.hpp>
#include <org/stackbook/XStack.hpp>

namespace stackbook::calc {

using DocumentArgument = com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet>;
using CellArgument = com::sun::star::uno::Reference<com::sun::star::table::XCellRange>;
using ValueArgument = com::sun::star::uno::Any;
using RestArgument = com::sun::star::uno::Sequence<com::sun::star::uno::Any>;

class Functions final
    : public cppu::WeakImplHelper6<org::stackbook::XStack, org::stackbook::XIncentive,
                                   org::stackbook::XProposal, org::stackbook::XRow, org::stackbook::XRule,
                                   com::sun::star::lang::XServiceInfo> {
 public:
  // XStack
  ValueArgument SAL_CALL completeness(const DocumentArgument& document, const ValueArgument& layer) override;
  ValueArgument SAL_CALL missing(const DocumentArgument& document, const ValueArgument& layer) override;
  // XIncentive
  ValueArgument SAL_CALL total(const DocumentArgument& document, const ValueArgument& tool) override;
  ValueArgument SAL_CALL bytool(const DocumentArgument& document) override;
  // XProposal, XRow
  ValueArgument SAL_CALL status(const DocumentArgument& document) override;
  ValueArgument SAL_CALL check(const DocumentArgument& document, const ValueArgument& severity) override;
  ValueArgument SAL_CALL findings(const DocumentArgument& document, const ValueArgument& severity) override;
  ValueArgument SAL_CALL check(const DocumentArgument& document, const CellArgument& cell) override;
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
