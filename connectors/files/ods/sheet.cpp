#include "connectors/files/ods/sheet.hpp"

#include "connectors/files/carried.hpp"

#include <algorithm>

namespace stackbook::files::ods {

using workbook::Address;

namespace {

bool is_collapsed(Scanner& scanner) {
  const auto visibility = scanner.attribute("visibility", table);
  return visibility == "collapse" || visibility == "filter";
}

// What only gathers rows or columns; the rows and columns come next.
bool gathers(const Scanner& scanner) {
  if (scanner.space() != table) return false;
  constexpr std::string_view names[] = {"table-rows",    "table-header-rows",    "table-row-group",
                                        "table-columns", "table-header-columns", "table-column-group"};
  return std::ranges::find(names, scanner.local()) != std::end(names);
}

constexpr auto beyond = "it repeats something a number of times that no sheet has room for";

} // namespace

Result<Done> SheetReader::read() {
  const std::size_t outside = scanner_.depth() - 1;
  declared_ = scanner_.declarations();
  plain_ = scanner_.means("table", table) && scanner_.means("office", office) && scanner_.means("text", text);
  for (;;) {
    const Token token = scanner_.next();
    if (token == Token::broken || token == Token::finish) return scanner_.failure();
    if (token == Token::end && scanner_.depth() == outside) break;
    if (token != Token::start) continue;
    Result<Done> done = Done{};
    if (scanner_.is("table-row", table)) {
      done = read_row();
    } else if (scanner_.is("table-column", table)) {
      done = read_column();
    } else if (scanner_.is("table-source", table) || scanner_.is("dde-source", office)) {
      const bool file = scanner_.space() == table;
      const auto target = file ? scanner_.attribute("href", xlink) : scanner_.attribute("dde-topic", office);
      carry(shared_.book.attachments,
            {workbook::Attachment::Sort::external_link, sheet_.name, std::string(target.value_or(""))},
            shared_.limits);
    } else if (scanner_.is("named-expressions", table)) {
      if (!read_names(scanner_, shared_.book, shared_.limits)) return scanner_.failure();
    } else if (!gathers(scanner_) && !scanner_.skip()) {
      return scanner_.failure();
    }
    if (!done) return done;
  }
  finish();
  return Done{};
}

Result<Done> SheetReader::read_column() {
  const auto repeated = count_in(scanner_, "number-columns-repeated");
  if (!repeated) return scanner_.failure(beyond);
  const std::uint32_t first = next_column_,
                      last = first + std::min(*repeated, Address::columns - first); // one past
  next_column_ = last;
  if (first == last) return Done{};
  if (is_collapsed(scanner_)) hidden_columns_.push_back({{0, first}, {0, last - 1}});
  const auto name = scanner_.attribute("default-cell-style-name", table);
  if (!name) return Done{};
  const Style& worn = shared_.styles.cell(*name);
  if (worn.number_format == 0 && worn.format == workbook::Format::general) return Done{};
  if (column_styles_.size() < last) column_styles_.resize(last, nullptr);
  std::fill(column_styles_.begin() + first, column_styles_.begin() + last, &worn);
  return Done{};
}

Result<Done> SheetReader::read_row() {
  const auto repeated = count_in(scanner_, "number-rows-repeated");
  if (!repeated) return scanner_.failure(beyond);
  row_repeated_ = *repeated;
  if (row_ < Address::rows && is_collapsed(scanner_)) {
    const auto first = static_cast<std::uint32_t>(row_);
    sheet_.hidden_rows.push_back(
        {{first, 0}, {first + std::min(row_repeated_, Address::rows - first) - 1, 0}});
  }
  const auto worn = scanner_.attribute("default-cell-style-name", table);
  row_style_ = worn ? &shared_.styles.cell(*worn) : nullptr;
  column_ = 0;
  runs_.clear();
  if (auto done = read_cells(); !done) return done;
  if (auto done = spread(); !done) return done;
  row_ += row_repeated_;
  return Done{};
}

Result<Done> SheetReader::read_cells() {
  const bool plain = plain_ && scanner_.declarations() == declared_;
  for (;;) {
    if (plain && row_repeated_ == 1 && scanner_.between_tags())
      while (read_plain_cell() || pass_row_border()) {
      }
    if (shared_.cells > shared_.limits.cells) return too_many();
    switch (scanner_.next()) {
    case Token::broken:
    case Token::finish: return scanner_.failure();
    case Token::end: return Done{};
    case Token::start:
      if (scanner_.is("table-cell", table) || scanner_.is("covered-table-cell", table)) {
        if (auto done = read_cell(); !done) return done;
      } else if (!scanner_.skip()) {
        return scanner_.failure();
      }
      break;
    case Token::text: break;
    }
  }
}

Failure SheetReader::too_many() const {
  return scanner_.failure("the file holds more than " + std::to_string(shared_.limits.cells) +
                              " cells, the limit",
                          raised_by("--max-cells"));
}

Result<Done> SheetReader::spread() {
  std::uint64_t each = 0;
  for (const Run& run : runs_) each += run.count;
  if (each == 0) return Done{};
  const auto first = static_cast<std::uint32_t>(row_);
  const std::uint32_t rows = std::min(row_repeated_, Address::rows - first);
  if (shared_.cells + each * rows > shared_.limits.cells) return too_many();
  for (std::uint32_t row = first; row < first + rows; ++row)
    for (const Run& run : runs_)
      for (std::uint32_t column = run.column; column < run.column + run.count; ++column) {
        store({row, column}, run.cell);
        if (run.formula)
          sheet_.formulas.push_back({{row, column}, run.formula->text, run.formula->value_missing});
      }
  return Done{};
}

// Rows hidden below the last content hide nothing.
void SheetReader::finish() {
  spread_arrays(sheet_, arrays_, shared_.limits.cells);
  for (const workbook::Area& hidden : hidden_columns_)
    for (std::uint32_t column = hidden.first.column;
         column <= hidden.last.column && column < sheet_.columns.size(); ++column)
      sheet_.columns[column].hidden = true;
  std::vector<workbook::Area> joined;
  for (workbook::Area hidden : sheet_.hidden_rows) {
    if (hidden.first.row >= sheet_.row_count) break;
    hidden.last.row = std::min(hidden.last.row, sheet_.row_count - 1);
    if (!joined.empty() && joined.back().last.row + 1 == hidden.first.row)
      joined.back().last = hidden.last;
    else
      joined.push_back(hidden);
  }
  sheet_.hidden_rows = std::move(joined);
}

} // namespace stackbook::files::ods
