// The XML of the shared strings, in a workbook whose cells use the first ones.
#include "tests/fuzz/book.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stackbook::fuzz;
  read_with("xl/sharedStrings.xml", text_of(data, size),
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>", "");
  return 0;
}
