// A cell's element, read by the road that takes every file.

#include "connectors/files/carried.hpp"
#include "connectors/files/ods/formula.hpp"
#include "connectors/files/ods/sheet.hpp"

#include <algorithm>
#include <utility>

namespace stackbook::files::ods {

using workbook::Address;

bool SheetReader::read_attributes(Raw& raw) {
  const auto repeated = count_in(scanner_, "number-columns-repeated"),
             rows = count_in(scanner_, "number-rows-spanned"),
             columns = count_in(scanner_, "number-columns-spanned");
  if (!repeated || !rows || !columns) return false;
  raw.repeated = *repeated;
  raw.rows_spanned = *rows;
  raw.columns_spanned = *columns;
  raw.style = &style_at(raw.at.column, scanner_.attribute("style-name", table).value_or(""));
  const std::string_view type = scanner_.attribute("value-type", office).value_or("");
  raw.kind = type.empty()           ? Kind::none
             : type == "float"      ? Kind::number
             : type == "string"     ? Kind::text
             : type == "percentage" ? Kind::percent
             : type == "currency"   ? Kind::currency
             : type == "date"       ? Kind::date
             : type == "time"       ? Kind::time
             : type == "boolean"    ? Kind::boolean
                                    : Kind::unknown;
  if (scanner_.attribute("value-type", calc_extension) == "error") raw.kind = Kind::error;
  const char* const holder = raw.kind == Kind::text || raw.kind == Kind::error ? "string-value"
                             : raw.kind == Kind::date                          ? "date-value"
                             : raw.kind == Kind::time                          ? "time-value"
                             : raw.kind == Kind::boolean                       ? "boolean-value"
                                                                               : "value";
  const auto value = scanner_.attribute(holder, office);
  raw.has_value = value.has_value();
  value_.assign(value.value_or(""));
  const auto formula = scanner_.attribute("formula", table);
  raw.has_formula = formula.has_value();
  if (!formula) return true;
  formula_.assign(formula_in_a1(*formula));
  raw.array_rows = count_in(scanner_, "number-matrix-rows-spanned").value_or(1);
  raw.array_columns = count_in(scanner_, "number-matrix-columns-spanned").value_or(1);
  return true;
}

// The paragraphs of the element just started, one line each. What else stands in it is `other`'s to take or to skip.
template <class Other> Result<Done> SheetReader::read_paragraphs(std::string& into, Other other) {
  const std::size_t outside = scanner_.depth() - 1;
  for (bool first = true;;) {
    const Token token = scanner_.next();
    if (token == Token::broken || token == Token::finish) return scanner_.failure();
    if (token == Token::end && scanner_.depth() == outside) return Done{};
    if (token != Token::start) continue;
    if (!scanner_.is("p", text)) {
      if (auto done = other(); !done) return done;
      continue;
    }
    if (!first) into += '\n';
    first = false;
    if (!paragraphs_.read(into)) return paragraphs_.failure();
  }
}

Result<Done> SheetReader::skip() {
  return scanner_.skip() ? Result<Done>(Done{}) : scanner_.failure();
}

Result<Done> SheetReader::read_comment(Address at) {
  std::string comment;
  if (auto done = read_paragraphs(comment, [&] { return skip(); }); !done) return done;
  paragraphs_.link().clear();
  carry(shared_.book.attachments,
        {workbook::Attachment::Sort::comment, sheet_.name + '!' + workbook::to_a1(at), std::move(comment)},
        shared_.limits);
  return Done{};
}

Result<Done> SheetReader::read_content(Raw& raw) {
  text_.clear();
  const auto other = [&] {
    const bool comment = scanner_.is("annotation", office) && raw.at.column < Address::columns;
    return comment ? read_comment(raw.at) : skip();
  };
  if (auto done = read_paragraphs(text_, other); !done) return done;
  if (!paragraphs_.link().empty())
    carry(shared_.book.attachments,
          {workbook::Attachment::Sort::hyperlink, sheet_.name + '!' + workbook::to_a1(raw.at),
           std::exchange(paragraphs_.link(), {})},
          shared_.limits);
  if (raw.kind == Kind::none && !text_.empty()) raw.kind = Kind::text;
  return Done{};
}

Result<Done> SheetReader::read_cell() {
  Raw raw;
  raw.at = {static_cast<std::uint32_t>(std::min<std::uint64_t>(row_, Address::rows)),
            std::min(column_, Address::columns)};
  if (!read_attributes(raw))
    return scanner_.failure("it repeats or joins cells a number of times that no sheet has room for");
  column_ = raw.at.column + std::min(raw.repeated, Address::columns);
  if (auto done = read_content(raw); !done) return done;
  return keep(raw);
}

Result<Done> SheetReader::keep(const Raw& raw) {
  const Address at = raw.at;
  note_merged(raw);
  if (raw.kind == Kind::none && !raw.has_formula) return Done{};
  if (at.column >= Address::columns || at.row >= Address::rows) {
    refuse("reference", {std::min(at.row, Address::rows - 1), 0},
           "a cell stands beyond XFD1048576, the last place of a sheet; it was left out");
    return Done{};
  }
  const std::uint32_t count = std::min(raw.repeated, Address::columns - at.column);
  if (shared_.cells + count > shared_.limits.cells) return too_many();
  Run run{at.column, count, {}, std::nullopt};
  const bool missing =
      raw.kind == Kind::none || (!raw.has_value && raw.kind != Kind::text && raw.kind != Kind::error);
  if (!raw.has_formula || !missing) run.cell = convert(raw);
  const bool constant =
      run.cell.content == workbook::Content::error && workbook::to_text(run.cell.error) == formula_;
  if (raw.has_formula && !constant) { // an error that was typed in is kept there as a formula
    run.cell.formula = true;
    run.formula = workbook::Formula{at, shared_.book.intern(formula_), missing};
    note_array(raw, run.formula->text);
  }
  if (row_repeated_ != 1) {
    runs_.push_back(run);
    return Done{};
  }
  for (std::uint32_t column = at.column; column < at.column + count; ++column) {
    store({at.row, column}, run.cell);
    if (run.formula) sheet_.formulas.push_back({{at.row, column}, run.formula->text, missing});
  }
  return Done{};
}

namespace {

workbook::Area spanned(Address at, std::uint32_t rows, std::uint32_t columns) {
  return {at,
          {at.row + std::min(rows, Address::rows - at.row) - 1,
           at.column + std::min(columns, Address::columns - at.column) - 1}};
}

} // namespace

void SheetReader::note_array(const Raw& raw, workbook::TextId text) {
  if (raw.array_rows != 1 || raw.array_columns != 1)
    arrays_.push_back({spanned(raw.at, raw.array_rows, raw.array_columns), text});
}

void SheetReader::note_merged(const Raw& raw) {
  if (raw.rows_spanned == 1 && raw.columns_spanned == 1) return;
  if (raw.at.row >= Address::rows || raw.at.column >= Address::columns) return;
  if (sheet_.merged.size() >= shared_.limits.cells) return;
  sheet_.merged.push_back(spanned(raw.at, raw.rows_spanned, raw.columns_spanned));
}

} // namespace stackbook::files::ods
