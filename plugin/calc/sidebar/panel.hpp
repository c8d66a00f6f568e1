// Panel: the Proposal panel of one window: state, completeness, totals, findings with their details. It shows the View of
// the document's last check and jumps to a finding's cell; it keeps no knowledge of its own.
#pragma once

#include "plugin/calc/live/desk.hpp"
#include "plugin/calc/sidebar/controls.hpp"
#include "plugin/calc/sidebar/listing.hpp"

#include <com/sun/star/awt/XContainerWindowEventHandler.hpp>
#include <com/sun/star/awt/XItemListener.hpp>
#include <com/sun/star/awt/XWindowListener.hpp>
#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/lang/XComponent.hpp>
#include <com/sun/star/ui/XSidebarPanel.hpp>
#include <com/sun/star/ui/XToolPanel.hpp>
#include <com/sun/star/ui/XUIElement.hpp>
#include <cppuhelper/implbase7.hxx>

namespace stackbook::calc {

class Panel final
    : public cppu::WeakImplHelper7<
          com::sun::star::ui::XUIElement, com::sun::star::ui::XToolPanel, com::sun::star::ui::XSidebarPanel,
          com::sun::star::awt::XWindowListener, com::sun::star::awt::XItemListener,
          com::sun::star::awt::XContainerWindowEventHandler, com::sun::star::lang::XComponent> {
 public:
  using Frame = com::sun::star::uno::Reference<com::sun::star::frame::XFrame>;
  Panel(const rtl::OUString& url, const Frame& frame) : url_(url), frame_(frame) {}
  void build(const Window& parent);

  // XUIElement
  Frame SAL_CALL getFrame() override { return frame_; }
  rtl::OUString SAL_CALL getResourceURL() override { return url_; }
  sal_Int16 SAL_CALL getType() override;
  com::sun::star::uno::Reference<com::sun::star::uno::XInterface> SAL_CALL getRealInterface() override;
  // XToolPanel
  Window SAL_CALL getWindow() override { return holder_; }
  com::sun::star::uno::Reference<com::sun::star::accessibility::XAccessible> SAL_CALL createAccessible(
      const com::sun::star::uno::Reference<com::sun::star::accessibility::XAccessible>&) override {
    return {};
  }
  // XSidebarPanel
  com::sun::star::ui::LayoutSize SAL_CALL getHeightForWidth(sal_Int32 width) override;
  sal_Int32 SAL_CALL getMinimalWidth() override { return 250; }
  // XWindowListener
  void SAL_CALL windowResized(const com::sun::star::awt::WindowEvent&) override { fill(); }
  void SAL_CALL windowMoved(const com::sun::star::awt::WindowEvent&) override {}
  void SAL_CALL windowShown(const com::sun::star::lang::EventObject&) override { fill(); }
  void SAL_CALL windowHidden(const com::sun::star::lang::EventObject&) override {}
  // XItemListener: the list of findings
  void SAL_CALL itemStateChanged(const com::sun::star::awt::ItemEvent& event) override;
  // XContainerWindowEventHandler: buttons, filter and search
  sal_Bool SAL_CALL callHandlerMethod(const Window&, const com::sun::star::uno::Any&,
                                      const rtl::OUString& method) override;
  com::sun::star::uno::Sequence<rtl::OUString> SAL_CALL getSupportedMethodNames() override;
  // XComponent
  void SAL_CALL dispose() override;
  void SAL_CALL
  addEventListener(const com::sun::star::uno::Reference<com::sun::star::lang::XEventListener>&) override {}
  void SAL_CALL
  removeEventListener(const com::sun::star::uno::Reference<com::sun::star::lang::XEventListener>&) override {}
  void SAL_CALL disposing(const com::sun::star::lang::EventObject&) override {}

 private:
  void show(const StandingPtr& standing);
  void list_findings();
  void fill(); // the holder with the panel's window
  void arrange();
  void arrange_findings(int y, int width, int left); // left: the height for them
  int arrange_bars(int y, int width, int line);      // where the next row begins
  void go_to(const View::Line& line);
  std::shared_ptr<Desk> desk() const;

  rtl::OUString url_;
  Frame frame_;
  Window holder_; // what the office gives a place to
  Controls controls_;
  View view_;
  Filter filter_;
  std::vector<Item> items_;
  std::weak_ptr<Desk> watched_;
  std::uint64_t watcher_ = 0;
};

} // namespace stackbook::calc
