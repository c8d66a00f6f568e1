// A flat OpenDocument spreadsheet: the same markup as an .ods package's content, styles and properties in one part.
#include "connectors/files/files.hpp"
#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stackbook;
  files::Limits limits;
  limits.cells = limits.strings = 100'000;
  const auto book = files::read_workbook(fuzz::text_of(data, size), "seed.fods", limits);
  if (book) dump(*book);
  return 0;
}
