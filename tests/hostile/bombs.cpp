// Archives that would swell: refused from their directory, or as soon as they prove it wrong.

#include "tests/hostile/run.hpp"

namespace stackbook::files {

namespace {

constexpr std::string_view sheet = "xl/worksheets/sheet1.xml";

std::string book_with(Packed part) {
  auto parts = one_cell_book();
  parts[5] = std::move(part);
  return archive(parts);
}

Packed swollen_sheet(std::size_t mebibytes) {
  const std::string xml = sheet_xml("|");
  const std::size_t bar = xml.find('|');
  return swollen(std::string(sheet), mebibytes, xml.substr(0, bar), xml.substr(bar + 1));
}

} // namespace

TEST(bombs, single) {
  const std::string gibibyte = book_with(swollen_sheet(1024));
  EXPECT_LT(gibibyte.size(), 2u << 20);
  expect_refused(gibibyte,
                 {std::string(sheet), "it expands to 1024 MiB, over the limit of 512 MiB", "--max-part"});
  expect_refused(gibibyte, {"200-fold", "--max-ratio"}, {"--max-part", "2GB"});
  expect_refused(book_with(swollen_sheet(64)), {"200-fold", "--max-ratio"});
}

TEST(bombs, that_are_let_through_are_read_in_one_window) {
  expect_read(book_with(swollen_sheet(64)), {"--max-ratio", "2000"});
  expect_read(book_with(swollen_sheet(600)), {"--max-ratio", "2000", "--max-part", "1GB"});
}

// Small in the file and in memory, until each cell's text is checked, quoted and written for itself.
TEST(bombs, of_one_text_in_many_cells) {
  const std::string text = "<si><t>" + std::string(100'000, 'x') + "</t></si>";
  const auto with_cells = [&](int count) {
    std::string rows;
    for (int row = 1; row <= count; ++row)
      rows += "<row r=\"" + std::to_string(row) + "\"><c r=\"A" + std::to_string(row) +
              "\" t=\"s\"><v>0</v></c></row>";
    return archive(book_parts(rows, text));
  };
  expect_read(with_cells(1'000));
  expect_refused(with_cells(2'000), {"the same long texts", "more than 128 MiB", "--max-expanded"});
  expect_read(with_cells(2'000), {"--max-expanded", "2GB"});
}

TEST(bombs, of_many_parts) {
  auto parts = one_cell_book();
  for (int number = 0; number < 3; ++number) {
    parts.push_back({"part" + std::to_string(number), std::string(3u << 20, 'x'), 0});
    parts.back().method = 8;
    parts.back().body = parts.back().data;
    parts.back().expanded = 500u << 20;
  }
  expect_refused(archive(parts), {"expand to more than 1024 MiB together", "--max-expanded"});
  parts.clear();
  for (int number = 0; number < 5'000; ++number) parts.push_back({"part" + std::to_string(number), "", 0});
  expect_refused(archive(parts), {"5000 parts, over the limit of 4096", "--max-parts"});
}

TEST(bombs, inside_archives_are_never_opened) {
  std::string nested = book_with(swollen_sheet(64));
  for (int depth = 0; depth < 3; ++depth) { // each holds the one before as parts that suites do open
    auto parts = one_cell_book();
    parts.push_back({"xl/embeddings/book.xlsx", nested, 0});
    parts.push_back({"xl/vbaProject.bin", nested, 0});
    nested = archive(parts);
  }
  expect_read(nested);
}

TEST(bombs, with_overlapping_bodies) {
  auto parts = one_cell_book();
  for (int number = 0; number < 1'000; ++number) {
    Packed twin = parts[5];
    twin.name = "xl/worksheets/twin" + std::to_string(number) + ".xml";
    twin.offset = 0; // all of them stand on one body
    parts.push_back(twin);
  }
  expect_refused(archive(parts), {"different names"});
  parts.resize(7);
  parts[6].name = parts[0].name;
  expect_refused(archive(parts), {"two parts named _rels/.rels"});
  // Quoted overlap: the body of one part reaches over the header and body of the next.
  parts = one_cell_book();
  const std::string whole = archive(parts);
  const std::size_t first = whole.find("PK\3\4", 4), second = whole.find("PK\3\4", first + 4);
  parts[0].packed = static_cast<std::uint32_t>(second - 30 - parts[0].name.size());
  expect_refused(archive(parts), {"parts of it overlap"});
}

TEST(bombs, that_lie_about_their_sizes) {
  Packed small = swollen_sheet(64);
  small.expanded = 100;
  expect_refused(book_with(small), {std::string(sheet), "its size is not the one"});
  Packed large = swollen_sheet(1);
  large.expanded = 400u << 20;
  large.body->append(3u << 20, '\0');
  expect_refused(book_with(large), {std::string(sheet), "its size is not the one"});
  Packed endless = one_cell_book()[5];
  endless.zip64 = true;
  endless.wide = ~std::uint64_t{0};
  expect_refused(book_with(endless), {"over the limit of 512 MiB", "--max-part"});
}

} // namespace stackbook::files
