// Fit: what a declared type asks of a value, when that is no more than its kind. Where it does not hold, the value has to be
// converted (feel::coerce), which says whether it is of the type.
#pragma once

#include "rules/feel/type.hpp"

#include <cstdint>

namespace stackbook::dmn {

class Fit {
 public:
  explicit Fit(feel::Type type) {
    const feel::TypeInfo& info = type.info();
    if (info.constraint != nullptr) return;
    if (info.form == feel::Type::Form::any) kinds_ = 0xffff;
    if (info.form > feel::Type::Form::any && info.form <= feel::Type::Form::months_duration)
      kinds_ = static_cast<std::uint16_t>(1u << (static_cast<unsigned>(info.form) - 1));
  }
  bool holds(feel::Value value) const { return (kinds_ >> static_cast<unsigned>(value.kind()) & 1) != 0; }

 private:
  std::uint16_t kinds_ = 0; // a bit each; of a simple type the one that feel::form_of knows
};

inline bool fits_plainly(feel::Value value, feel::Type type) {
  return Fit(type).holds(value);
}

} // namespace stackbook::dmn
