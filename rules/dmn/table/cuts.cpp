#include "rules/dmn/table/column.hpp"
#include "rules/feel/number/number.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace stackbook::dmn {
namespace {

using feel::Value;

constexpr std::array<std::int64_t, 19> powers = [] {
  std::array<std::int64_t, 19> all{};
  all[0] = 1;
  for (std::size_t i = 1; i < all.size(); ++i) all[i] = all[i - 1] * 10;
  return all;
}();

std::optional<std::int64_t> shifted(std::int64_t coefficient, int by) {
  if (coefficient == 0) return 0;
  std::int64_t result = 0;
  if (by >= static_cast<int>(powers.size()) ||
      __builtin_mul_overflow(coefficient, powers[static_cast<std::size_t>(by)], &result))
    return std::nullopt;
  return result;
}

} // namespace

Cuts::Cuts(std::vector<Value> points, bool dates) : dates_(dates) {
  const auto less = [dates](Value a, Value b) {
    return dates ? a.days() < b.days() : feel::number::compare(a, b) < 0;
  };
  std::sort(points.begin(), points.end(), less);
  points.erase(
      std::unique(points.begin(), points.end(), [&](Value a, Value b) { return !less(a, b) && !less(b, a); }),
      points.end());
  points_ = static_cast<std::uint32_t>(points.size());
  bool fits = true;
  if (!dates)
    for (const Value point : points) {
      fits = fits && point.is_small();
      if (fits) scale_ = std::max(scale_, -static_cast<int>(point.exponent()));
    }
  for (const Value point : points) {
    if (!fits) break;
    const auto scaled =
        dates ? std::optional(point.days()) : shifted(point.coefficient(), point.exponent() + scale_);
    fits = scaled.has_value();
    if (fits) scaled_.push_back(*scaled);
  }
  if (fits) return;
  scaled_.clear();
  values_ = std::move(points);
}

std::uint32_t Cuts::place(std::int64_t scaled, bool beyond) const {
  const std::int64_t* first = scaled_.data();
  std::uint32_t length = points_;
  while (length > 0) { // the first point that is not less; without a branch that could be mispredicted
    const std::uint32_t half = length / 2;
    const bool right = first[half] < scaled;
    first = right ? first + half + 1 : first;
    length = right ? length - half - 1 : half;
  }
  const auto at = static_cast<std::uint32_t>(first - scaled_.data());
  if (at < points_ && scaled_[at] == scaled) return beyond ? 2 * at + 2 : 2 * at + 1;
  return 2 * at;
}

std::uint32_t Cuts::search(Value value) const {
  const auto compare = [](Value a, Value b) { return feel::number::compare(a, b); };
  if (values_.empty() && points_ > 0) { // too large or too fine for the common scale
    std::uint32_t at = 0;
    while (at < points_) {
      const int order = compare(Value::small_number(scaled_[at], static_cast<std::int16_t>(-scale_)), value);
      if (order == 0) return 2 * at + 1;
      if (order > 0) break;
      ++at;
    }
    return 2 * at;
  }
  const auto found = std::lower_bound(values_.begin(), values_.end(), value,
                                      [&](Value a, Value b) { return compare(a, b) < 0; });
  const auto at = static_cast<std::uint32_t>(found - values_.begin());
  return found != values_.end() && compare(*found, value) == 0 ? 2 * at + 1 : 2 * at;
}

std::uint32_t Cuts::find(Value value) const {
  if (dates_) return place(value.days(), false);
  if (!values_.empty() || !value.is_small()) return search(value);
  const int by = value.exponent() + scale_;
  if (by == 0) return place(value.coefficient(), false);
  if (by > 0) {
    const auto scaled = shifted(value.coefficient(), by);
    return scaled ? place(*scaled, false) : search(value);
  }
  if (-by >= static_cast<int>(powers.size())) return search(value);
  const std::int64_t unit = powers[static_cast<std::size_t>(-by)];
  std::int64_t whole = value.coefficient() / unit;
  const std::int64_t rest = value.coefficient() % unit;
  if (rest < 0) --whole;
  return place(whole, rest != 0);
}

} // namespace stackbook::dmn
