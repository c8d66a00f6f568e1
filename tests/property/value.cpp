#include "tests/property/value.hpp"

#include "rules/feel/time/calendar.hpp"

namespace stackbook::feel {
namespace {

std::string two(std::int64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string fraction(Choices& choices) {
  if (!choices.yes()) return {};
  return "." + std::to_string(choices.number(1, 999'999));
}

} // namespace

std::string grow_number(Choices& choices) {
  static constexpr const char* fixed[] = {"0",
                                          "1",
                                          "2",
                                          "-1",
                                          "0.5",
                                          "1.0",
                                          "1.50",
                                          "100",
                                          "1e3",
                                          "3",
                                          "-0.001",
                                          "0.1",
                                          "10",
                                          "7",
                                          "9999999999999999999999999999999999",
                                          "9223372036854775807",
                                          "1e-6000",
                                          "9e6143",
                                          "0.3333333333333333333333333333333333"};
  if (choices.below(3) != 0) return choices.one_of(fixed);
  std::string text = std::to_string(choices.number(-1'000'000, 1'000'000));
  if (choices.yes()) text += '.' + std::to_string(choices.below(200));
  return text;
}

std::string grow_text(Choices& choices) {
  static constexpr const char* pieces[] = {"a", "b", "ab", "", "A", " ", "1", "é", "🐎", "ß", "-", "z"};
  std::string text;
  for (std::size_t i = choices.below(6); i > 0; --i) text += choices.one_of(pieces);
  return text;
}

std::string grow_date(Choices& choices) {
  static constexpr const char* fixed[] = {"2025-07-23", "2024-02-29", "2023-02-28", "1970-01-01",
                                          "1969-12-31", "2000-02-29", "1900-03-01", "-0001-12-31"};
  if (choices.yes()) return choices.one_of(fixed);
  return std::to_string(choices.number(1000, 9999)) + '-' + two(choices.number(1, 12)) + '-' +
         two(choices.number(1, 28));
}

std::string grow_time(Choices& choices) {
  static constexpr const char* zones[] = {
      "", "Z", "+02:00", "-11:30", "@Europe/Paris", "@America/New_York", "@Asia/Kolkata"};
  const std::string clock =
      two(choices.number(0, 23)) + ':' + two(choices.number(0, 59)) + ':' + two(choices.number(0, 59));
  return clock + fraction(choices) + choices.one_of(zones);
}

std::string grow_days(Choices& choices) {
  return std::string(choices.yes() ? "-" : "") + 'P' + std::to_string(choices.number(0, 40'000)) + "DT" +
         std::to_string(choices.number(0, 30)) + 'H' + std::to_string(choices.number(0, 90)) + 'M' +
         std::to_string(choices.number(0, 90)) + fraction(choices) + 'S';
}

std::string grow_months(Choices& choices) {
  return std::string(choices.yes() ? "-" : "") + 'P' + std::to_string(choices.number(0, 400)) + 'Y' +
         std::to_string(choices.number(0, 30)) + 'M';
}

std::string grow_temporal(Choices& choices) {
  switch (choices.below(5)) {
  case 0: return "@\"" + grow_date(choices) + '"';
  case 1: return "@\"" + grow_time(choices) + '"';
  case 2: return "@\"" + grow_date(choices) + 'T' + grow_time(choices) + '"';
  case 3: return "@\"" + grow_days(choices) + '"';
  default: return "@\"" + grow_months(choices) + '"';
  }
}

std::string grow_scalar(Choices& choices) {
  switch (choices.below(6)) {
  case 0: return "null";
  case 1: return choices.yes() ? "true" : "false";
  case 2:
  case 3: return grow_number(choices);
  case 4: return '"' + grow_text(choices) + '"';
  default: return grow_temporal(choices);
  }
}

std::string grow_value(Choices& choices, int depth) {
  static constexpr const char* names[] = {"a", "b", "c d"};
  const std::size_t kind = depth == 0 ? 0 : choices.below(8);
  std::string text;
  switch (kind) {
  case 5:
    for (std::size_t i = choices.below(4); i > 0; --i)
      text += (text.empty() ? "" : ", ") + grow_value(choices, depth - 1);
    return '[' + text + ']';
  case 6:
    for (std::size_t i = choices.below(4); i > 0; --i)
      text += (text.empty() ? "" : ", ") + std::string(names[i - 1]) + ": " + grow_value(choices, depth - 1);
    return '{' + text + '}';
  case 7:
    return "[" + std::to_string(choices.below(5)) + ".." + std::to_string(5 + choices.below(5)) +
           (choices.yes() ? ")" : "]");
  default: return grow_scalar(choices);
  }
}

} // namespace stackbook::feel
