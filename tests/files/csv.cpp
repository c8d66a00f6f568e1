#include "connectors/files/csv/read.hpp"
#include "connectors/files/csv/write.hpp"

#include <gtest/gtest.h>

namespace stackbook::files {

namespace {

std::string read(std::string_view bytes) {
  const auto book = read_workbook(bytes, "folder/Stack.csv");
  if (!book) return "failure: " + to_text(book.failure());
  std::string text = workbook::dump(*book);
  for (const workbook::Remark& remark : book->remarks) text += "remark " + remark.code + '\n';
  return text;
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
      {"a,,b\n\n,c\n", "Stack!A1 text \"a\"\nStack!C1 text \"b\"\nStack!B3 text \"c\"\n"},
      {"a,b\rc,d\r", "Stack!A1 text \"a\"\nStack!B1 text \"b\"\nStack!A2 text \"c\"\nStack!B2 text \"d\"\n"},
      {"a;b;1,5\nc;d;2,5\n",
       "Stack!A1 text \"a\"\nStack!B1 text \"b\"\nStack!C1 text \"1,5\"\nStack!A2 text \"c\"\nStack!B2 "
       "text \"d\"\nStack!C2 text \"2,5\"\nremark delimiter\n"},
      {"a\tb\n1\t2\n",
       "Stack!A1 text \"a\"\nStack!B1 text \"b\"\nStack!A2 number 1\nStack!B2 number 2\nremark delimiter\n"},
      {"sep=|\na,b|c\n", "Stack!A1 text \"a,b\"\nStack!B1 text \"c\"\nremark delimiter\n"},
      {"\xef\xbb\xbf"
       "é,b\n",
       "Stack!A1 text \"é\"\nStack!B1 text \"b\"\n"},
      {"caf\xe9,\x80\n", "Stack!A1 text \"café\"\nStack!B1 text \"€\"\nremark encoding\n"},
      {std::string("\xff\xfe"
                   "a\0,\0b\0\n\0",
                   10),
       "Stack!A1 text \"a\"\nStack!B1 text \"b\"\nremark encoding\n"},
      {std::string("\xfe\xff\0a\0,\0b", 8), "Stack!A1 text \"a\"\nStack!B1 text \"b\"\nremark encoding\n"},
      {"a,\"b\nc\n",
       "failure: folder/Stack.csv can't be read: the quote that opens on line 1 is never closed"},
      {"a,b" + std::string(17'000, ','), "failure: folder/Stack.csv can't be read: line 1 has more than "
                                         "16384 fields, and a sheet holds no more"},
  };
  for (const auto& [bytes, expected] : table) EXPECT_EQ(read(bytes), expected) << bytes.substr(0, 60);
}

TEST(csv, text_that_would_run_as_a_formula_is_neutralized) {
  const std::pair<const char*, const char*> table[] = {
      {"=1+1", "\"'=1+1\""}, {"+cmd|' /C calc'!A0", "\"'+cmd|' /C calc'!A0\""},
      {"-2+3", "\"'-2+3\""}, {"@SUM(A1)", "\"'@SUM(A1)\""},
      {"\t=1", "\"'\t=1\""}, {"\r=1", "\"'\r=1\""},
      {"-5", "\"-5\""},      {"plain \"q\"", "\"plain \"\"q\"\"\""},
      {"a=b", "\"a=b\""},    {"", "\"\""},
  };
  for (const auto& [text, field] : table) EXPECT_EQ(csv::quoted(text), field);
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
