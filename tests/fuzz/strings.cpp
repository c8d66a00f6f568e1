// The XML of the shared strings, by itself.
#include "connectors/files/xlsx/strings.hpp"

#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stackbook;
  const std::string_view bytes = fuzz::text_of(data, size);
  files::Limits limits;
  limits.strings = 100'000;
  workbook::Workbook book;
  const files::Entry entry = files::standing_alone(bytes);
  const auto strings = files::xlsx::read_strings({bytes, entry, "fuzz.xlsx"}, limits, book);
  if (!strings) return to_text(strings.failure()), 0;
  for (const workbook::TextId text : *strings) {
    fuzz::require(text < book.text_count(), "every string is one of the workbook's texts");
    fuzz::require(files::is_utf8(book.text(text)), "every string is UTF-8");
  }
  return 0;
}
