// ROW.* and CELL.*: what is wrong with the row that a cell stands in, or with the cell itself.
#pragma once

#include "plugin/calc/document/spot.hpp"
#include "plugin/calc/functions/guard.hpp"

#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase2.hxx>
#include <org/stackbook/XCell.hpp>
#include <org/stackbook/XRow.hpp>

namespace stackbook::calc {

// Where a cell argument points: its first cell.
Spot spot(const CellArgument& cell);

class RowFunctions final
    : public cppu::WeakImplHelper2<org::stackbook::XRow, com::sun::star::lang::XServiceInfo> {
 public:
  ValueArgument SAL_CALL check(const DocumentArgument& document, const CellArgument& cell) override;
  ValueArgument SAL_CALL severity(const DocumentArgument& document, const CellArgument& cell) override;

  rtl::OUString SAL_CALL getImplementationName() override;
  sal_Bool SAL_CALL supportsService(const rtl::OUString& name) override;
  com::sun::star::uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override;
};

class CellFunctions final
    : public cppu::WeakImplHelper2<org::stackbook::XCell, com::sun::star::lang::XServiceInfo> {
 public:
  ValueArgument SAL_CALL check(const DocumentArgument& document, const CellArgument& cell) override;

  rtl::OUString SAL_CALL getImplementationName() override;
  sal_Bool SAL_CALL supportsService(const rtl::OUString& name) override;
  com::sun::star::uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override;
};

} // namespace stackbook::calc
