// ROW.CHECK: what is wrong with the row that a cell stands in.
#pragma once

#include "plugin/calc/functions/guard.hpp"

#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase2.hxx>
#include <org/stackbook/XRow.hpp>

namespace stackbook::calc {

class RowFunctions final
    : public cppu::WeakImplHelper2<org::stackbook::XRow, com::sun::star::lang::XServiceInfo> {
 public:
  using Cell = com::sun::star::uno::Reference<com::sun::star::table::XCellRange>;

  com::sun::star::uno::Any SAL_CALL check(const DocumentArgument& document, const Cell& cell) override;

  rtl::OUString SAL_CALL getImplementationName() override;
  sal_Bool SAL_CALL supportsService(const rtl::OUString& name) override;
  com::sun::star::uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override;
};

} // namespace stackbook::calc
