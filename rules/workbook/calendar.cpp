#include "rules/workbook/calendar.hpp"

#include <chrono>
#include <cmath>

namespace stackbook::workbook {

namespace {

constexpr std::chrono::sys_days origin = std::chrono::year{1899} / 12 / 30;

std::optional<unsigned> digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  unsigned value = 0;
  for (std::size_t at = 0; at < count; ++at) {
    if (text[at] < '0' || text[at] > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(text[at] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool sign(std::string_view& text, char wanted) {
  if (!text.starts_with(wanted)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<double> day_of(std::string_view& text) {
  const auto year = digits(text, 4);
  if (!year || *year == 0 || !sign(text, '-')) return std::nullopt;
  const auto month = digits(text, 2);
  if (!month || !sign(text, '-')) return std::nullopt;
  const auto day = digits(text, 2);
  if (!day) return std::nullopt;
  const auto date =
      std::chrono::year(static_cast<int>(*year)) / std::chrono::month(*month) / std::chrono::day(*day);
  if (!date.ok()) return std::nullopt;
  return static_cast<double>((std::chrono::sys_days(date) - origin).count());
}

std::optional<double> clock_of(std::string_view& text) {
  const auto hour = digits(text, 2);
  if (!hour || *hour > 23 || !sign(text, ':')) return std::nullopt;
  const auto minute = digits(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  double seconds = *hour * 3600.0 + *minute * 60.0;
  if (sign(text, ':')) {
    const auto second = digits(text, 2);
    if (!second || *second > 59) return std::nullopt;
    seconds += *second;
    if (sign(text, '.')) {
      double weight = 0.1;
      if (text.empty()) return std::nullopt;
      for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; text.remove_prefix(1), weight /= 10)
        seconds += (text[0] - '0') * weight;
    }
  }
  sign(text, 'Z');
  return text.empty() ? std::optional(seconds / 86'400) : std::nullopt;
}

void append(std::string& text, unsigned value, unsigned width) {
  const std::string plain = std::to_string(value);
  text.append(width > plain.size() ? width - plain.size() : 0, '0') += plain;
}

} // namespace

std::optional<double> serial_of(std::string_view text) {
  if (text.size() >= 5 && text[2] == ':') return clock_of(text);
  auto day = day_of(text);
  if (!day || text.empty()) return day;
  if (!sign(text, 'T') && !sign(text, ' ')) return std::nullopt;
  const auto clock = clock_of(text);
  if (!clock) return std::nullopt;
  return *day + *clock;
}

std::optional<std::string> iso_of(double serial, Format format) {
  if (!(serial > -693'594 && serial < 2'958'466)) return std::nullopt;
  double whole = std::floor(serial);
  auto second = static_cast<long>(std::lround((serial - whole) * 86'400));
  if (second == 86'400) {
    second = 0;
    whole += 1;
  }
  const std::chrono::year_month_day date{origin + std::chrono::days(static_cast<int>(whole))};
  std::string text;
  if (format != Format::time) {
    append(text, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    append(text += '-', static_cast<unsigned>(date.month()), 2);
    append(text += '-', static_cast<unsigned>(date.day()), 2);
  }
  if (format == Format::date_time) text += 'T';
  if (format == Format::date_time || format == Format::time) {
    append(text, static_cast<unsigned>(second / 3600), 2);
    append(text += ':', static_cast<unsigned>(second / 60 % 60), 2);
    append(text += ':', static_cast<unsigned>(second % 60), 2);
  }
  return text;
}

} // namespace stackbook::workbook
