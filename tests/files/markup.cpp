// The XML layer: what is not well-formed is refused, what is unusual is read.

#include "tests/files/archive.hpp"

#include <gtest/gtest.h>

namespace stackbook::files {

namespace {

std::string with_sheet(std::string xml) {
  auto parts = book_parts("");
  parts[5].data = std::move(xml);
  return outcome(archive(parts));
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

const std::string cell = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
const std::string good = "S!A1 number 1\n";

} // namespace

TEST(markup, in_any_prefix_namespace_edition_and_encoding) {
  const std::string strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  EXPECT_EQ(with_sheet("<x:worksheet xmlns:x=\"" + std::string(main_space) +
                       "\"><x:sheetData><x:row r=\"1\"><x:c "
                       "r=\"A1\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"),
            good);
  EXPECT_EQ(with_sheet("<worksheet xmlns='" + strict + "'><sheetData>" + cell + "</sheetData></worksheet>"),
            good);
  EXPECT_EQ(with_sheet("\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- a > b -->" +
                       sheet_xml(cell) + "\n"),
            good);
  EXPECT_EQ(with_sheet(utf16("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + sheet_xml(cell), false)), good);
  EXPECT_EQ(with_sheet(utf16(sheet_xml(cell), true)), good);
  EXPECT_EQ(with_sheet(utf16(sheet_xml(cell), true).substr(2)), good); // by its zeros alone
  EXPECT_EQ(with_sheet(utf16(sheet_xml(cell), false).substr(2)), good);
  EXPECT_EQ(
      with_sheet("<worksheet xmlns=\"" + std::string(main_space) +
                 "\"><sheetData/><other><row r=\"1\"><c r=\"A1\"><v>9</v></c></row></other></worksheet>"),
      "");
  EXPECT_EQ(with_sheet("<worksheet xmlns=\"" + std::string(main_space) +
                       "\"><sheetData><row r=\"1\"><c xmlns=\"urn:other\" "
                       "r=\"A1\"><v>9</v></c></row></sheetData></worksheet>"),
            "");
}

TEST(markup, in_what_one_byte_encoding_it_declares) {
  const auto declared = [](const std::string& declaration, const std::string& text) {
    return with_sheet("<?xml version=\"1.0\"" + declaration + "?>" +
                      sheet_xml("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>" + text + "</v></c></row>"));
  };
  const auto read_as = [](const std::string& text) { return "S!A1 text \"" + text + "\"\n"; };
  EXPECT_EQ(declared(" encoding=\"ISO-8859-1\"", "\xe9\xa4\x80"), read_as("é¤\xc2\x80"));
  EXPECT_EQ(declared(" encoding = 'iso-8859-15' standalone='yes'", "\xe9\xa4"), read_as("é€"));
  EXPECT_EQ(declared(" encoding=\"Windows-1252\"", "\xe9\x80\x93"), read_as("é€“"));
  EXPECT_EQ(declared(" encoding=\"US-ASCII\"", "e"), read_as("e"));
  EXPECT_EQ(declared(" encoding=\"utf-16\"", "é"),
            read_as("é")); // as programs that wrote the text to memory first
  EXPECT_EQ(with_sheet("\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" +
                       sheet_xml("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>é</v></c></row>")),
            read_as("é"));
  for (const char* odd : {" encoding", " encoding=", " encoding=x", " encoding=\"\"", " standalone=\"yes\""})
    EXPECT_EQ(declared(odd, "e"), read_as("e")) << odd;
}

TEST(markup, that_is_spoiled_is_refused) {
  const std::string deep = [] {
    std::string text;
    for (int at = 0; at < 200'000; ++at) text += "<a>";
    return text;
  }();
  std::string wide = "<c ";
  for (int at = 0; at < 200; ++at) wide += "a" + std::to_string(at) + "=\"1\" ";
  const std::pair<std::string, const char*> table[] = {
      {"<!DOCTYPE a [<!ENTITY b \"c\">]>" + sheet_xml(cell), "DOCTYPE"},
      {sheet_xml("<row><c t=\"str\"><v>&b;</v></c></row>"), "is no character"},
      {sheet_xml("<row><c t=\"str\"><v>&#0;</v></c></row>"), "is no character"},
      {sheet_xml("<row><c t=\"str\"><v>&#xD800;</v></c></row>"), "is no character"},
      {sheet_xml("<row><c t=\"str\"><v>a & b</v></c></row>"), "is no character"},
      {sheet_xml("<row><c t=\"str\"><v>\xff</v></c></row>"), "not UTF-8"},
      {sheet_xml("<row><c t=\"str\"><v>\xed\xa0\x80</v></c></row>"), "not UTF-8"},
      {sheet_xml("<row><c t=\"str\"><v>\xc0\x80</v></c></row>"), "not UTF-8"},
      {"<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>" + sheet_xml(cell), "encoded as Shift_JIS"},
      {sheet_xml(deep), "nest deeper than 64"},
      {sheet_xml(wide + "/>"), "more than 64 attributes"},
      {sheet_xml("<row r=\"1\" r=\"2\"/>"), "twice"},
      {sheet_xml("<row r=1/>"), "not well-formed"},
      {sheet_xml("<row></c>"), "closes nothing"},
      {sheet_xml(cell) + "</worksheet>", "closes nothing"},
      {sheet_xml(cell) + "<a/>", "second root"},
      {sheet_xml(cell) + "text", "outside its root"},
      {sheet_xml("<!-- never closed"), "breaks off"},
      {sheet_xml("<row><c><v>1").substr(0, 110), "breaks off"},
      {"<a/>", "not a worksheet"},
      {"", "breaks off"},
      {sheet_xml("<row><c a=\"" + std::string(1'500'000, 'x') + "\"/></row>"), "longer than 1048576 bytes"},
      {sheet_xml("<row><c t=\"str\"><v>" + std::string(1'100'000, 'x') + "</v></c></row>"),
       "longer than 1048576 bytes, the limit"},
  };
  for (const auto& [xml, because] : table) {
    const std::string result = with_sheet(xml);
    EXPECT_TRUE(result.starts_with("failure: test.xlsx can't be read: ")) << xml.substr(0, 100) << "\n"
                                                                          << result;
    EXPECT_NE(result.find(because), std::string::npos) << xml.substr(0, 100) << "\n" << result;
    EXPECT_NE(result.find("xl/worksheets/sheet1.xml"), std::string::npos) << result;
  }
}

// An attribute holds a cell's text in some formats; the limit is that of a text.
TEST(markup, takes_tags_as_long_as_a_text_may_be) {
  for (const std::size_t size : {250'000u, 300'000u, 600'000u, 1'000'000u}) {
    const std::string long_one(size, 'x');
    const std::string tag =
        "<row x=\"" + long_one + "\"><c t=\"str\"><v>" + long_one + "</v></c><c><v>2</v></c></row>";
    EXPECT_EQ(with_sheet(sheet_xml(tag + tag)), "S!A1 text \"" + long_one +
                                                    "\"\nS!B1 number 2\nS!A2 text \"" + long_one +
                                                    "\"\nS!B2 number 2\n")
        << size;
  }
}

// Windows end anywhere: cells of many lengths, so that each kind of token falls across a border somewhere.
TEST(markup, is_read_across_window_borders) {
  std::string rows, expected;
  for (int at = 1; at <= 12'000; ++at) {
    const std::string row = std::to_string(at),
                      text(static_cast<std::size_t>(at * 7 % 61), static_cast<char>('a' + at % 26));
    rows += "<row r=\"" + row + "\"><c r=\"A" + row + "\"><v>" + row + ".25</v></c><c r=\"B" + row +
            "\" t=\"inlineStr\"><is><t>" + text + "&amp;é</t></is></c></row>";
    expected += "S!A" + row + " number " + row + ".25\nS!B" + row + " text \"" + text + "&é\"\n";
  }
  ASSERT_GT(rows.size(), 1'000'000u);
  EXPECT_EQ(read_rows(rows), expected);
}

} // namespace stackbook::files
