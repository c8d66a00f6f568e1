// Job: told by the office when a document was opened or made; starts its live check.
#pragma once

#include <com/sun/star/task/XJob.hpp>
#include <cppuhelper/implbase1.hxx>

namespace stackbook::calc {

class Job final : public cppu::WeakImplHelper1<com::sun::star::task::XJob> {
 public:
  com::sun::star::uno::Any SAL_CALL
  execute(const com::sun::star::uno::Sequence<com::sun::star::beans::NamedValue>& arguments) override;
};

} // namespace stackbook::calc
