#include "plugin/calc/live/follow.hpp"

#include <algorithm>

namespace stackbook::calc {

void SAL_CALL Follow::addResultListener(const Listener& listener) {
  if (listeners_.empty())
    proxy_ = Proxy(static_cast<cppu::OWeakObject*>(this),
                   cppu::UnoType<com::sun::star::sheet::XVolatileResult>::get());
  listeners_.push_back(listener);
  send(listener);
  later_(this);
}

void SAL_CALL Follow::removeResultListener(const Listener& listener) {
  const auto at = std::find(listeners_.begin(), listeners_.end(), listener);
  if (at != listeners_.end()) listeners_.erase(at);
  if (listeners_.empty()) proxy_ = {};
}

void Follow::set(const com::sun::star::uno::Any& value) {
  if (value == value_) return;
  value_ = value;
  send_again();
}

void Follow::send_again() {
  const auto known = listeners_; // a listener may leave while it is told
  for (const auto& listener : known) send(listener);
}

void Follow::send(const Listener& listener) {
  listener->modified(com::sun::star::sheet::ResultEvent(static_cast<cppu::OWeakObject*>(this), value_));
}

} // namespace stackbook::calc
