// The XML of one worksheet, in a workbook whose other parts are right.
#include "tests/fuzz/book.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stackbook::fuzz;
  read_with("xl/worksheets/sheet1.xml", text_of(data, size), "",
            "<si><t>one</t></si><si><r><t xml:space=\"preserve\"> two </t></r></si>");
  return 0;
}
