// Every limit has a flag, and the message names both.

#include "tests/hostile/run.hpp"

namespace stackbook::files {

TEST(limits, are_named_with_their_flags_and_changed_by_them) {
  auto parts =
      book_parts("<row><c t=\"s\"><v>0</v></c></row><row><c t=\"s\"><v>1</v></c><c><v>2</v></c></row>",
                 "<si><t>one</t></si><si><t>two, a longer text</t></si>");
  parts.push_back({"big.bin", std::string(17u << 20, 'x')});
  const std::string book = archive(parts);
  struct Case {
    const char *flag, *low, *enough, *said;
  };
  for (const Case& one :
       {Case{"--max-size", "1KB", "1MB", "larger than the limit of"},
        Case{"--max-expanded", "16MB", "18MB", "together"},
        Case{"--max-part", "16MB", "17MB", "over the limit of 16 MiB"},
        Case{"--max-ratio", "100", "5000", "100-fold"}, Case{"--max-parts", "6", "7", "over the limit of 6"},
        Case{"--max-depth", "3", "6", "deeper than 3"}, Case{"--max-rows", "1", "2", "more than 1 rows"},
        Case{"--max-cells", "2", "3", "more than 2 cells"},
        Case{"--max-strings", "1", "2", "more than 1 strings"},
        Case{"--max-text", "10", "100", "longer than 10 bytes"}}) {
    std::vector<std::string> others;
    if (std::string_view(one.flag) != "--max-ratio") others = {"--max-ratio", "5000"};
    auto low = others, enough = others;
    low.insert(low.end(), {one.flag, one.low});
    enough.insert(enough.end(), {one.flag, one.enough});
    expect_refused(book, {one.said, "raise the limit with " + std::string(one.flag)}, low);
    expect_read(book, enough);
  }
  expect_refused("a,b\nc,d\n", {"more than 1 lines", "--max-rows"}, {"--max-rows", "1"}, "h.csv");
  expect_refused("a,b\nc,d\n", {"more than 2 cells", "--max-cells"}, {"--max-cells", "2"}, "h.csv");
}

} // namespace stackbook::files
