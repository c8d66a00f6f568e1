#include "connectors/files/patch/cell.hpp"

#include "connectors/files/write/text.hpp"
#include "rules/workbook/calendar.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace stackbook::files::patch {

namespace {

constexpr std::size_t longest = 32'767; // characters in a cell

std::string digits(double number) {
  std::array<char, 32> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number);
  return {text.data(), error == std::errc{} ? end : text.data()};
}

// As the file counts days: from 1904, or with a 29 February 1900 that never was.
double in_file(double serial, bool date1904) {
  if (date1904) return serial - 1462;
  return serial >= 2 && serial < 61 ? serial - 1 : serial;
}

} // namespace

std::string fault_of(const Value& value) {
  const double* number = std::get_if<double>(&value);
  const Day* day = std::get_if<Day>(&value);
  const std::string* text = std::get_if<std::string>(&value);
  if (number && !std::isfinite(*number)) return "the value is no finite number";
  if (day && !(day->serial >= 0 && day->serial < workbook::last_serial + 1))
    return "the date is beyond every calendar";
  if (text && write::length(*text) > longest)
    return "the text is longer than the 32767 characters that a cell can hold";
  return {};
}

Result<std::string> cell_element(const std::string& prefix, workbook::Address at, std::string_view tag,
                                 std::uint32_t look, const Value& value, bool date1904) {
  // What belonged to the old value goes: its type, its metadata, its phonetic guide.
  std::string start = tag.empty() ? '<' + prefix + "c>" : without_attributes(tag, {"t", "cm", "vm", "ph"});
  if (is_empty_element(start)) start = start.substr(0, start.size() - 2) + '>';
  start = with_attribute(start, "r", workbook::to_a1(at));
  if (look != 0 || start.find(" s=") != std::string::npos)
    start = with_attribute(start, "s", std::to_string(look));
  const auto named = [&](std::string_view name, std::string_view content) {
    const std::string full = prefix + std::string(name);
    return '<' + full + '>' + std::string(content) + "</" + full + '>';
  };
  const std::string end = "</" + prefix + "c>";
  if (const auto* boolean = std::get_if<bool>(&value))
    return with_attribute(start, "t", "b") + named("v", *boolean ? "1" : "0") + end;
  if (const auto* number = std::get_if<double>(&value)) return start + named("v", digits(*number)) + end;
  if (const auto* day = std::get_if<Day>(&value))
    return start + named("v", digits(in_file(day->serial, date1904))) + end;
  if (const auto* text = std::get_if<std::string>(&value))
    return with_attribute(start, "t", "inlineStr") + '<' + prefix + "is><" + prefix +
           "t xml:space=\"preserve\">" + escaped_cell(*text) + "</" + prefix + "t></" + prefix + "is>" + end;
  return start.substr(0, start.size() - 1) + "/>";
}

} // namespace stackbook::files::patch
