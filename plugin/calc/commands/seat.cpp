#include "plugin/calc/commands/seat.hpp"

#include "plugin/calc/commands/dialog.hpp"
#include "plugin/calc/document/text.hpp"
#include "plugin/calc/live/loop.hpp"

#include <com/sun/star/awt/MessageBoxButtons.hpp>
#include <com/sun/star/awt/MessageBoxResults.hpp>
#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/lang/XComponent.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSheetCellRangeContainer.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
namespace awt = com::sun::star::awt;
namespace sheet = com::sun::star::sheet;
using com::sun::star::container::XIndexAccess;
using com::sun::star::container::XNameAccess;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

sal_Int16 box(const Reference<awt::XWindow>& over, awt::MessageBoxType type, sal_Int32 buttons,
              const std::string& title, const std::string& text) {
  Reference<awt::XWindowPeer> parent(over, UNO_QUERY);
  if (const Reference<awt::XControl> control(over, UNO_QUERY); !parent.is() && control.is())
    parent = control->getPeer();
  const auto toolkit = awt::Toolkit::create(office());
  const auto made = toolkit->createMessageBox(parent, type, buttons, to_office(title), to_office(text));
  const sal_Int16 answer = made->execute();
  Reference<com::sun::star::lang::XComponent>(made, UNO_QUERY_THROW)->dispose();
  return answer;
}

} // namespace

std::optional<Seat> seat(const Reference<com::sun::star::frame::XFrame>& frame) {
  Seat seat;
  seat.frame = frame;
  if (frame.is()) seat.controller = frame->getController();
  if (!seat.controller.is()) return std::nullopt;
  seat.document.set(seat.controller->getModel(), UNO_QUERY);
  seat.desk = Desk::of(seat.controller->getModel());
  if (!seat.desk) return std::nullopt;
  return seat;
}

std::vector<Marked> selection(const Seat& seat) {
  const uno::Any selected =
      Reference<com::sun::star::view::XSelectionSupplier>(seat.controller, UNO_QUERY_THROW)->getSelection();
  std::vector<com::sun::star::table::CellRangeAddress> ranges;
  if (const Reference<sheet::XSheetCellRangeContainer> several(selected, UNO_QUERY); several.is()) {
    for (const auto& range : several->getRangeAddresses()) ranges.push_back(range);
  } else if (const Reference<sheet::XCellRangeAddressable> one(selected, UNO_QUERY); one.is()) {
    ranges.push_back(one->getRangeAddress());
  }
  const Reference<XIndexAccess> sheets(seat.document->getSheets(), UNO_QUERY_THROW);
  std::vector<Marked> all;
  for (const auto& range : ranges) {
    const Reference<com::sun::star::container::XNamed> named(sheets->getByIndex(range.Sheet),
                                                             UNO_QUERY_THROW);
    const auto at = [](sal_Int32 row, sal_Int32 column) {
      return workbook::Address{static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)};
    };
    all.push_back({to_utf8(named->getName()),
                   {at(range.StartRow, range.StartColumn), at(range.EndRow, range.EndColumn)}});
  }
  return all;
}

std::optional<Spot> cursor(const Seat& seat) {
  const auto ranges = selection(seat);
  if (ranges.empty()) return std::nullopt;
  return Spot{ranges.front().sheet, ranges.front().area.first};
}

Reference<com::sun::star::table::XCell> cell(const Seat& seat, const Spot& spot) {
  const Reference<XNameAccess> sheets(seat.document->getSheets(), UNO_QUERY_THROW);
  const Reference<sheet::XSpreadsheet> on(sheets->getByName(to_office(spot.sheet)), UNO_QUERY_THROW);
  return on->getCellByPosition(static_cast<sal_Int32>(spot.at.column), static_cast<sal_Int32>(spot.at.row));
}

void go_to(const Seat& seat, const Spot& spot) {
  Reference<com::sun::star::view::XSelectionSupplier>(seat.controller, UNO_QUERY_THROW)
      ->select(uno::Any(cell(seat, spot)));
}

void say(const Seat& seat, const std::string& title, const std::string& text) {
  say(seat.frame->getContainerWindow(), title, text);
}

void say(const Reference<awt::XWindow>& over, const std::string& title, const std::string& text) {
  box(over, awt::MessageBoxType_INFOBOX, awt::MessageBoxButtons::BUTTONS_OK, title, text);
}

bool ask(const Seat& seat, const std::string& title, const std::string& question) {
  return box(seat.frame->getContainerWindow(), awt::MessageBoxType_QUERYBOX,
             awt::MessageBoxButtons::BUTTONS_YES_NO, title, question) == awt::MessageBoxResults::YES;
}

bool show_text(const Seat& seat, const std::string& title, const std::string& text, bool choice) {
  Dialog dialog(seat, "text", title);
  dialog.text("text", text);
  dialog.show("cancel", choice);
  return dialog.run();
}

void perform(const Seat& seat, const std::function<void()>& work) {
  std::string trouble = "The office refused this and gave no reason.";
  try {
    return work();
  } catch (const uno::Exception& refused) {
    if (!refused.Message.isEmpty()) trouble = to_utf8(refused.Message);
  } catch (const std::bad_alloc&) {
    trouble = "There is not enough memory for this. Close other documents and try again.";
  } catch (const std::exception& other) {
    trouble = other.what();
  }
  try {
    if (calc::seat(seat.frame)) say(seat, "Proposal", trouble);
  } catch (const uno::Exception&) { // the window went meanwhile: nobody is there to be told
  }
}

void perform_soon(const Seat& seat, std::function<void()> work) {
  on_main([seat, work = std::move(work)] { perform(seat, work); });
}

void when_checked(const Seat& seat, std::function<void(const StandingPtr&)> work) {
  seat.desk->when_checked([seat, work = std::move(work)](const StandingPtr& standing) {
    perform(seat, [&] { work(standing); });
  });
}

UndoStep::UndoStep(const Seat& seat, const std::string& title) {
  const Reference<com::sun::star::document::XUndoManagerSupplier> supplier(seat.document, UNO_QUERY_THROW);
  const auto undo = supplier->getUndoManager();
  undo->enterUndoContext(to_office(title));
  stack_ = undo;
}

UndoStep::~UndoStep() {
  try {
    Reference<com::sun::star::document::XUndoManager>(stack_, UNO_QUERY_THROW)->leaveUndoContext();
  } catch (const uno::Exception&) { // the document went: so did its steps
  }
}

} // namespace stackbook::calc
