#include "tests/roundtrip/random.hpp"

#include <algorithm>

namespace stackbook {

using findings::Decimal;
using proposal::PlannedCell;
using workbook::Format;

namespace {

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  unsigned below(unsigned limit) { return static_cast<unsigned>(engine_() % limit); }
  bool one_in(unsigned chances) { return below(chances) == 0; }

  std::string text(bool signs) {
    constexpr const char* pieces[] = {"a",  "Z",        "7", " ",       "  ",    "\n", "\t", "&", "<b>",
                                      "\"", "'",        "é", "漢",      "😀",    "،",  ";",  ",", "|",
                                      ".",  "]]>",      "x", "_x0041_", "%",     "€",  "-",  "=", "+1",
                                      "@x", "\xc2\xa0", "Ω", "n/a",     "1,200", "007"};
    std::string text;
    for (unsigned count = 1 + below(8); count > 0; --count) text += pieces[below(std::size(pieces))];
    if (!signs && std::string_view("=+-@\t\r\n").find(text[0]) != std::string_view::npos) text.insert(0, "q");
    return text;
  }

  // Up to 15 digits, as cells hold them, from 1e-12 to 1e20.
  std::string number(bool long_numbers) {
    std::string digits(1, static_cast<char>('1' + below(9)));
    for (unsigned more = below(15); more > 0; --more) digits += static_cast<char>('0' + below(10));
    const unsigned place = long_numbers ? below(4) : 3 * below(2);
    std::string text = one_in(3) ? "-" : "";
    if (place == 0) return text + digits;
    if (place == 1) return text + "0." + std::string(below(12), '0') + digits;
    if (place == 2) return text + digits + std::string(below(6), '0');
    return digits.size() == 1 ? text + digits : text + digits.substr(0, 1) + "." + digits.substr(1);
  }

  std::string date() {
    return two(1900 + below(200), 4) + "-" + two(1 + below(12), 2) + "-" + two(1 + below(28), 2);
  }
  // Of 64ths of a day: libxlsxwriter stores 16 digits, too few for most other seconds.
  std::string time() {
    const unsigned seconds = below(64) * 1350;
    return two(seconds / 3600, 2) + ":" + two(seconds / 60 % 60, 2) + ":" + two(seconds % 60, 2);
  }

 private:
  static std::string two(unsigned number, std::size_t width) {
    const std::string plain = std::to_string(number);
    return std::string(width - std::min(width, plain.size()), '0') + plain;
  }
  std::mt19937 engine_;
};

void fill(PlannedCell& cell, Random& random, const Wanted& wanted) {
  switch (random.below(wanted.formats ? 9 : 4)) {
  case 0: cell.value = Decimal{random.number(wanted.long_numbers)}; break;
  case 1: cell.value = random.text(wanted.signs); break;
  case 2: cell.value = random.one_in(2); break;
  case 3:
    cell.format = Format::date;
    cell.value = random.date();
    break;
  case 4:
    cell.format = Format::date_time;
    cell.value = random.date() + "T" + random.time();
    break;
  case 5:
    cell.format = Format::time;
    cell.value = random.time();
    break;
  case 6:
    cell.format = Format::percent;
    cell.value = Decimal{"0." + std::to_string(random.below(10'000))};
    break;
  case 7:
    cell.format = Format::currency;
    cell.value = Decimal{random.number(wanted.long_numbers)};
    break;
  default:
    cell.format = Format::duration;
    cell.value = Decimal{std::to_string(random.below(100)) + ".25"};
    break;
  }
  cell.look = static_cast<proposal::Look>(random.below(9));
  const bool truth = std::holds_alternative<bool>(cell.value); // .xlsx stores a formula's as a number
  if (wanted.formulas && !truth && random.one_in(10))
    cell.formula = random.one_in(2) ? "SUM(A1:B$2,'a b'!$C3)" : "IF(D4,\"x;y\",{1,2;3,4})";
}

} // namespace

proposal::PlannedWorkbook random_workbook(unsigned seed, const Wanted& wanted) {
  Random random(seed);
  proposal::PlannedWorkbook plan;
  plan.title = random.text(true);
  const unsigned sheets = wanted.several_sheets ? 1 + random.below(3) : 1;
  for (unsigned at = 0; at < sheets; ++at) {
    proposal::PlannedSheet& sheet = plan.sheets.emplace_back();
    sheet.name = at == 0 ? "Stack" : at == 1 ? "My sheet's" : "漢 & <co>";
    sheet.hidden = at > 0 && random.one_in(2);
    sheet.landscape = random.one_in(2);
    sheet.protect = random.one_in(2);
    std::uint32_t row = random.below(3);
    for (unsigned rows = random.below(12); rows > 0;
         --rows, row += 1 + (random.one_in(4) ? random.below(5000) : 0))
      for (std::uint32_t column = random.below(3); column < 12; column += 1 + random.below(3)) {
        PlannedCell& cell = sheet.cells.emplace_back();
        cell.row = row;
        cell.column = random.one_in(60) ? 16'383 : column;
        fill(cell, random, wanted);
        if (cell.column == 16'383) break;
      }
    if (random.one_in(2) && !sheet.cells.empty()) {
      sheet.header_row = sheet.cells.front().row;
      sheet.data_rows = random.below(30);
      for (std::uint32_t column = 0; column < 3; ++column) {
        proposal::PlannedColumn& planned = sheet.columns.emplace_back();
        planned.column = column;
        planned.width = random.below(40);
        planned.help = random.text(true);
        planned.tint = static_cast<proposal::Tint>(random.below(3));
        for (unsigned choices = random.below(4); choices > 0; --choices)
          planned.allowed.push_back("choice " + std::to_string(choices));
        if (random.one_in(3)) planned.allowed.assign(300, "one of a long list");
      }
    }
  }
  return plan;
}

} // namespace stackbook
