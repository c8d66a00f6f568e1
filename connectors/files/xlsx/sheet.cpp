#include "connectors/files/xlsx/sheet.hpp"

#include "connectors/files/carried.hpp"
#include "connectors/files/markup/number.hpp"

#include <algorithm>
#include <charconv>

namespace stackbook::files::xlsx {

using workbook::Address;

namespace {

std::optional<workbook::Area> area(std::string_view reference) {
  const std::size_t colon = reference.find(':');
  const auto first = workbook::from_a1(reference.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : workbook::from_a1(reference.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column) return std::nullopt;
  return workbook::Area{*first, *last};
}

// Without the white space around it, as LibreOffice reads a value where xml:space does not preserve that.
bool collect_value(Scanner& scanner, std::string& into) {
  constexpr std::string_view blanks = " \t\r\n";
  const bool whole = scanner.attribute("space") == "preserve";
  into.clear();
  if (!scanner.collect(into)) return false;
  if (whole) return true;
  into.erase(into.find_last_not_of(blanks) + 1);
  into.erase(0, into.find_first_not_of(blanks));
  return true;
}

} // namespace

Result<Done> SheetReader::read() {
  for (Token token; (token = scanner_.next()) != Token::finish;) {
    if (token == Token::broken) return scanner_.failure();
    if (token != Token::start) continue;
    if (scanner_.depth() == 1 && !scanner_.is("worksheet", main))
      return scanner_.failure("it is not a worksheet of this format");
    if (scanner_.depth() == 2 && scanner_.is("sheetData", main)) {
      if (auto done = read_rows(); !done) return done;
    } else if (scanner_.depth() == 3 && scanner_.is("col", main)) {
      read_columns();
    } else if (scanner_.depth() == 3 && scanner_.is("mergeCell", main)) {
      read_merged();
    } else if (scanner_.depth() == 3 && scanner_.is("hyperlink", main)) {
      read_link();
    } else if (scanner_.is("dataValidation", main) || scanner_.is("dataValidation", office2010)) {
      if (!read_validation()) return scanner_.failure();
    }
  }
  finish();
  return Done{};
}

void SheetReader::read_columns() {
  const auto first = whole(scanner_.attribute("min")), last = whole(scanner_.attribute("max"));
  if (!first || !last || *first == 0 || !is_true(scanner_.attribute("hidden"))) return;
  if (hidden_columns_.size() < Address::columns) // as many as there can be apart
    hidden_columns_.push_back({{0, *first - 1}, {0, *last - 1}});
}

void SheetReader::read_merged() {
  const auto merged = area(scanner_.attribute("ref").value_or(""));
  if (merged && sheet_.merged.size() < shared_.limits.cells) sheet_.merged.push_back(*merged);
}

// `list "yes,no"`, `whole notBetween 1 9`: the cells stand in an attribute, for Excel 2010's own in an element.
bool SheetReader::read_validation() {
  const std::size_t outside = scanner_.depth() - 1;
  std::string rule(scanner_.attribute("type").value_or("any"));
  if (const auto compared = scanner_.attribute("operator")) (rule += ' ') += *compared;
  std::string where(scanner_.attribute("sqref").value_or(""));
  for (Token token; (token = scanner_.next()) != Token::end || scanner_.depth() != outside;) {
    if (token == Token::broken || token == Token::finish) return false;
    if (token != Token::start) continue;
    if (scanner_.is("sqref", office)) {
      if (!scanner_.collect(where)) return false;
    } else if (scanner_.is("formula1", main) || scanner_.is("formula2", main) || scanner_.is("f", office)) {
      if (!scanner_.collect(rule += ' ')) return false;
    }
  }
  carry(shared_.book.attachments,
        {workbook::Attachment::Sort::data_validation, sheet_.name + '!' + where, std::move(rule)},
        shared_.limits);
  return true;
}

// Where it leads is in the part's relations, or the place in this workbook behind a "#".
void SheetReader::read_link() {
  std::string target(scanner_.attribute("id", relations).value_or(""));
  if (const auto place = scanner_.attribute("location")) (target += '#') += *place;
  carry(shared_.book.attachments,
        {workbook::Attachment::Sort::hyperlink,
         sheet_.name + '!' + std::string(scanner_.attribute("ref").value_or("")), std::move(target)},
        shared_.limits);
}

Result<Done> SheetReader::read_rows() {
  std::uint32_t next = 0;
  for (Token token; (token = scanner_.next()) != Token::finish;) {
    if (token == Token::broken) return scanner_.failure();
    if (token == Token::end && scanner_.depth() == 1) return Done{};
    if (token != Token::start || !scanner_.is("row", main)) continue;
    if (scanner_.depth() != 3) {
      refuse("part", {std::min(next, Address::rows - 1), 0},
             "rows stand inside another element, as one of several forms of the same; they were left out");
      if (!scanner_.skip()) return scanner_.failure();
      continue;
    }
    const auto stated = scanner_.attribute("r");
    const auto number = whole(stated);
    if (stated && (!number || *number == 0 || *number > Address::rows)) {
      refuse("reference", {std::min(next, Address::rows - 1), 0},
             "a row is numbered " + std::string(stated->substr(0, 20)) +
                 ", but rows count from 1 to 1048576; it was left out");
      if (!scanner_.skip()) return scanner_.failure();
      continue;
    }
    row_ = number ? *number - 1 : next;
    if (row_ >= shared_.limits.rows)
      return scanner_.failure("it has more than " + std::to_string(shared_.limits.rows) + " rows, the limit",
                              raised_by("--max-rows"));
    next = row_ + 1;
    column_ = 0;
    if (is_true(scanner_.attribute("hidden"))) sheet_.hidden_rows.push_back({{row_, 0}, {row_, 0}});
    if (auto done = read_row(); !done) return done;
  }
  return scanner_.failure("it breaks off before its end");
}

bool SheetReader::is_full() {
  std::uint64_t cells = shared_.cells;
  if (shared_.beside) {
    cells = shared_.beside->fetch_add(cells - told_, std::memory_order_relaxed) + cells - told_;
    told_ = shared_.cells;
  }
  return cells > shared_.limits.cells;
}

Result<Done> SheetReader::read_row() {
  const bool plain = scanner_.unprefixed(main);
  for (;;) {
    if (plain && scanner_.between_tags())
      while (read_plain_cell()) {
      }
    if (is_full())
      return scanner_.failure("the file holds more than " + std::to_string(shared_.limits.cells) +
                                  " cells, the limit",
                              raised_by("--max-cells"));
    switch (scanner_.next()) {
    case Token::broken: return scanner_.failure();
    case Token::finish: return scanner_.failure("it breaks off before its end");
    case Token::end:
      if (scanner_.depth() == 2) return Done{};
      break;
    case Token::start:
      if (scanner_.depth() == 4 && scanner_.is("c", main))
        if (auto done = read_cell(); !done) return done;
      break;
    case Token::text: break;
    }
  }
}

bool SheetReader::read_formula(Raw& raw) {
  formula_.clear();
  const std::string_view sort = scanner_.attribute("t").value_or("");
  const std::string key(sort == "shared" ? scanner_.attribute("si").value_or("") : "");
  const std::string array(sort == "array" ? scanner_.attribute("ref").value_or("") : "");
  if (!scanner_.collect(formula_)) return false;
  unescape(formula_);
  const auto known = formula_.empty() ? shared_formulas_.find(key) : shared_formulas_.end();
  if (known != shared_formulas_.end()) {
    sheet_.formulas.push_back({raw.at, known->second.text, true, known->second.at});
  } else {
    const workbook::Formula own{raw.at, own_text(formula_), true};
    if (!key.empty() && !formula_.empty()) shared_formulas_.try_emplace(key, own);
    sheet_.formulas.push_back(own);
    if (const auto filled = area(array); filled && filled->first == raw.at && filled->last != raw.at)
      arrays_.push_back({*filled, own.text});
  }
  raw.has_formula = true;
  return true;
}

Result<Done> SheetReader::read_cell() {
  Raw raw;
  const auto place = scanner_.attribute("r");
  raw.at = {row_, column_};
  const auto stated = place ? workbook::from_a1(*place) : raw.at;
  const std::string unplaced(!stated ? place->substr(0, 20) : std::string_view());
  if (stated) raw.at = *stated;
  raw.style = whole(scanner_.attribute("s")).value_or(0);
  const std::string_view type = scanner_.attribute("t").value_or("n");
  raw.kind = type == "n"           ? Kind::number
             : type == "s"         ? Kind::shared_string
             : type == "str"       ? Kind::text
             : type == "inlineStr" ? Kind::inline_string
             : type == "b"         ? Kind::boolean
             : type == "e"         ? Kind::error
             : type == "d"         ? Kind::date
                                   : Kind::unknown;
  if (!unplaced.empty() || raw.at.column >= Address::columns) {
    refuse("reference", {row_, 0},
           "a cell names its place " + unplaced + ", which is on no sheet; it was left out");
    return scanner_.skip() ? Result<Done>(Done{}) : scanner_.failure();
  }
  column_ = raw.at.column + 1;
  value_.clear();
  bool inlined = false; // its text is read; a value beside that is left from another type
  for (;;) {
    const Token token = scanner_.next();
    if (token == Token::broken || token == Token::finish) return scanner_.failure();
    if (token == Token::end && scanner_.depth() == 3) break;
    if (token != Token::start || scanner_.depth() != 5) continue;
    bool good = true;
    if (scanner_.is("v", main)) {
      if (inlined) continue;
      const bool computed =
          raw.has_formula && raw.kind == Kind::text; // writers forget to preserve its spaces
      good = computed ? scanner_.collect(value_) : collect_value(scanner_, value_);
      raw.has_value |= !value_.empty() || raw.kind == Kind::text;
    } else if (scanner_.is("is", main) && raw.kind == Kind::inline_string) {
      value_.clear();
      inlined = true;
      good = collect_string(scanner_, value_);
      raw.has_value = true;
    } else if (scanner_.is("f", main)) {
      good = read_formula(raw);
    }
    if (!good) return scanner_.failure();
  }
  keep(raw, value_);
  return Done{};
}

// Rows out of order cost a sort, not an insertion each.
void SheetReader::merge_late() {
  const auto order = [](const auto& one) { return std::pair(one.first.column, one.first.row); };
  std::ranges::stable_sort(late_, {}, order);
  for (std::size_t next = 0; next < late_.size();) {
    const std::uint32_t column = late_[next].first.column;
    workbook::Column& old = sheet_.columns[column];
    workbook::Column merged;
    const auto take = [&](std::uint32_t row, const workbook::Cell& cell) {
      if (merged.rows.empty() || merged.rows.back() != row) {
        merged.rows.push_back(row);
        merged.cells.push_back(cell);
        return;
      }
      merged.cells.back() = cell;
      refuse("duplicate", {row, column}, "the file has this cell twice; the later one was taken");
    };
    std::size_t at = 0;
    for (; next < late_.size() && late_[next].first.column == column; ++next) {
      for (; at < old.rows.size() && old.rows[at] <= late_[next].first.row; ++at)
        take(old.rows[at], old.cells[at]);
      take(late_[next].first.row, late_[next].second);
    }
    for (; at < old.rows.size(); ++at) take(old.rows[at], old.cells[at]);
    old = std::move(merged);
  }
}

void SheetReader::finish() {
  merge_late();
  for (const workbook::Area& hidden : hidden_columns_)
    for (std::uint32_t column = hidden.first.column;
         column <= hidden.last.column && column < sheet_.columns.size(); ++column)
      sheet_.columns[column].hidden = true;
  std::ranges::stable_sort(sheet_.formulas, {}, &workbook::Formula::at);
  spread_arrays(sheet_, arrays_, shared_.limits.cells);
  std::ranges::sort(sheet_.hidden_rows, {}, [](const workbook::Area& hidden) { return hidden.first.row; });
  std::vector<workbook::Area> joined;
  for (const workbook::Area& hidden : sheet_.hidden_rows) {
    if (!joined.empty() && joined.back().last.row + 1 >= hidden.first.row)
      joined.back().last = hidden.last;
    else
      joined.push_back(hidden);
  }
  sheet_.hidden_rows = std::move(joined);
}

} // namespace stackbook::files::xlsx
