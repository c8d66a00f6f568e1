#include "plugin/calc/live/settings.hpp"

#include "plugin/calc/document/text.hpp"
#include "plugin/calc/live/loop.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/configuration/theDefaultProvider.hpp>
#include <com/sun/star/task/InteractionHandler.hpp>
#include <com/sun/star/task/PasswordContainer.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
using com::sun::star::beans::XPropertySet;
using uno::Reference;
using uno::UNO_QUERY_THROW;

constexpr const char* ours = "/org.stackbook.Settings/General";
constexpr char holder[] = "stackbook"; // a token has no user: this stands for one

Reference<XPropertySet> node(const char* path, bool to_change) {
  com::sun::star::beans::NamedValue where("nodepath", uno::Any(rtl::OUString::createFromAscii(path)));
  const uno::Any argument(where);
  const char* service = to_change ? "com.sun.star.configuration.ConfigurationUpdateAccess"
                                  : "com.sun.star.configuration.ConfigurationAccess";
  return Reference<XPropertySet>(
      com::sun::star::configuration::theDefaultProvider::get(office())->createInstanceWithArguments(
          rtl::OUString::createFromAscii(service), uno::Sequence<uno::Any>(&argument, 1)),
      UNO_QUERY_THROW);
}

Reference<com::sun::star::task::XInteractionHandler> asks() { // for the master password, where there is one
  return Reference<com::sun::star::task::XInteractionHandler>(
      com::sun::star::task::InteractionHandler::createWithParent(office(), nullptr), uno::UNO_QUERY);
}

std::string text_in(const Reference<XPropertySet>& node, const char* name) {
  rtl::OUString text;
  node->getPropertyValue(rtl::OUString::createFromAscii(name)) >>= text;
  return to_utf8(text);
}

} // namespace

Settings settings() {
  Settings settings;
  try {
    const auto from = node(ours, false);
    from->getPropertyValue("Live") >>= settings.live;
    settings.pack = text_in(from, "Pack");
    settings.connector = text_in(from, "Connector");
    settings.command = text_in(from, "Command");
    settings.department = text_in(from, "Department");
  } catch (const uno::Exception&) { // as installed
  }
  return settings;
}

void save(const Settings& settings) {
  const auto to = node(ours, true);
  to->setPropertyValue("Live", uno::Any(settings.live));
  to->setPropertyValue("Pack", uno::Any(to_office(settings.pack)));
  to->setPropertyValue("Connector", uno::Any(to_office(settings.connector)));
  to->setPropertyValue("Command", uno::Any(to_office(settings.command)));
  to->setPropertyValue("Department", uno::Any(to_office(settings.department)));
  Reference<com::sun::star::util::XChangesBatch>(to, UNO_QUERY_THROW)->commitChanges();
}

std::string person() {
  try {
    const auto data = node("/org.openoffice.UserProfile/Data", false);
    const std::string given = text_in(data, "givenname"), family = text_in(data, "sn");
    return given + (given.empty() || family.empty() ? "" : " ") + family;
  } catch (const uno::Exception&) {
    return {};
  }
}

std::string token(const std::string& connector) {
  try {
    const auto known = com::sun::star::task::PasswordContainer::create(office())->findForName(
        to_office(connector), holder, asks());
    for (const auto& user : known.UserList)
      if (user.Passwords.getLength() > 0) return to_utf8(user.Passwords[0]);
  } catch (const uno::Exception&) { // the master password was not given
  }
  return {};
}

void keep_token(const std::string& connector, const std::string& token) {
  const auto container = com::sun::star::task::PasswordContainer::create(office());
  if (token.empty()) {
    const auto forget = [&](auto removed) {
      try {
        (container.get()->*removed)(to_office(connector), holder);
      } catch (const uno::Exception&) { // there was none
      }
    };
    forget(&com::sun::star::task::XPasswordContainer::remove);
    return forget(&com::sun::star::task::XPasswordContainer::removePersistent);
  }
  const rtl::OUString secret = to_office(token);
  const uno::Sequence<rtl::OUString> secrets(&secret, 1);
  if (container->isPersistentStoringAllowed())
    container->addPersistent(to_office(connector), holder, secrets, asks());
  else
    container->add(to_office(connector), holder, secrets, asks());
}

} // namespace stackbook::calc
