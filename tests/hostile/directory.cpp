// Names, methods and headers of archive entries that no office suite writes.

#include "tests/hostile/run.hpp"

namespace stackbook::files {

namespace {

using namespace std::string_view_literals;

std::string with(Packed part) {
  auto parts = one_cell_book();
  parts.push_back(std::move(part));
  return archive(parts);
}

std::string compound(std::string_view stream) { // [MS-CFB]
  std::string bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv);
  bytes.resize(512);
  for (const char letter : stream) (bytes += letter) += '\0';
  return bytes + std::string(4096, '\0');
}

} // namespace

TEST(directory, names_lead_nowhere) {
  for (const char* name : {"../../../../tmp/stackbook-was-here", "/tmp/stackbook-was-here", "C:\\stackbook",
                           "..\\x", "CON", "a/./b/../../c", "-rf", "%2e%2e/x"})
    expect_read(with({name, "x"}));
  EXPECT_FALSE(std::filesystem::exists("/tmp/stackbook-was-here"));
  expect_refused(with({"xl/workbook.xml", "x"}), {"two parts named xl/workbook.xml"});
  expect_refused(with({"XL/Workbook.XML", "x"}), {"two parts named"});
  expect_refused(with({std::string("xl/\0x", 5), "x"}), {"zero byte"});
  expect_refused(with({"", "x"}), {"its name is empty"});
}

TEST(directory, descriptors_and_zip64_are_read_where_they_fit) {
  auto parts = one_cell_book();
  for (Packed& part : parts) part.descriptor = true;
  expect_read(archive(parts));
  for (Packed& part : parts) part.signed_descriptor = false;
  expect_read(archive(parts));
  for (Packed& part : parts) part.descriptor = false, part.zip64 = true;
  expect_read(archive(parts, {.zip64_end = true}));
  std::string cut = archive(parts, {.zip64_end = true});
  cut[cut.size() - 42] = 'X'; // the locator's mark
  expect_refused(cut, {"zip64"});
}

TEST(directory, compression_nobody_knows) {
  for (const int method : {1, 9, 12, 14, 93, 99}) {
    Packed part{"xl/other.xml", "x"};
    part.method = static_cast<std::uint16_t>(method);
    expect_refused(with(part), {"compressed by method " + std::to_string(method)});
  }
}

TEST(directory, passwords) {
  Packed part{"xl/other.xml", "x"};
  part.flags = 1;
  expect_refused(with(part), {"it is password-protected", "Save it without a password"});
  expect_refused(compound("EncryptedPackage"), {"it is password-protected", "Save it without a password"});
  expect_refused(compound("Workbook"), {"old .xls workbook", "Save it as .xlsx"});
  expect_refused(std::string("\x09\x08\x10\0\0\6\5\0", 8), {"old .xls workbook", "Save it as .xlsx"});
  expect_refused(compound("WordDocument"), {"without a workbook inside"});
}

} // namespace stackbook::files
