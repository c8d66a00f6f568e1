// OpenDocument files that are damaged, foreign or made to do harm.

#include "tests/files/ods.hpp"

#include <gtest/gtest.h>

namespace stackbook::files {

namespace {

const std::string small_sheet = "<table:table table:name=\"S\"><table:table-row><table:table-cell "
                                "office:value-type=\"float\" office:value=\"1\">"
                                "<text:p>1</text:p></table:table-cell></table:table-row></table:table>";

void expect_refused(const std::string& bytes, const char* why) {
  EXPECT_NE(outcome(bytes).find(why), std::string::npos) << outcome(bytes);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

std::string utf16(std::string_view ascii, bool big) {
  std::string wide = big ? "\xfe\xff" : "\xff\xfe";
  for (const char letter : ascii) {
    if (big) wide += '\0';
    wide += letter;
    if (!big) wide += '\0';
  }
  return wide;
}

} // namespace

TEST(ods, prefixes_and_encodings_make_no_difference) {
  const std::string plain = flat_document(small_sheet);
  EXPECT_EQ(outcome(plain), "S!A1 number 1\n");
  std::string other = plain;
  for (const char* prefix : {"table", "office", "text"}) {
    other = replaced(other, "xmlns:" + std::string(prefix) + "=", "xmlns:q" + std::string(prefix) + "=");
    for (const char* before : {"<", "</", " "})
      other = replaced(other, before + std::string(prefix) + ":", before + ("q" + std::string(prefix) + ":"));
  }
  EXPECT_EQ(outcome(other), "S!A1 number 1\n");
  EXPECT_EQ(outcome("\xef\xbb\xbf" + plain), "S!A1 number 1\n");
  const std::string undeclared = plain.substr(plain.find('\n') + 1);
  EXPECT_EQ(outcome(undeclared), "S!A1 number 1\n");
  EXPECT_EQ(outcome(utf16(undeclared, false)), "S!A1 number 1\n");
  EXPECT_EQ(outcome(utf16(undeclared, true)), "S!A1 number 1\n");
}

TEST(ods, names_of_other_namespaces_are_no_cells) {
  EXPECT_EQ(
      outcome(flat_document("<table:table table:name=\"S\" xmlns:table=\"urn:other\"><table:table-row/>" +
                            std::string("</table:table>") + small_sheet)),
      "S!A1 number 1\n");
  const std::string inside =
      replaced(small_sheet, "<table:table-row>", "<table:table-row xmlns:text=\"urn:other\">");
  EXPECT_EQ(outcome(flat_document(inside + std::string(2000, ' '))), "S!A1 number 1\n");
}

TEST(ods, doctypes_are_refused) {
  const std::string plain = flat_document(small_sheet);
  const std::size_t begin = plain.find("<office:document");
  expect_refused(plain.substr(0, begin) + "<!DOCTYPE x [<!ENTITY e \"boom\">]>" + plain.substr(begin),
                 "a DOCTYPE");
  expect_refused(ods_package(content_part(small_sheet), {{"styles.xml", "<!DOCTYPE x><x/>"}}), "a DOCTYPE");
}

// Its one harmless DOCTYPE is passed over, in the manifest's words to the letter.
TEST(ods, manifests_of_openoffice_2_are_read) {
  const std::string
      type =
          "<!DOCTYPE manifest:manifest PUBLIC \"-//OpenOffice.org//DTD Manifest 1.0//EN\" \"Manifest.dtd\">",
      open = "<manifest:manifest xmlns:manifest=\"http://openoffice.org/2001/manifest\">",
      locked = "<manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/>"
               "</manifest:file-entry>",
      close = "</manifest:manifest>";
  const auto with = [&](const std::string& manifest) {
    return outcome(ods_package(content_part(small_sheet), {{"META-INF/manifest.xml", manifest}}));
  };
  EXPECT_EQ(with("<?xml version=\"1.0\"?>\n" + type + "\n" + open + close), "S!A1 number 1\n");
  EXPECT_NE(with(type + open + locked + close).find("it is password-protected"), std::string::npos);
  EXPECT_NE(with(replaced(type, "Manifest.dtd", "http://127.0.0.1/x") + open + close).find("a DOCTYPE"),
            std::string::npos);
  EXPECT_NE(with(replaced(type, ">", "[<!ENTITY a \"b\">]>") + open + close).find("a DOCTYPE"),
            std::string::npos);
  EXPECT_NE(with(open + type + close).find("a DOCTYPE"), std::string::npos) << "only before the root";
}

TEST(ods, locked_files_say_so) {
  const char* locked =
      "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry "
      "m:full-path=\"content.xml\"><m:encryption-data m:checksum=\"x\"/></m:file-entry></m:manifest>";
  EXPECT_EQ(outcome(ods_package("\x01\x02\x03", {{"META-INF/manifest.xml", locked}})),
            "failure: test.xlsx can't be read: it is password-protected. Save it without a password");
}

TEST(ods, other_documents_say_what_they_are) {
  expect_refused(
      archive({{"mimetype", "application/vnd.oasis.opendocument.text", 0}, {"content.xml", "<x/>"}}),
      "it is a text document (.odt)");
  expect_refused(archive({{"mimetype", "application/vnd.oasis.opendocument.presentation", 0}}),
                 "a presentation");
  expect_refused(archive({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", 0}}),
                 "the part that holds its sheets is missing");
  expect_refused(ods_package("<x/>"), "it is not the content of an OpenDocument file");
  expect_refused(replaced(flat_document(""), "office:spreadsheet", "office:text"), "it holds no spreadsheet");
}

TEST(ods, every_truncation_is_told) {
  const std::string whole = ods_package(content_part(small_sheet));
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_TRUE(outcome(whole.substr(0, size)).starts_with("failure: ")) << size;
  const std::string flat = flat_document(small_sheet);
  for (std::size_t size = 0; size < flat.size(); ++size)
    EXPECT_TRUE(outcome(flat.substr(0, size)).starts_with("failure: ")) << size;
}

TEST(ods, texts_and_spaces_are_bounded) {
  const auto text = [](std::string_view content) {
    return flat_rows("<table:table-row><table:table-cell office:value-type=\"string\"><text:p>" +
                     std::string(content) + "</text:p></table:table-cell></table:table-row>");
  };
  expect_refused(text("<text:s text:c=\"2000000000\"/>"), "longer than 1048576 bytes");
  expect_refused(text("<text:s text:c=\"99999999999999999999999\"/>"), "longer than 1048576 bytes");
  std::string many;
  for (int at = 0; at < 20; ++at)
    many += "</text:p></table:table-cell><table:table-cell><text:p><text:s text:c=\"100000" +
            std::to_string(at % 10) + "\"/>";
  expect_refused(text(many), "more spaces than any text needs");
  expect_refused(
      text(std::string((1 << 20) + 1, 'x')),
      "longer than 1048576 bytes, the limit. If you trust the file, raise the limit with --max-text");
  std::string nested, closed;
  for (int at = 0; at < 100; ++at) {
    nested += "<text:span>";
    closed += "</text:span>";
  }
  expect_refused(text(nested + closed), "nest deeper than 64");
}

TEST(ods, sheets_past_the_limit_are_refused) {
  std::string sheets;
  for (int at = 0; at < 257; ++at) sheets += "<table:table/>";
  expect_refused(flat_document(sheets), "more than 256 sheets, the limit");
}

} // namespace stackbook::files
