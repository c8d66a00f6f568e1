#include "rules/dmn/table/column.hpp"
#include "rules/feel/number/number.hpp"

#include <algorithm>
#include <array>
#include <bit>
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

constexpr int usual_scale = 4;

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
  int finest = 0;
  bool small = true;
  if (!dates)
    for (const Value point : points) {
      small = small && point.is_small();
      if (small) finest = std::max(finest, -static_cast<int>(point.exponent()));
    }
  // A finer scale than the points need brings most values to it by multiplication, which is cheaper than division.
  const auto fits = [&](int scale) {
    scaled_.clear();
    for (const Value point : points) {
      const auto scaled =
          dates ? std::optional(point.days()) : shifted(point.coefficient(), point.exponent() + scale);
      if (!scaled) return false;
      scaled_.push_back(*scaled);
    }
    scale_ = scale;
    return true;
  };
  if (small && ((!dates && finest < usual_scale && fits(usual_scale)) || fits(finest))) {
    divide_range();
    return;
  }
  scaled_.clear();
  values_ = std::move(points);
}

void Cuts::divide_range() {
  if (points_ == 0) return;
  const auto distance = [&](std::int64_t point) {
    return static_cast<std::uint64_t>(point) - static_cast<std::uint64_t>(scaled_.front());
  };
  const std::uint64_t parts = std::bit_ceil(std::uint64_t{2} * points_);
  while (distance(scaled_.back()) >> shift_ >= parts) ++shift_;
  const std::uint64_t last = distance(scaled_.back()) >> shift_;
  std::uint32_t at = 0;
  for (std::uint64_t part = 0; part <= last; ++part) {
    while (distance(scaled_[at]) >> shift_ < part) ++at;
    starts_.push_back(at);
  }
  starts_.push_back(points_);
}

std::uint32_t Cuts::place(std::int64_t scaled, bool beyond) const {
  if (points_ == 0 || scaled < scaled_.front()) return 0;
  if (scaled > scaled_.back()) return 2 * points_;
  const std::uint64_t part =
      (static_cast<std::uint64_t>(scaled) - static_cast<std::uint64_t>(scaled_.front())) >> shift_;
  const std::int64_t* first = scaled_.data() + starts_[part];
  std::uint32_t length = starts_[part + 1] - starts_[part];
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
  if (values_.empty()) { // a wide number among small points
    const auto found =
        std::lower_bound(scaled_.begin(), scaled_.end(), value, [&](std::int64_t point, Value v) {
          return compare(Value::small_number(point, static_cast<std::int16_t>(-scale_)), v) < 0;
        });
    const auto at = static_cast<std::uint32_t>(found - scaled_.begin());
    if (at == points_) return 2 * at;
    return compare(Value::small_number(*found, static_cast<std::int16_t>(-scale_)), value) == 0 ? 2 * at + 1
                                                                                                : 2 * at;
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
  const std::int64_t coefficient = value.coefficient();
  if (by >= 0) {
    const auto scaled = shifted(coefficient, by);
    if (scaled) return place(*scaled, false);
    return coefficient < 0 ? 0 : 2 * points_; // beyond what the points fit into
  }
  if (-by >= static_cast<int>(powers.size())) return place(coefficient < 0 ? -1 : 0, coefficient != 0);
  const std::int64_t unit = powers[static_cast<std::size_t>(-by)];
  std::int64_t whole = coefficient / unit;
  const std::int64_t rest = coefficient % unit;
  if (rest < 0) --whole;
  return place(whole, rest != 0);
}

} // namespace stackbook::dmn
