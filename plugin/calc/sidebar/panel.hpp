// Panel: one panel of the Proposal deck in one window, as the office's sidebar asks for it. What it shows is a Page: plain
// data made from the document's last check on our own thread, shown on the main thread. It keeps no knowledge of its own.
//
// A Page has
//   dialog                        the name of its window's .xdl; its list, if any, is the control "list"
//   Shown, make(standing, last standing, what was shown)     on our own thread; the latter two may be nothing
//   build, show, heights, arrange, choose (an entry of the list), press (a button, by its handler), moved (Desk::doing)
#pragma once

#include "plugin/calc/live/loop.hpp"
#include "plugin/calc/sidebar/scene.hpp"

#include <exception>

#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/awt/XItemListener.hpp>
#include <com/sun/star/awt/XWindowListener.hpp>
#include <com/sun/star/lang/XComponent.hpp>
#include <com/sun/star/ui/UIElementType.hpp>
#include <com/sun/star/ui/XSidebarPanel.hpp>
#include <com/sun/star/ui/XToolPanel.hpp>
#include <com/sun/star/ui/XUIElement.hpp>
#include <cppuhelper/implbase7.hxx>
#include <rtl/ref.hxx>

namespace stackbook::calc {

template <class Page>
class Panel final
    : public cppu::WeakImplHelper7<
          com::sun::star::ui::XUIElement, com::sun::star::ui::XToolPanel, com::sun::star::ui::XSidebarPanel,
          com::sun::star::awt::XWindowListener, com::sun::star::awt::XItemListener,
          com::sun::star::awt::XContainerWindowEventHandler, com::sun::star::lang::XComponent> {
 public:
  template <class T> using Reference = com::sun::star::uno::Reference<T>;
  using Frame = Reference<com::sun::star::frame::XFrame>;
  using Listener = Reference<com::sun::star::lang::XEventListener>;
  Panel(const rtl::OUString& url, const Frame& frame, const Reference<com::sun::star::ui::XSidebar>& deck)
      : url_(url), scene_{{}, frame, deck} {}

  void build(const Window& parent) {
    holder_ = make_holder(parent);
    scene_.controls = Controls(make_window(Page::dialog, holder_, this));
    page_.build(scene_);
    if constexpr (requires { Page::list; }) scene_.controls.list(Page::list)->addItemListener(this);
    holder_->addWindowListener(this);
    if (const auto desk = scene_.desk()) {
      watched_ = desk;
      watcher_ = desk->watch([this](const StandingPtr& standing) { take(standing); },
                             [this, weak = std::weak_ptr(desk)] {
                               quietly([&] {
                                 if (const auto open = weak.lock()) page_.moved(scene_, *open);
                               });
                             });
      if (!desk->standing() && desk->doing() != Desk::Doing::checking) desk->check_now();
    }
    fill();
    scene_.controls.window()->setVisible(true);
    holder_->setVisible(true); // the deck places a panel's window, but leaves showing it to the panel
  }

  // XUIElement
  Frame SAL_CALL getFrame() override { return scene_.frame; }
  rtl::OUString SAL_CALL getResourceURL() override { return url_; }
  sal_Int16 SAL_CALL getType() override { return com::sun::star::ui::UIElementType::TOOLPANEL; }
  Reference<com::sun::star::uno::XInterface> SAL_CALL getRealInterface() override {
    return static_cast<com::sun::star::ui::XToolPanel*>(this);
  }
  // XToolPanel
  Window SAL_CALL getWindow() override { return holder_; }
  Reference<com::sun::star::accessibility::XAccessible>
      SAL_CALL createAccessible(const Reference<com::sun::star::accessibility::XAccessible>&) override {
    return {};
  }
  // XSidebarPanel
  com::sun::star::ui::LayoutSize SAL_CALL getHeightForWidth(sal_Int32 width) override {
    if (!scene_.controls.window().is()) return {0, 0, 0};
    Heights wanted;
    quietly([&] { wanted = page_.heights(scene_.controls, width - 2 * margin); });
    return {wanted.least, wanted.most, wanted.best};
  }
  sal_Int32 SAL_CALL getMinimalWidth() override { return 250; }
  // XWindowListener
  void SAL_CALL windowResized(const com::sun::star::awt::WindowEvent&) override {
    quietly([&] { fill(); });
  }
  void SAL_CALL windowMoved(const com::sun::star::awt::WindowEvent&) override {}
  void SAL_CALL windowShown(const com::sun::star::lang::EventObject&) override {
    quietly([&] { fill(); });
  }
  void SAL_CALL windowHidden(const com::sun::star::lang::EventObject&) override {}
  // XItemListener
  void SAL_CALL itemStateChanged(const com::sun::star::awt::ItemEvent& event) override {
    if constexpr (requires { Page::list; })
      if (event.Selected >= 0)
        quietly([&] { page_.choose(scene_, static_cast<std::size_t>(event.Selected)); });
  }
  // XContainerWindowEventHandler: every button
  sal_Bool SAL_CALL callHandlerMethod(const Window&, const com::sun::star::uno::Any&,
                                      const rtl::OUString& method) override {
    for (const char* name : Page::methods)
      if (method.equalsAscii(name)) {
        quietly([&] { page_.press(scene_, name); });
        return true;
      }
    return false;
  }
  com::sun::star::uno::Sequence<rtl::OUString> SAL_CALL getSupportedMethodNames() override {
    com::sun::star::uno::Sequence<rtl::OUString> names(static_cast<sal_Int32>(Page::methods.size()));
    for (std::size_t i = 0; i < Page::methods.size(); ++i)
      names.getArray()[i] = rtl::OUString::createFromAscii(Page::methods[i]);
    return names;
  }
  // XComponent
  void SAL_CALL dispose() override {
    if (const auto desk = watched_.lock()) desk->unwatch(watcher_);
    watched_.reset();
    const Reference<com::sun::star::lang::XComponent> window(scene_.controls.window(),
                                                             com::sun::star::uno::UNO_QUERY);
    if (!window.is()) return;
    const Reference<com::sun::star::lang::XComponent> holder(holder_, com::sun::star::uno::UNO_QUERY);
    holder_->removeWindowListener(this);
    scene_.controls = Controls();
    holder_.clear();
    window->dispose();
    if (holder.is()) holder->dispose();
  }
  void SAL_CALL addEventListener(const Listener&) override {}
  void SAL_CALL removeEventListener(const Listener&) override {}
  void SAL_CALL disposing(const com::sun::star::lang::EventObject&) override {}

 private:
  // The office calls these while it works on a window: it is told of nothing that fails here, and the panel stays as it was.
  template <class Body> static void quietly(Body&& body) {
    try {
      body();
    } catch (const com::sun::star::uno::Exception&) {
    } catch (const std::exception&) {
    }
  }

  using Shown = typename Page::Shown;
  using ShownPtr = std::shared_ptr<const Shown>;

  // One at a time: what comes while one is made is made next, and what came between is left out.
  void take(const StandingPtr& standing) {
    newest_ = standing;
    if (making_) return;
    making_ = true;
    on_own([self = rtl::Reference<Panel>(this), standing, last = made_, before = shown_]() mutable {
      ShownPtr shown;
      try {
        shown = std::make_shared<const Shown>(Page::make(*standing, last.get(), before.get()));
      } catch (...) { // no memory: the panel stays as it was
      }
      on_main([self = std::move(self), standing, shown] { self->put(standing, shown); }); // let go of there
    });
  }

  void put(const StandingPtr& standing, const ShownPtr& shown) {
    making_ = false;
    if (!scene_.controls.window().is()) return;
    made_ = standing;
    if (shown) {
      shown_ = shown;
      page_.show(scene_, *shown);
      const int width = scene_.controls.window()->getPosSize().Width;
      const Heights wanted = page_.heights(scene_.controls, width - 2 * margin);
      if (scene_.deck.is() && (wanted.least != wanted_.least || wanted.best != wanted_.best))
        scene_.deck->requestLayout();
      wanted_ = wanted;
      arrange();
    }
    if (newest_ != made_) take(newest_);
  }

  void fill() {
    if (!holder_.is()) return;
    const auto size = holder_->getPosSize();
    scene_.controls.window()->setPosSize(0, 0, size.Width, size.Height,
                                         com::sun::star::awt::PosSize::POSSIZE);
    arrange();
  }

  void arrange() {
    if (!scene_.controls.window().is()) return;
    const auto size = scene_.controls.window()->getPosSize();
    if (size.Width > 2 * margin) page_.arrange(scene_.controls, size.Width - 2 * margin, size.Height);
  }

  rtl::OUString url_;
  Scene scene_;
  Window holder_; // what the office gives a place to
  Page page_;
  std::weak_ptr<Desk> watched_;
  std::uint64_t watcher_ = 0;
  StandingPtr newest_, made_;
  ShownPtr shown_;
  bool making_ = false;
  Heights wanted_;
};

} // namespace stackbook::calc
