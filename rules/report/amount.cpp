#include "rules/report/amount.hpp"

#include "rules/report/value.hpp"

#include <algorithm>

namespace stackbook::report {

namespace {

struct Digits { // of a plain decimal: -12.5 is negative, "12", "5"
  bool negative = false;
  std::string whole, fraction;
};

Digits parts(std::string_view text) {
  Digits digits;
  digits.negative = text.starts_with('-');
  if (digits.negative) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  digits.whole = text.substr(0, point);
  if (point < text.size()) digits.fraction = text.substr(point + 1);
  return digits;
}

bool is_plain(std::string_view text) {
  return !text.empty() && text.find_first_of("0123456789") != std::string_view::npos &&
         text.find_first_not_of("-.0123456789") == std::string_view::npos;
}

void times_hundred(Digits& digits) {
  digits.fraction.resize(std::max<std::size_t>(digits.fraction.size(), 2), '0');
  digits.whole += digits.fraction.substr(0, 2);
  digits.fraction.erase(0, 2);
}

void round_half_up(Digits& digits, std::size_t places) {
  if (digits.fraction.size() > places) {
    const bool up = digits.fraction[places] >= '5';
    digits.fraction.resize(places);
    std::string all = digits.whole + digits.fraction;
    std::size_t at = all.size();
    bool carry = up;
    while (carry && at > 0) {
      --at;
      carry = all[at] == '9';
      all[at] = carry ? '0' : static_cast<char>(all[at] + 1);
    }
    if (carry) all.insert(0, 1, '1');
    digits.whole = all.substr(0, all.size() - places);
    digits.fraction = all.substr(all.size() - places);
  }
  while (digits.fraction.ends_with('0')) digits.fraction.pop_back();
  digits.whole.erase(0, std::min(digits.whole.find_first_not_of('0'), digits.whole.size()));
  if (digits.whole.empty()) digits.whole = "0";
}

std::string grouped(const std::string& whole) {
  std::string text;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i != 0 && (whole.size() - i) % 3 == 0) text += ',';
    text += whole[i];
  }
  return text;
}

} // namespace

std::string shown(const findings::Datum& datum, findings::TotalFormat format, std::string_view currency) {
  if (std::holds_alternative<std::monostate>(datum)) return "unknown";
  const auto* decimal = std::get_if<findings::Decimal>(&datum);
  if (!decimal || format == findings::TotalFormat::plain || !is_plain(decimal->digits)) return shown(datum);
  Digits digits = parts(decimal->digits);
  if (format == findings::TotalFormat::percent) times_hundred(digits);
  round_half_up(digits, 2);
  const bool zero = digits.whole == "0" && digits.fraction.empty();
  std::string text = digits.negative && !zero ? "-" : "";
  text += grouped(digits.whole);
  if (!digits.fraction.empty()) text += "." + digits.fraction;
  if (format == findings::TotalFormat::percent) return text + " %";
  return currency.empty() ? text : text + " " + std::string(currency);
}

} // namespace stackbook::report
