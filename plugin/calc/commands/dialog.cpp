#include "plugin/calc/commands/dialog.hpp"

#include "plugin/calc/document/text.hpp"
#include "plugin/calc/live/loop.hpp"
#include "rules/proposal/caption.hpp"

#include <algorithm>

#include <com/sun/star/awt/DialogProvider2.hpp>
#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/XCheckBox.hpp>
#include <com/sun/star/awt/XFixedText.hpp>
#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/awt/XTextComponent.hpp>
#include <com/sun/star/awt/XWindow.hpp>
#include <com/sun/star/lang/XComponent.hpp>

namespace stackbook::calc {

namespace uno = com::sun::star::uno;
namespace awt = com::sun::star::awt;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

Dialog::Dialog(const Seat& seat, const char* name, const std::string& title)
    : seat_(seat), dialog_(awt::DialogProvider2::create(office())->createDialog(to_office(
                       "vnd.sun.star.extension://org.stackbook.calc/dialogs/" + std::string(name) + ".xdl"))),
      controls_(dialog_, UNO_QUERY_THROW) {
  dialog_->setTitle(to_office(title));
}

Dialog::Dialog(Reference<awt::XControlContainer> page) : controls_(std::move(page)) {}

Dialog::~Dialog() {
  if (!dialog_.is()) return;
  try {
    Reference<com::sun::star::lang::XComponent>(dialog_, UNO_QUERY_THROW)->dispose();
  } catch (const uno::Exception&) { // its window went with the document's
  }
}

Reference<awt::XControl> Dialog::control(const char* name) const {
  return controls_->getControl(rtl::OUString::createFromAscii(name));
}

void Dialog::text(const char* name, const std::string& text) {
  const auto to = control(name);
  if (const Reference<awt::XFixedText> label(to, UNO_QUERY); label.is())
    label->setText(to_office(text));
  else
    Reference<awt::XTextComponent>(to, UNO_QUERY_THROW)->setText(to_office(text));
}

std::string Dialog::typed(const char* name) const {
  const std::string text = to_utf8(Reference<awt::XTextComponent>(control(name), UNO_QUERY_THROW)->getText());
  return std::string(proposal::trimmed(text));
}

void Dialog::check(const char* name, bool on) {
  Reference<awt::XCheckBox>(control(name), UNO_QUERY_THROW)->setState(on ? 1 : 0);
}

bool Dialog::checked(const char* name) const {
  return Reference<awt::XCheckBox>(control(name), UNO_QUERY_THROW)->getState() == 1;
}

void Dialog::choices(const char* name, const std::vector<std::string>& choices, std::size_t chosen) {
  uno::Sequence<rtl::OUString> texts(static_cast<sal_Int32>(choices.size()));
  std::transform(choices.begin(), choices.end(), texts.getArray(),
                 [](const auto& text) { return to_office(text); });
  const Reference<awt::XListBox> list(control(name), UNO_QUERY_THROW);
  list->removeItems(0, list->getItemCount());
  list->addItems(texts, 0);
  list->selectItemPos(static_cast<sal_Int16>(chosen), true);
}

std::size_t Dialog::chosen(const char* name) const {
  return static_cast<std::size_t>(
      std::max<sal_Int16>(Reference<awt::XListBox>(control(name), UNO_QUERY_THROW)->getSelectedItemPos(), 0));
}

void Dialog::show(const char* name, bool visible) {
  Reference<awt::XWindow>(control(name), UNO_QUERY_THROW)->setVisible(visible);
}

bool Dialog::run() {
  const Reference<awt::XControl> whole(dialog_, UNO_QUERY_THROW);
  if (!whole->getPeer().is())
    whole->createPeer(Reference<awt::XToolkit>(awt::Toolkit::create(office()), UNO_QUERY_THROW),
                      Reference<awt::XWindowPeer>(seat_.frame->getContainerWindow(), UNO_QUERY));
  return dialog_->execute() != 0;
}

} // namespace stackbook::calc
