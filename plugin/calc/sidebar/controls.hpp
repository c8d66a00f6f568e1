// Controls: what a panel is made of, over the office's toolkit: labels, bars, lists, and where they stand.
#pragma once

#include <string>
#include <vector>

#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/awt/XWindow.hpp>

namespace stackbook::calc {

using Window = com::sun::star::uno::Reference<com::sun::star::awt::XWindow>;

// A window that wants no size, for a panel's window to stand in. The office takes the place that the controls of a panel's
// window have now for the width it wants: once laid out wide, it would never be narrow again, but stand under a scroll bar.
Window make_holder(const Window& parent);

class Controls {
 public:
  Controls() = default;
  explicit Controls(const Window& window) : window_(window) {}

  void add_label(const char* name);
  void add_bar(const char* name);
  // A list, not a grid: the grid of LibreOffice 7.4 harms the heap when a screen reader asks for its children.
  void add_list(const char* name, sal_Int16 tab, const std::string& help);
  void bold(const char* name);

  void text(const char* name, const std::string& text);
  void bar(const char* name, int percent);
  // Replaces all. False where they stand there already: what is chosen and in sight stays so.
  bool items(const char* name, const std::vector<std::string>& items);
  void tip(const char* name, const std::string& text);
  void enable(const char* name, bool enabled);
  void show(const char* name, bool visible);
  void place(const char* name, int x, int y, int width, int height); // pixels
  int height_of(const char* name, int width) const;                  // that the text needs at this width
  int width_of(const char* name) const;                              // that its text needs in one line
  int width_of(const char* name,
               const std::string& text) const; // that a label needs with this text, which it keeps
  int line_height() const;                     // of a text; every panel has a label "head"
  int height_of_button(const char* name) const;

  com::sun::star::uno::Reference<com::sun::star::awt::XListBox> list(const char* name) const;
  std::string typed(const char* name) const;       // what stands in a field
  void choose(const char* name, std::size_t item); // in a list, telling nobody
  Window window(const char* name) const;
  const Window& window() const { return window_; }

 private:
  com::sun::star::uno::Reference<com::sun::star::awt::XControl> control(const char* name) const;
  void insert(const char* name, const com::sun::star::uno::Reference<com::sun::star::uno::XInterface>& model);

  Window window_;
};

} // namespace stackbook::calc
