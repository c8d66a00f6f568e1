#include "rules/feel/time/zone.hpp"

#include "rules/feel/time/calendar.hpp"
#include "rules/feel/time/database.hpp"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include <cctz/time_zone.h>
#include <cctz/zone_info_source.h>

namespace stackbook::feel {
namespace {

const ZoneEntry* find_entry(std::string_view name) {
  const auto zones = zone_database();
  const auto at =
      std::lower_bound(zones.begin(), zones.end(), name,
                       [](const ZoneEntry& entry, std::string_view key) { return entry.name < key; });
  return at != zones.end() && at->name == name ? &*at : nullptr;
}

class TableSource final : public cctz::ZoneInfoSource {
 public:
  explicit TableSource(std::string_view bytes) : bytes_(bytes) {}
  std::size_t Read(void* to, std::size_t size) override {
    size = std::min(size, bytes_.size());
    std::memcpy(to, bytes_.data(), size);
    bytes_.remove_prefix(size);
    return size;
  }
  int Skip(std::size_t size) override {
    bytes_.remove_prefix(std::min(size, bytes_.size()));
    return 0;
  }
  std::string Version() const override { return std::string(zone_database_release); }

 private:
  std::string_view bytes_;
};

std::unique_ptr<cctz::ZoneInfoSource>
open_table(const std::string& name,
           const std::function<std::unique_ptr<cctz::ZoneInfoSource>(const std::string&)>&) {
  const ZoneEntry* entry = find_entry(name);
  return entry ? std::make_unique<TableSource>(entry->rules) : nullptr;
}

// One slot a zone, filled on first use. Two threads that come first at once both unpack the rules; cctz keeps
// one copy for good, so either pointer is right and the loser's small object is dropped.
class Loaded {
 public:
  Loaded() : slots_(zone_database().size()) { cctz_extension::zone_info_source_factory = open_table; }
  const cctz::time_zone& operator[](std::uint32_t index) {
    std::atomic<const cctz::time_zone*>& slot = slots_[index];
    const cctz::time_zone* zone = slot.load(std::memory_order_acquire);
    return zone ? *zone : fill(slot, index);
  }
  ~Loaded() {
    for (auto& slot : slots_) delete slot.load(std::memory_order_acquire);
  }

 private:
  static const cctz::time_zone& fill(std::atomic<const cctz::time_zone*>& slot, std::uint32_t index) {
    auto zone = std::make_unique<cctz::time_zone>();
    cctz::load_time_zone(std::string(zone_database()[index].name), zone.get());
    const cctz::time_zone* expected = nullptr;
    if (slot.compare_exchange_strong(expected, zone.get(), std::memory_order_acq_rel)) return *zone.release();
    return *expected;
  }

  std::vector<std::atomic<const cctz::time_zone*>> slots_;
};

const cctz::time_zone& loaded(Zone zone) {
  static Loaded all;
  return all[zone.index()];
}

// The Gregorian calendar repeats after 400 years, weekdays included, so any year past the tables can be asked
// for as one of 2400 … 2799; before 1600 no zone has a transition.
constexpr std::int64_t cycle = 146'097 * seconds_of_day;
constexpr std::int64_t year_2400 = days_from_civil({2400, 1, 1}) * seconds_of_day;
constexpr std::int64_t year_1600 = days_from_civil({1600, 1, 1}) * seconds_of_day;

std::int64_t near(std::int64_t seconds) {
  if (seconds > year_2400) return year_2400 + floor_modulo(seconds - year_2400, cycle);
  return std::max(seconds, year_1600);
}

cctz::time_point<cctz::seconds> point(std::int64_t seconds) {
  return cctz::time_point<cctz::seconds>(cctz::seconds(seconds));
}

std::int32_t offset_at_wall_clock(Zone named, std::int64_t seconds) {
  const std::int64_t wall = near(seconds);
  const auto found = loaded(named).lookup(cctz::civil_second(1970, 1, 1, 0, 0, 0) + wall);
  return static_cast<std::int32_t>(wall - found.pre.time_since_epoch().count());
}

std::int64_t wall_clock(const DateTime& at) {
  return at.days * seconds_of_day + at.nanoseconds / nanoseconds_of_second;
}

} // namespace

std::optional<Zone> find_zone(std::string_view name) {
  const ZoneEntry* entry = find_entry(name);
  if (!entry) return std::nullopt;
  return Zone::named(static_cast<std::uint32_t>(entry - zone_database().data()));
}

std::string_view name_of(Zone named) {
  return zone_database()[named.index()].name;
}
std::string_view zone_database_version() {
  return zone_database_release;
}

std::optional<std::int32_t> offset_at_instant(Zone zone, std::int64_t seconds) {
  if (zone.is_local()) return std::nullopt;
  if (zone.is_offset()) return zone.seconds();
  return loaded(zone).lookup(point(near(seconds))).offset;
}

std::optional<std::int32_t> offset_of(const DateTime& at) {
  if (at.zone.is_local()) return std::nullopt;
  if (at.zone.is_offset()) return at.zone.seconds();
  return offset_at_wall_clock(at.zone, wall_clock(at));
}

std::optional<std::int32_t> offset_of_time(std::int64_t nanoseconds, Zone zone) {
  return offset_of({0, nanoseconds, zone});
}

std::int64_t instant_of(const DateTime& at) {
  return wall_clock(at) - offset_of(at).value_or(0);
}

std::optional<DateTime> moved(const DateTime& at, std::int64_t seconds, std::uint32_t nanoseconds) {
  std::int64_t fraction = at.nanoseconds % nanoseconds_of_second + nanoseconds;
  std::int64_t instant = instant_of(at);
  if (__builtin_add_overflow(instant, seconds, &instant)) return std::nullopt;
  if (fraction >= nanoseconds_of_second) {
    fraction -= nanoseconds_of_second;
    if (__builtin_add_overflow(instant, 1, &instant)) return std::nullopt;
  }
  std::int64_t wall = 0;
  if (__builtin_add_overflow(instant, offset_at_instant(at.zone, instant).value_or(0), &wall))
    return std::nullopt;
  const std::int64_t days = floor_divide(wall, seconds_of_day);
  if (!in_calendar(days)) return std::nullopt;
  return DateTime{days, floor_modulo(wall, seconds_of_day) * nanoseconds_of_second + fraction, at.zone};
}

} // namespace stackbook::feel
