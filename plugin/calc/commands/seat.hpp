// Seat: the window in which a command was given, its document and what is known of it; and how a command speaks.
#pragma once

#include "plugin/calc/document/spot.hpp"
#include "plugin/calc/live/desk.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <com/sun/star/awt/XWindow.hpp>
#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XCell.hpp>

namespace stackbook::calc {

struct Seat {
  com::sun::star::uno::Reference<com::sun::star::frame::XFrame> frame;
  com::sun::star::uno::Reference<com::sun::star::frame::XController> controller;
  com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> document;
  std::shared_ptr<Desk> desk;
};
// Nothing where the window shows no spreadsheet.
std::optional<Seat> seat(const com::sun::star::uno::Reference<com::sun::star::frame::XFrame>& frame);

struct Marked {
  std::string sheet;
  workbook::Area area;
};
std::vector<Marked> selection(const Seat& seat); // nothing while a drawing is selected
std::optional<Spot> cursor(const Seat& seat);    // the first selected cell
void go_to(const Seat& seat, const Spot& spot);
com::sun::star::uno::Reference<com::sun::star::table::XCell> cell(const Seat& seat, const Spot& spot);

void say(const Seat& seat, const std::string& title, const std::string& text); // a box with OK
void say(const com::sun::star::uno::Reference<com::sun::star::awt::XWindow>& over, const std::string& title,
         const std::string& text);
bool ask(const Seat& seat, const std::string& title, const std::string& question);
// A longer text to read, in a window with a field that scrolls; true for OK where there is a choice.
bool show_text(const Seat& seat, const std::string& title, const std::string& text, bool choice = false);

// Does the work of a command. What the office or the memory refuses is said there, and goes no further.
void perform(const Seat& seat, const std::function<void()>& work);
void perform_soon(const Seat& seat, std::function<void()> work); // on the main thread; from any thread
// Does it at a result of the document as it is now.
void when_checked(const Seat& seat, std::function<void(const StandingPtr&)> work);

// One undo step with a title, whatever is done while it lives.
class UndoStep {
 public:
  UndoStep(const Seat& seat, const std::string& title);
  ~UndoStep();
  UndoStep(const UndoStep&) = delete;
  UndoStep& operator=(const UndoStep&) = delete;

 private:
  com::sun::star::uno::Reference<com::sun::star::uno::XInterface> stack_;
};

} // namespace stackbook::calc
