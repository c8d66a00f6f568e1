// The XML of one worksheet, by itself, with two shared strings, four styles, and the dates of 1900, or of
// 1904 where the text's length is odd.
#include "connectors/files/xlsx/sheet.hpp"

#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stackbook;
  using workbook::Format;
  const std::string_view bytes = fuzz::text_of(data, size);
  files::Limits limits;
  limits.cells = limits.strings = 100'000;
  workbook::Workbook book;
  book.number_formats = {"General", "yyyy-mm-dd", "0%", "yyyy-mm-dd hh:mm"};
  const std::vector<files::xlsx::Style> styles = {
      {}, {Format::date, 1}, {Format::percent, 2}, {Format::date_time, 3}};
  const std::vector<workbook::TextId> strings = {book.intern("one"), book.intern(" two ")};
  files::xlsx::Shared shared{book, styles, strings, size % 2 == 1, limits};
  const files::Entry entry = files::standing_alone(bytes);
  workbook::Sheet& sheet = book.sheets.emplace_back();
  sheet.name = "S";
  const auto done = files::xlsx::SheetReader({bytes, entry, "fuzz.xlsx"}, shared, sheet).read();
  if (!done) return to_text(done.failure()), 0;
  for (const workbook::Column& column : sheet.columns) {
    fuzz::require(column.rows.size() == column.cells.size(), "each cell of a column has its row");
    for (std::size_t at = 0; at < column.rows.size(); ++at) {
      fuzz::require(column.rows[at] < sheet.row_count, "no cell stands below the last row");
      fuzz::require(at == 0 || column.rows[at - 1] < column.rows[at], "rows ascend, and none comes twice");
    }
  }
  dump(book);
  return 0;
}
