// Dispatcher: takes the commands org.stackbook:NAME that menu, toolbar, keyboard and context menu give, and runs each on
// the office's main thread.
#pragma once

#include <com/sun/star/frame/XDispatch.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/lang/XInitialization.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase4.hxx>

namespace stackbook::calc {

class Dispatcher final
    : public cppu::WeakImplHelper4<com::sun::star::frame::XDispatchProvider, com::sun::star::frame::XDispatch,
                                   com::sun::star::lang::XInitialization,
                                   com::sun::star::lang::XServiceInfo> {
 public:
  using Dispatch = com::sun::star::uno::Reference<com::sun::star::frame::XDispatch>;
  using Listener = com::sun::star::uno::Reference<com::sun::star::frame::XStatusListener>;

  void SAL_CALL initialize(const com::sun::star::uno::Sequence<com::sun::star::uno::Any>& arguments) override;
  Dispatch SAL_CALL queryDispatch(const com::sun::star::util::URL& url, const rtl::OUString& target,
                                  sal_Int32 flags) override;
  com::sun::star::uno::Sequence<Dispatch> SAL_CALL queryDispatches(
      const com::sun::star::uno::Sequence<com::sun::star::frame::DispatchDescriptor>& wanted) override;
  void SAL_CALL
  dispatch(const com::sun::star::util::URL& url,
           const com::sun::star::uno::Sequence<com::sun::star::beans::PropertyValue>& arguments) override;
  void SAL_CALL addStatusListener(const Listener& listener, const com::sun::star::util::URL& url) override;
  void SAL_CALL removeStatusListener(const Listener&, const com::sun::star::util::URL&) override {}

  rtl::OUString SAL_CALL getImplementationName() override;
  sal_Bool SAL_CALL supportsService(const rtl::OUString& name) override;
  com::sun::star::uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override;

 private:
  com::sun::star::uno::Reference<com::sun::star::frame::XFrame> frame_;
};

} // namespace stackbook::calc
