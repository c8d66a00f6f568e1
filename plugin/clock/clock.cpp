#include "plugin/clock/clock.hpp"

#include <array>
#include <ctime>

namespace stackbook::clock {

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  std::array<char, 16> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%d", &local);
  return text.data();
}

std::string now_utc() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, 24> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text.data();
}

feel::Clock now() {
  constexpr std::int64_t day = 86'400, billion = 1'000'000'000;
  std::timespec now{};
  std::timespec_get(&now, TIME_UTC);
  return {{now.tv_sec / day, now.tv_sec % day * billion + now.tv_nsec, feel::Zone::offset(0)}};
}

} // namespace stackbook::clock
