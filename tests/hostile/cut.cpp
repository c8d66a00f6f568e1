// A workbook cut short at every byte, and one whose parts are cut short at every byte.

#include "tests/hostile/run.hpp"

namespace stackbook::files {

namespace {

std::vector<Packed> parts() {
  return book_parts("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><f>A1</f><v>2</v></c></row>",
                    "<si><t>one</t></si>", "<cellXfs><xf numFmtId=\"14\"/></cellXfs>");
}

} // namespace

TEST(cut, at_every_byte_of_the_file) {
  const std::string whole = archive(parts());
  ASSERT_FALSE(outcome(whole).starts_with("failure"));
  for (std::size_t length = 4; length < whole.size(); ++length)
    ASSERT_TRUE(outcome(whole.substr(0, length)).starts_with("failure: test.xlsx can't be read: ")) << length;
  for (const std::size_t length : {std::size_t{4}, whole.size() / 3, whole.size() / 2, whole.size() - 1})
    expect_refused(whole.substr(0, length), {"damaged or incomplete"});
}

TEST(cut, at_every_byte_of_every_part) {
  const auto whole = parts();
  for (std::size_t part = 0; part < whole.size(); ++part)
    for (std::size_t length = 0; length < whole[part].data.size(); ++length) {
      auto short_of = whole;
      short_of[part].data.resize(length);
      ASSERT_TRUE(outcome(archive(short_of)).starts_with("failure: "))
          << whole[part].name << " cut at " << length;
    }
}

} // namespace stackbook::files
