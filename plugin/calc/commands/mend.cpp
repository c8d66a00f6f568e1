#include "plugin/calc/commands/actions.hpp"
#include "plugin/calc/document/text.hpp"
#include "plugin/calc/live/loop.hpp"
#include "rules/proposal/fix.hpp"

#include <charconv>
#include <map>

#include <com/sun/star/text/XTextRange.hpp>

namespace stackbook::calc {
namespace {

using findings::Datum;
using Values = std::map<std::pair<std::string, workbook::Address>, Datum>; // what each cell is to hold
constexpr int most_rounds = 8; // a cell seldom needs more than two

double number_of(const findings::Decimal& decimal) {
  double number = 0;
  std::from_chars(decimal.digits.data(), decimal.digits.data() + decimal.digits.size(), number);
  return number;
}

workbook::Cell cell_of(workbook::Workbook& book, const Datum& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return workbook::text_cell(book, *text);
  if (const auto* truth = std::get_if<bool>(&value)) return workbook::boolean_cell(*truth);
  if (const auto* decimal = std::get_if<findings::Decimal>(&value))
    return workbook::number_cell(number_of(*decimal));
  return {};
}

// One fix may uncover the next, so the mended workbook is checked again until there is none.
Values safe_values(StandingPtr standing) {
  Values values;
  for (int round = 0; round < most_rounds; ++round) {
    const auto fixes = proposal::safe_fixes(standing->workbook, standing->checked.findings);
    if (fixes.empty()) break;
    workbook::Workbook mended = standing->workbook;
    for (const auto& fix : fixes) {
      values[{fix.sheet, fix.at}] = fix.now;
      for (auto& sheet : mended.sheets)
        if (sheet.name == fix.sheet) workbook::put(sheet, fix.at, cell_of(mended, fix.now));
    }
    standing = stand(std::move(mended), standing->options.file, standing->options.today);
  }
  return values;
}

bool write(const Seat& seat, const Spot& spot, const Datum& value) {
  const auto to = cell(seat, spot);
  const com::sun::star::uno::Reference<com::sun::star::text::XTextRange> text(
      to, com::sun::star::uno::UNO_QUERY_THROW);
  if (const auto* word = std::get_if<std::string>(&value)) {
    text->setString(to_office(*word));
    return text->getString() == to_office(*word);
  }
  double number = 0;
  if (const auto* decimal = std::get_if<findings::Decimal>(&value)) number = number_of(*decimal);
  if (const auto* truth = std::get_if<bool>(&value)) number = *truth ? 1 : 0;
  if (std::holds_alternative<std::monostate>(value)) {
    text->setString(rtl::OUString());
    return text->getString().isEmpty();
  }
  to->setValue(number);
  return to->getValue() == number && to->getType() == com::sun::star::table::CellContentType_VALUE;
}

void write_all(const Seat& seat, const Values& values, const std::string& title) {
  std::string left;
  {
    const UndoStep step(seat, title);
    for (const auto& [place, value] : values)
      if (!write(seat, {place.first, place.second}, value))
        left += "\n" + place.first + ' ' + workbook::to_a1(place.second);
  }
  if (!left.empty()) say(seat, title, "Not changed, because the cell is protected:" + left);
}

} // namespace

void fix_all(const Seat& seat) {
  seat.desk->when_checked([seat](const StandingPtr& standing) {
    const auto change = seat.desk->change();
    on_own([seat, standing, change] { // checks again, so not on the main thread
      auto values = safe_values(standing);
      on_main([seat, values = std::move(values), change] {
        if (seat.desk->change() != change) return fix_all(seat); // typed meanwhile
        if (values.empty())
          return say(seat, "Fix all that is safe", "There is nothing that can be fixed without asking.");
        write_all(seat, values,
                  "Fix " + std::to_string(values.size()) + (values.size() == 1 ? " cell" : " cells"));
      });
    });
  });
}

void fix_cell(const Seat& seat) {
  seat.desk->when_checked([seat](const StandingPtr& standing) {
    const auto here = cursor(seat);
    for (const auto& finding : standing->checked.findings) {
      if (!here || finding.state != findings::State::open || !finding.fix || !finding.place.cell ||
          Spot{finding.place.sheet, *finding.place.cell} != *here)
        continue;
      if (finding.fix->safety == findings::Fix::Safety::review &&
          !ask(seat, "Fix this cell", finding.message + "\n\n" + finding.fix->title + "?"))
        return;
      return write_all(seat, {{{here->sheet, here->at}, finding.fix->value}}, finding.fix->title);
    }
    say(seat, "Fix this cell", "There is no fix for this cell. Explain this cell tells what is expected.");
  });
}

} // namespace stackbook::calc
