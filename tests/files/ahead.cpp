// Parts so large that they inflate on a thread of their own read as small ones do, and their damage is told as theirs is.

#include "tests/files/archive.hpp"

#include <gtest/gtest.h>

namespace stackbook::files {

namespace {

constexpr unsigned rows = 40'000;

std::string large(std::string_view last_row = {}) {
  std::string xml;
  for (unsigned row = 1; row <= rows; ++row)
    xml += "<row r=\"" + std::to_string(row) + "\"><c r=\"A" + std::to_string(row) +
           "\" t=\"str\"><v>\xc3\xa9 " + std::to_string(row) + "</v></c></row>";
  return sheet_xml(xml + std::string(last_row));
}

std::string expected() {
  std::string text;
  for (unsigned row = 1; row <= rows; ++row)
    text += "S!A" + std::to_string(row) + " text \"\xc3\xa9 " + std::to_string(row) + "\"\n";
  return text;
}

std::string with_sheet(std::string xml, std::uint16_t method = 8) {
  auto parts = book_parts("");
  parts[5].data = std::move(xml);
  parts[5].method = method;
  return outcome(archive(parts));
}

bool says(const std::string& outcome, const char* what) {
  return outcome.starts_with("failure: ") && outcome.find(what) != std::string::npos;
}

} // namespace

TEST(ahead, gives_every_cell_once_packed_or_stored) {
  EXPECT_EQ(with_sheet(large()), expected());
  EXPECT_EQ(with_sheet(large(), 0), expected());
}

TEST(ahead, takes_utf16) {
  std::string wide = "\xff\xfe";
  const std::string xml = large();
  for (std::size_t at = 0; at < xml.size(); ++at) {
    const bool two = static_cast<unsigned char>(xml[at]) == 0xc3;
    if (two) ++at;
    wide += two ? '\xe9' : xml[at];
    wide += '\0';
  }
  EXPECT_EQ(with_sheet(wide), expected());
}

TEST(ahead, takes_a_declared_encoding) {
  std::string narrow = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>";
  const std::string xml = large();
  for (std::size_t at = 0; at < xml.size(); ++at) {
    const bool two = static_cast<unsigned char>(xml[at]) == 0xc3;
    if (two) ++at;
    narrow += two ? '\xe9' : xml[at];
  }
  EXPECT_EQ(with_sheet(narrow), expected());
}

TEST(ahead, takes_tags_and_texts_longer_than_a_piece) {
  for (const std::size_t size : {200'000u, 300'000u, 500'000u, 1'000'000u}) {
    const std::string text(size, 'x');
    const std::string cell =
        "<row r=\"50000\" x=\"" + text + "\"><c r=\"A50000\" t=\"str\"><v>" + text + "</v></c></row>";
    EXPECT_EQ(with_sheet(large(cell)), expected() + "S!A50000 text \"" + text + "\"\n") << size;
  }
  EXPECT_TRUE(says(with_sheet(large("<row r=\"" + std::string(1'500'000, '1') + "\"/>")),
                   "longer than 1048576 bytes"));
}

TEST(ahead, tells_damage_wherever_it_stands) {
  const std::string xml = large();
  for (const std::size_t at : {std::size_t{1000}, xml.size() / 2, xml.size() - 20}) {
    std::string spoiled = xml;
    spoiled.replace(at, 1, "\xff");
    EXPECT_TRUE(says(with_sheet(spoiled), "not UTF-8")) << at;
  }
  EXPECT_TRUE(says(with_sheet(xml.substr(0, xml.size() - 12)), "breaks off"));
  auto parts = book_parts("");
  parts[5].data = xml;
  parts[5].crc = 1;
  EXPECT_TRUE(says(outcome(archive(parts)), "checksum"));
  parts[5].crc.reset();
  parts[5].expanded = static_cast<std::uint32_t>(xml.size() + 1);
  EXPECT_TRUE(says(outcome(archive(parts)), "size"));
  parts[5].expanded.reset();
  parts[5].body = deflated(xml).substr(0, 50'000);
  EXPECT_TRUE(says(outcome(archive(parts)), "compressed data breaks off"));
}

TEST(ahead, ends_early_where_the_reader_does) {
  Limits limits;
  limits.cells = 10;
  auto parts = book_parts("");
  parts[5].data = large();
  EXPECT_TRUE(says(outcome(archive(parts), limits), "--max-cells"));
}

} // namespace stackbook::files
