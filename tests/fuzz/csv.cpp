// Text taken as .csv: its encoding and delimiter found, its cells read.
#include "connectors/files/csv/read.hpp"
#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stackbook;
  files::Limits limits;
  limits.cells = limits.strings = 100'000;
  const auto book = files::csv::read(fuzz::text_of(data, size), "fuzz.csv", limits);
  if (book) workbook::dump(*book);
  return 0;
}
