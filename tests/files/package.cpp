// The zip layer against archives that try to be read two ways, or to swell.

#include "tests/files/archive.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace stackbook::files {

namespace {

const std::string cell = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
const std::string good = "S!A1 number 1\n";

// The parts of a workbook, the sheet (last) changed by `spoil`.
template <class Spoil> std::string spoiled(Spoil spoil, const Shape& shape = {}) {
  auto parts = book_parts(cell);
  spoil(parts);
  return outcome(archive(parts, shape));
}

void expect_refused(const std::string& result, std::string_view because) {
  EXPECT_TRUE(result.starts_with("failure: test.xlsx can't be read: ")) << result;
  EXPECT_NE(result.find(because), std::string::npos) << result << "\nexpected: " << because;
}

} // namespace

TEST(package, reads_what_honest_programs_write) {
  EXPECT_EQ(spoiled([](auto&) {}), good);
  EXPECT_EQ(spoiled([](auto& parts) {
              for (Packed& part : parts) part.method = 0;
            }),
            good);
  EXPECT_EQ(spoiled([](auto& parts) {
              for (Packed& part : parts) part.descriptor = true;
            }),
            good);
  EXPECT_EQ(spoiled([](auto& parts) {
              for (Packed& part : parts) part.descriptor = true, part.signed_descriptor = false;
            }),
            good);
  EXPECT_EQ(spoiled([](auto& parts) {
              for (Packed& part : parts) part.zip64 = true;
            }),
            good);
  EXPECT_EQ(spoiled([](auto&) {}, {.zip64_end = true}), good);
  EXPECT_EQ(spoiled([](auto&) {}, {.comment = "a comment"}), good);
  EXPECT_EQ(spoiled([](auto& parts) { parts[5].name = "XL/Worksheets/Sheet1.XML"; }), good);
  EXPECT_EQ(spoiled([](auto& parts) { parts.push_back({"empty/", "", 0}); }), good);
  EXPECT_EQ(spoiled([](auto& parts) {
              for (Packed& part : parts) std::ranges::replace(part.name, '/', '\\');
            }),
            good);
  expect_refused(spoiled([](auto& parts) {
                   parts.push_back(parts[5]);
                   std::ranges::replace(parts.back().name, '/', '\\');
                 }),
                 "two parts named xl/worksheets/sheet1.xml");
}

TEST(package, takes_disk_numbers_that_leave_it_to_zip64) {
  std::string whole = archive(book_parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), {.zip64_end = true});
  whole.replace(whole.size() - 18, 4, "\xff\xff\xff\xff");
  EXPECT_EQ(outcome(whole), "S!A1 number 1\n");
  const std::size_t record = whole.rfind("PK\6\6");
  whole[record + 16] = 1;
  expect_refused(outcome(whole), "one piece of an archive in several files");
}

TEST(package, refuses_what_two_programs_would_read_differently) {
  expect_refused(spoiled([](auto& parts) { parts.push_back(parts[5]); }),
                 "two parts named xl/worksheets/sheet1.xml");
  expect_refused(spoiled([](auto& parts) { parts.push_back(parts[5]), parts.back().name[0] = 'X'; }),
                 "two parts named");
  expect_refused(spoiled([](auto& parts) { parts[5].local_name = "xl/worksheets/sheet2.xml"; }),
                 "different names");
  expect_refused(spoiled([](auto& parts) { parts[5].local_method = std::uint16_t{0}; }),
                 "different compression methods");
  expect_refused(spoiled([](auto&) {}, {.before = "MZ program"}), "it is a program");
  expect_refused(spoiled([](auto&) {}, {.before = "PK\3\4 something before"}),
                 "not where its end record says");
  EXPECT_EQ(spoiled([](auto&) {}, {.after = "something behind"}), good)
      << "of a download that went on too long";
  expect_refused(spoiled([](auto&) {}, {.after = archive(book_parts("")) + "!"}), "two end records");
  expect_refused(spoiled([](auto&) {}, {.count_off_by = 1}), "breaks off");
  expect_refused(spoiled([](auto&) {}, {.count_off_by = -1}), "holds more than it counts");
  expect_refused(spoiled([](auto&) {}, {.offset_off_by = 1}), "not where its end record says");
  expect_refused(spoiled([](auto&) {}, {.directory = false}), "not at its end");
  std::string hidden = std::string("PK\5\6") + std::string(18, '\0');
  expect_refused(spoiled([](auto&) {}, {.comment = hidden}), "two end records");
  expect_refused(spoiled([](auto& parts) { parts[5].name += std::string("\0x", 2); }), "zero byte");
}

TEST(package, refuses_bombs_before_they_go_off) {
  const std::string zeros(std::size_t{64} << 20, ' ');
  expect_refused(spoiled([&](auto& parts) { parts[5].data = zeros; }), "200-fold");
  expect_refused(spoiled([&](auto& parts) { parts[5].expanded = 0xfffffff0; }), "over the limit of 512 MiB");
  expect_refused(spoiled([&](auto& parts) { parts[5].data = zeros, parts[5].expanded = 100; }),
                 "not the one that");
  expect_refused(spoiled([](auto& parts) { parts[5].expanded = 1'000'000; }), "not the one that");
  std::vector<Packed> many;
  for (int at = 0; at < 5'000; ++at) many.push_back({"part" + std::to_string(at), "", 0});
  expect_refused(outcome(archive(many)), "over the limit of 4096");
  expect_refused(
      outcome(archive({{"a", std::string(100, 'a'), 0},
                       {"b", std::string(100, 'a'), 0, 0, false, true, false, {}, {}, {}, 0, {}, {}}})),
      "different names");
}

// Fifield's quoted overlap: each entry's stored body is the next entry's header and body.
TEST(package, refuses_bodies_that_overlap) {
  const std::string inner = archive({{"b", "kernel", 0}}, {.directory = false});
  std::vector<Packed> parts{{"a", inner, 0}};
  Packed quoted{"b", "kernel", 0};
  quoted.offset = 31; // behind the header of "a", where its body holds the header of "b"
  parts.push_back(quoted);
  expect_refused(outcome(archive(parts)), "overlap");
}

TEST(package, refuses_what_it_cannot_unpack) {
  expect_refused(spoiled([](auto& parts) { parts[5].flags = 1; }), "password-protected");
  expect_refused(spoiled([](auto& parts) { parts[5].method = 12; }), "method 12");
  expect_refused(spoiled([](auto& parts) { parts[5].crc = 7; }), "checksum is wrong");
  expect_refused(spoiled([](auto& parts) { parts[0].crc = 7; }), "checksum is wrong");
  expect_refused(spoiled([](auto& parts) { parts[5].method = 0, parts[5].expanded = 5; }),
                 "two sizes differ");
}

TEST(package, says_what_a_file_is_when_it_is_no_workbook) {
  const std::pair<std::string, const char*> table[] = {
      {"", "it is empty"},
      {"%PDF-1.7 …", "it is a PDF"},
      {"\x89PNG\r\n", "a picture"},
      {std::string("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") +
           std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32),
       "password-protected"},
      {std::string("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") + std::string("W\0o\0r\0k\0b\0o\0o\0k\0", 16),
       "an old .xls"},
      {archive({{"word/document.xml", "<a/>"}}), "text document"},
      {archive({{"xl/workbook.bin", "x"}}), ".xlsb"},
      {archive({{"readme", "x"}}), "without a workbook"},
      {archive({}), "without a workbook"},
      {std::string("abc\0def", 7), "neither a workbook nor text"},
  };
  for (const auto& [bytes, because] : table) expect_refused(outcome(bytes), because);
}

} // namespace stackbook::files
