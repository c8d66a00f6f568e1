// Scene: what a page of the sidebar works with: its controls, its window's frame, the deck that lays the panels out.
#pragma once

#include "plugin/calc/live/desk.hpp"
#include "plugin/calc/sidebar/controls.hpp"

#include <com/sun/star/awt/XContainerWindowEventHandler.hpp>
#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/ui/XSidebar.hpp>

namespace stackbook::calc {

struct Scene {
  Controls controls;
  com::sun::star::uno::Reference<com::sun::star::frame::XFrame> frame;
  com::sun::star::uno::Reference<com::sun::star::ui::XSidebar> deck;

  std::shared_ptr<Desk> desk() const;
};

struct Heights { // that a page wants at a width, in pixels; most < 0: all there is
  int least = 0, most = -1, best = 0;
};

inline constexpr int margin = 8, gap = 6;

// The window package/dialogs/NAME.xdl inside a panel's own.
Window
make_window(const char* name, const Window& parent,
            const com::sun::star::uno::Reference<com::sun::star::awt::XContainerWindowEventHandler>& to);

// Puts the cursor there; a sheet that is gone meanwhile is left alone: the next check says so.
void go_to(const Scene& scene, const std::string& sheet, workbook::Address cell);

// A command of the list, as if given by the menu.
void give(const Scene& scene, const char* command);

} // namespace stackbook::calc
