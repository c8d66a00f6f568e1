// A small workbook cut at every byte and spoiled at every byte: always an answer, never a crash, no half of
// the truth.

#include "tests/files/archive.hpp"

#include <random>

#include <gtest/gtest.h>

namespace stackbook::files {

namespace {

std::string small_book() {
  return archive(book_parts("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>2.5</v></c></row>",
                            "<si><t>text &amp; more</t></si>"));
}

} // namespace

TEST(damage, cutting_at_any_byte_is_a_failure) {
  const std::string whole = small_book();
  ASSERT_EQ(outcome(whole), "S!A1 text \"text & more\"\nS!B1 number 2.5\n");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const std::string result = outcome(whole.substr(0, length));
    ASSERT_TRUE(result.starts_with("failure: ") || length < 4) << "cut at " << length << ": " << result;
  }
}

TEST(damage, changing_any_byte_gives_the_same_cells_or_a_failure) {
  const std::string whole = small_book(), right = outcome(whole);
  std::size_t refused = 0;
  for (std::size_t at = 0; at < whole.size(); ++at)
    for (const int change : {1, 0x80, 0xff}) {
      std::string spoiled = whole;
      spoiled[at] = static_cast<char>(spoiled[at] ^ change);
      const std::string result = outcome(spoiled);
      if (result.starts_with("failure: ")) {
        ++refused;
      } else if (at >= 4) { // before that it is no zip archive any more
        ASSERT_EQ(result, right) << "byte " << at << " changed by " << change;
      }
    }
  EXPECT_GT(refused, whole.size() * 2);
}

TEST(damage, random_bytes_in_a_body_are_told_from_the_checksum) {
  std::mt19937 random(7);
  const std::string data = sheet_xml(std::string(3000, ' '));
  for (int round = 0; round < 2'000; ++round) {
    auto parts = book_parts("");
    Packed& sheet = parts[5];
    std::string body = deflated(sheet.data);
    for (int change = 0; change < 3; ++change) body[random() % body.size()] = static_cast<char>(random());
    if (body == deflated(sheet.data)) continue;
    Packed raw = sheet;
    const std::string file = archive(parts);
    const std::size_t place = file.find(deflated(sheet.data));
    ASSERT_NE(place, std::string::npos);
    const std::string result = outcome(std::string(file).replace(place, body.size(), body));
    ASSERT_TRUE(result.starts_with("failure: ") || result.empty()) << result;
  }
}

} // namespace stackbook::files
