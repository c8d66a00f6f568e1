#include "connectors/files/csv/read.hpp"
#include "connectors/files/csv/write.hpp"

#include <gtest/gtest.h>

namespace stackbook::files {

namespace {

std::string read(std::string_view bytes) {
  const auto book = read_workbook(bytes, "folder/Stack.csv");
  if (!book) return "failure: " + to_text(book.failure());
  std::string text = workbook::dump(*book);
  return text;
}

// What was found out about the file, then its cells.
std::string told(std::string_view bytes, const csv::Form& form = {}) {
  const auto book = read_workbook(bytes, "Stack.csv", Limits(), form);
  if (!book) return "failure: " + to_text(book.failure());
  std::string text;
  for (const workbook::Remark& remark : book->remarks) text += remark.text + '|';
  return text + workbook::dump(*book);
}

std::string wide(std::string_view text, bool big) { // ASCII as UTF-16
  std::string out;
  for (const char letter : text) {
    if (big) out += '\0';
    out += letter;
    if (!big) out += '\0';
  }
  return out;
}

} // namespace

TEST(csv, is_read_with_types) {
  const std::pair<std::string, const char*> table[] = {
      {"a,1.5,TRUE,2026-06-22\r\n",
       "Stack!A1 text \"a\"\nStack!B1 number 1.5\nStack!C1 boolean true\nStack!D1 date 46195\n"},
      {"007,+1,-2,1e3\n",
       "Stack!A1 text \"007\"\nStack!B1 text \"+1\"\nStack!C1 number -2\nStack!D1 number 1000\n"},
      {"1234567890123456,\"12\"\n", "Stack!A1 text \"1234567890123456\"\nStack!B1 text \"12\"\n"},
      {"inf,nan,0x10,1.5.6\n",
       "Stack!A1 text \"inf\"\nStack!B1 text \"nan\"\nStack!C1 text \"0x10\"\nStack!D1 text \"1.5.6\"\n"},
      {"\"a\"\"b\",\"c\nd\"\ne", "Stack!A1 text \"a\\\"b\"\nStack!B1 text \"c\\nd\"\nStack!A2 text \"e\"\n"},
      {"\"a\" b,c\n", "Stack!A1 text \"a b\"\nStack!B1 text \"c\"\n"},
      {"1, \"x, y\" , z\n", "Stack!A1 number 1\nStack!B1 text \"x, y\"\nStack!C1 text \" z\"\n"},
      {"a\n1\r2\r\n3\r\r\n4\n\x1a",
       "Stack!A1 text \"a\"\nStack!A2 number 1\nStack!A3 number 2\nStack!A4 number 3\nStack!A5 number 4\n"},
      {"a,,b\n\n,c\n", "Stack!A1 text \"a\"\nStack!C1 text \"b\"\nStack!B3 text \"c\"\n"},
      {"a,b\rc,d\r", "Stack!A1 text \"a\"\nStack!B1 text \"b\"\nStack!A2 text \"c\"\nStack!B2 text \"d\"\n"},
      {"a;b;1,5\nc;d;2,5\n",
       "Stack!A1 text \"a\"\nStack!B1 text \"b\"\nStack!C1 text \"1,5\"\nStack!A2 text \"c\"\nStack!B2 "
       "text \"d\"\nStack!C2 text \"2,5\"\n"},
      {"a\tb\n1\t2\n", "Stack!A1 text \"a\"\nStack!B1 text \"b\"\nStack!A2 number 1\nStack!B2 number 2\n"},
      {"sep=|\na,b|c\n", "Stack!A1 text \"a,b\"\nStack!B1 text \"c\"\n"},
      {"\"sep=|\"\r\na,b|c\r\n", "Stack!A1 text \"a,b\"\nStack!B1 text \"c\"\n"},
      {"\xef\xbb\xbf"
       "é,b\n",
       "Stack!A1 text \"é\"\nStack!B1 text \"b\"\n"},
      {"caf\xe9,\x80\n", "Stack!A1 text \"café\"\nStack!B1 text \"€\"\n"},
      {std::string("\xff\xfe"
                   "a\0,\0b\0\n\0",
                   10),
       "Stack!A1 text \"a\"\nStack!B1 text \"b\"\n"},
      {std::string("\xfe\xff\0a\0,\0b", 8), "Stack!A1 text \"a\"\nStack!B1 text \"b\"\n"},
      {"a,\"b\nc\n", "Stack!A1 text \"a\"\nStack!B1 text \"b\\nc\"\n"},
      {"a,b" + std::string(17'000, ','), "failure: folder/Stack.csv can't be read: line 1 has more than "
                                         "16384 fields, and a sheet holds no more"},
  };
  for (const auto& [bytes, expected] : table) EXPECT_EQ(read(bytes), expected) << bytes.substr(0, 60);
}

TEST(csv, a_quote_that_is_never_closed_is_told) {
  const auto book = read_workbook(std::string_view("a,b\nc,\"d\ne,f\r\n"), "Stack.csv");
  ASSERT_TRUE(book);
  EXPECT_EQ(workbook::dump(*book), "Stack!A1 text \"a\"\nStack!B1 text \"b\"\nStack!A2 text \"c\"\n"
                                   "Stack!B2 text \"d\\ne,f\"\n");
  const workbook::Remark& remark = book->remarks.back();
  EXPECT_EQ(remark.code, "quote");
  EXPECT_EQ(remark.at, (workbook::Address{1, 1}));
  EXPECT_EQ(
      remark.text,
      "the quote that opens on line 2 is never closed, so all that follows was read as one text; close it");
}

TEST(csv, encodings_are_found_out_or_asked_for_and_told) {
  const std::string comma = "fields were divided at \",\"|",
                    cells = "Stack!A1 text \"a\"\nStack!B1 number 1\n";
  const std::string utf8 = "the file was read as UTF-8 text", utf16 = "the file was read as UTF-16 text";
  EXPECT_EQ(told("a,1\n"), utf8 + '|' + comma + cells);
  EXPECT_EQ(told("\xef\xbb\xbf"
                 "a,1\n"),
            utf8 + '|' + comma + cells);
  for (const bool big : {false, true}) {
    EXPECT_EQ(told((big ? "\xfe\xff" : "\xff\xfe") + wide("a,1\n", big)), utf16 + '|' + comma + cells);
    EXPECT_EQ(told(wide("a,1\n", big)), utf16 + '|' + comma + cells);
    csv::Form form;
    form.encoding = big ? csv::Encoding::utf16_big : csv::Encoding::utf16_little;
    EXPECT_EQ(told(wide("a,1\n", big), form), utf16 + ", as asked for|" + comma + cells);
  }
  const std::string bytes = "\x80\xa4\xbd\xe9\n";
  const auto as = [&](std::optional<csv::Encoding> encoding) {
    csv::Form form;
    form.encoding = encoding;
    const std::string all = told(bytes, form);
    return all.substr(all.find("Stack!"));
  };
  EXPECT_EQ(as(std::nullopt), "Stack!A1 text \"€¤½é\"\n");
  EXPECT_EQ(as(csv::Encoding::windows_1252), "Stack!A1 text \"€¤½é\"\n");
  EXPECT_EQ(as(csv::Encoding::latin1), "Stack!A1 text \"\xc2\x80¤½é\"\n");
  EXPECT_EQ(as(csv::Encoding::latin9), "Stack!A1 text \"\xc2\x80€œé\"\n");
  EXPECT_EQ(as(csv::Encoding::utf8), "Stack!A1 text \"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"\n");
  EXPECT_NE(told(bytes).find("read as windows-1252 text, because it is not UTF-8"), std::string::npos);
  EXPECT_EQ(csv::encoding_named("ISO_8859-15"), csv::Encoding::latin9);
  EXPECT_EQ(csv::encoding_named("ebcdic"), std::nullopt);
  EXPECT_TRUE(told(std::string("\0\1\2\3\4\5", 6)).starts_with("failure: "));
}

TEST(csv, decimal_commas_are_read_where_asked_for) {
  csv::Form form;
  form.decimal_comma = true;
  const std::pair<const char*, const char*> table[] = {
      {"1,5", "number 1.5"},         {"-0,25", "number -0.25"},
      {"1.234", "number 1234"},      {"1.234.567,5", "number 1234567.5"},
      {"12", "number 12"},           {"1.5", "text \"1.5\""},
      {"1.2345", "text \"1.2345\""}, {"1,5,5", "text \"1,5,5\""},
      {"1,", "text \"1,\""},         {"1.234.56", "text \"1.234.56\""},
      {"007,5", "text \"007,5\""},   {"1,2.3", "text \"1,2.3\""},
      {".5", "text \".5\""},         {"22.06.2026", "text \"22.06.2026\""}};
  for (const auto& [field, cell] : table) {
    const std::string all = told(std::string(field) + ";x\ny;z\n", form);
    EXPECT_TRUE(all.find("Stack!A1 " + std::string(cell) + "\n") != std::string::npos) << all;
    EXPECT_NE(all.find("with a decimal comma"), std::string::npos);
  }
  EXPECT_NE(told("x,\"1,5\",\"a,b\"\n", form).find("B1 number 1.5\nStack!C1 text \"a,b\""),
            std::string::npos);
  form.delimiter = ';';
  EXPECT_NE(told("1,5,6\n2,5\n", form).find("A2 number 2.5"), std::string::npos);
}

TEST(csv, text_that_would_run_as_a_formula_is_neutralized) {
  const std::pair<const char*, const char*> table[] = {
      {"=1+1", "\"'=1+1\""},
      {"+cmd|' /C calc'!A0", "\"'+cmd|' /C calc'!A0\""},
      {"-2+3", "\"'-2+3\""},
      {"@SUM(A1)", "\"'@SUM(A1)\""},
      {"\t=1", "\"'\t=1\""},
      {"\r=1", "\"'\r=1\""},
      {"\n=1", "\"'\n=1\""},
      {"-5", "\"-5\""},
      {"plain \"q\"", "\"plain \"\"q\"\"\""},
      {"a=b", "\"a=b\""},
      {"", "\"\""},
  };
  for (const auto& [text, field] : table) EXPECT_EQ(csv::quoted(text), field);
  EXPECT_EQ(csv::quoted(std::string_view("\0\0=1", 4)), "\"'=1\"");
  EXPECT_EQ(csv::quoted(std::string_view("\0", 1)), "\"\"");
}

TEST(csv, written_is_read_back) {
  proposal::PlannedSheet sheet;
  sheet.name = "Stack";
  using findings::Decimal;
  sheet.cells = {{0, 0, std::string("id")},
                 {0, 2, std::string("a,b;\"c\"\nd")},
                 {2, 0, Decimal{"-12.50"}},
                 {2, 1, true},
                 {2, 2, std::string("2026-06-22"), proposal::Look::input, workbook::Format::date},
                 {2, 3, Decimal{"46195"}, proposal::Look::input, workbook::Format::date},
                 {3, 0, std::string("007")},
                 {3, 1, std::string("émigré")}};
  EXPECT_EQ(read(csv::write(sheet)),
            "Stack!A1 text \"id\"\nStack!C1 text \"a,b;\\\"c\\\"\\nd\"\nStack!A3 number -12.5\nStack!B3 "
            "boolean true\n"
            "Stack!C3 date 46195\nStack!D3 date 46195\nStack!A4 text \"007\"\nStack!B4 text \"émigré\"\n");
}

} // namespace stackbook::files
