#include "plugin/calc/commands/seat.hpp"

#include "plugin/calc/document/text.hpp"
#include "plugin/calc/live/loop.hpp"

#include <com/sun/star/awt/DialogProvider2.hpp>
#include <com/sun/star/awt/MessageBoxButtons.hpp>
#include <com/sun/star/awt/MessageBoxResults.hpp>
#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/awt/XDialog.hpp>
#include <com/sun/star/awt/XTextComponent.hpp>
#include <com/sun/star/awt/XWindow.hpp>
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

sal_Int16 box(const Seat& seat, awt::MessageBoxType type, sal_Int32 buttons, const std::string& title,
              const std::string& text) {
  const Reference<awt::XWindowPeer> parent(seat.frame->getContainerWindow(), UNO_QUERY);
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

std::optional<Spot> cursor(const Seat& seat) {
  uno::Any selected =
      Reference<com::sun::star::view::XSelectionSupplier>(seat.controller, UNO_QUERY_THROW)->getSelection();
  if (const Reference<sheet::XSheetCellRangeContainer> several(selected, UNO_QUERY); several.is()) {
    const Reference<XIndexAccess> ranges(several, UNO_QUERY_THROW);
    if (ranges->getCount() == 0) return std::nullopt;
    selected = ranges->getByIndex(0);
  }
  const Reference<sheet::XCellRangeAddressable> range(selected, UNO_QUERY);
  if (!range.is()) return std::nullopt;
  const auto address = range->getRangeAddress();
  const Reference<XIndexAccess> sheets(seat.document->getSheets(), UNO_QUERY_THROW);
  const Reference<com::sun::star::container::XNamed> named(sheets->getByIndex(address.Sheet),
                                                           UNO_QUERY_THROW);
  return Spot{
      to_utf8(named->getName()),
      {static_cast<std::uint32_t>(address.StartRow), static_cast<std::uint32_t>(address.StartColumn)}};
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
  box(seat, awt::MessageBoxType_INFOBOX, awt::MessageBoxButtons::BUTTONS_OK, title, text);
}

bool ask(const Seat& seat, const std::string& title, const std::string& question) {
  return box(seat, awt::MessageBoxType_QUERYBOX, awt::MessageBoxButtons::BUTTONS_YES_NO, title, question) ==
         awt::MessageBoxResults::YES;
}

bool show_text(const Seat& seat, const std::string& title, const std::string& text, bool choice) {
  const auto provider = awt::DialogProvider2::create(office());
  const auto dialog = provider->createDialog("vnd.sun.star.extension://org.stackbook.calc/dialogs/text.xdl");
  const Reference<awt::XControlContainer> controls(dialog, UNO_QUERY_THROW);
  dialog->setTitle(to_office(title));
  Reference<awt::XTextComponent>(controls->getControl("text"), UNO_QUERY_THROW)->setText(to_office(text));
  Reference<awt::XWindow>(controls->getControl("cancel"), UNO_QUERY_THROW)->setVisible(choice);
  const Reference<awt::XControl> control(dialog, UNO_QUERY_THROW);
  control->createPeer(Reference<awt::XToolkit>(awt::Toolkit::create(office()), UNO_QUERY_THROW),
                      Reference<awt::XWindowPeer>(seat.frame->getContainerWindow(), UNO_QUERY));
  const bool agreed = dialog->execute() != 0;
  Reference<com::sun::star::lang::XComponent>(dialog, UNO_QUERY_THROW)->dispose();
  return agreed;
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
