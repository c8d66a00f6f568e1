#include "plugin/calc/commands/dispatcher.hpp"

#include "plugin/calc/commands/actions.hpp"
#include "plugin/calc/commands/list.hpp"
#include "plugin/calc/document/text.hpp"
#include "plugin/calc/functions/guard.hpp"
#include "plugin/calc/live/loop.hpp"

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;

std::string name_in(const rtl::OUString& url) {
  const std::string text = to_utf8(url);
  return text.starts_with(protocol) ? text.substr(protocol.size()) : std::string();
}

bool known(const std::string& name) {
  return std::any_of(commands().begin(), commands().end(), [&](const Command& c) { return c.name == name; });
}

} // namespace

void SAL_CALL Dispatcher::initialize(const uno::Sequence<uno::Any>& arguments) {
  if (arguments.getLength() > 0) arguments[0] >>= frame_;
}

Dispatcher::Dispatch SAL_CALL Dispatcher::queryDispatch(const com::sun::star::util::URL& url,
                                                        const rtl::OUString&, sal_Int32) {
  return known(name_in(url.Complete)) ? Dispatch(this) : Dispatch();
}

uno::Sequence<Dispatcher::Dispatch> SAL_CALL
Dispatcher::queryDispatches(const uno::Sequence<com::sun::star::frame::DispatchDescriptor>& wanted) {
  uno::Sequence<Dispatch> found(wanted.getLength());
  for (sal_Int32 i = 0; i < wanted.getLength(); ++i)
    found.getArray()[i] = queryDispatch(wanted[i].FeatureURL, wanted[i].FrameName, wanted[i].SearchFlags);
  return found;
}

// A caller may come by a bridge, without the office's lock; and a window that asks something runs a loop of its own.
void SAL_CALL Dispatcher::dispatch(const com::sun::star::util::URL& url,
                                   const uno::Sequence<com::sun::star::beans::PropertyValue>&) {
  on_main([frame = frame_, name = name_in(url.Complete)] {
    if (const auto at = seat(frame)) perform(*at, [&] { act(name, *at); });
  });
}

void SAL_CALL Dispatcher::addStatusListener(const Listener& listener, const com::sun::star::util::URL& url) {
  com::sun::star::frame::FeatureStateEvent state;
  state.FeatureURL = url;
  state.IsEnabled = true;
  state.Source = static_cast<com::sun::star::frame::XDispatch*>(this);
  listener->statusChanged(state);
}

rtl::OUString SAL_CALL Dispatcher::getImplementationName() {
  return "org.stackbook.Dispatcher";
}
sal_Bool SAL_CALL Dispatcher::supportsService(const rtl::OUString& name) {
  return is_among(getSupportedServiceNames(), name);
}
uno::Sequence<rtl::OUString> SAL_CALL Dispatcher::getSupportedServiceNames() {
  return named({"com.sun.star.frame.ProtocolHandler"});
}

} // namespace stackbook::calc
