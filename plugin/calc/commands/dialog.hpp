// Dialog: a window of the extension's own (package/dialogs/NAME.xdl) that tells or asks, over the window of a seat; or a page
// of it that the office shows among its options.
#pragma once

#include "plugin/calc/commands/seat.hpp"

#include <vector>

#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/awt/XDialog.hpp>

namespace stackbook::calc {

class Dialog {
 public:
  Dialog(const Seat& seat, const char* name, const std::string& title);
  explicit Dialog(com::sun::star::uno::Reference<com::sun::star::awt::XControlContainer> page); // is not run
  ~Dialog();
  Dialog(const Dialog&) = delete;
  Dialog& operator=(const Dialog&) = delete;

  void text(const char* control, const std::string& text); // of a field or label
  std::string typed(const char* control) const;            // without white space at the ends
  void check(const char* control, bool on);
  bool checked(const char* control) const;
  void choices(const char* control, const std::vector<std::string>& choices, std::size_t chosen);
  std::size_t chosen(const char* control) const;
  void show(const char* control, bool visible);
  bool run(); // true for OK

 private:
  com::sun::star::uno::Reference<com::sun::star::awt::XControl> control(const char* name) const;
  Seat seat_;
  com::sun::star::uno::Reference<com::sun::star::awt::XDialog> dialog_; // ours; nothing: the office's
  com::sun::star::uno::Reference<com::sun::star::awt::XControlContainer> controls_;
};

} // namespace stackbook::calc
