// The office asks this factory for the panel of the Proposal deck, once a window, when the deck is first shown.
#pragma once

#include <com/sun/star/ui/XUIElementFactory.hpp>
#include <cppuhelper/implbase1.hxx>

namespace stackbook::calc {

class PanelFactory final : public cppu::WeakImplHelper1<com::sun::star::ui::XUIElementFactory> {
 public:
  com::sun::star::uno::Reference<com::sun::star::ui::XUIElement> SAL_CALL createUIElement(
      const rtl::OUString& url,
      const com::sun::star::uno::Sequence<com::sun::star::beans::PropertyValue>& arguments) override;
};

} // namespace stackbook::calc
