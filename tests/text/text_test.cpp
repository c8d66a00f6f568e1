#include "rules/feel/text/case.hpp"
#include "rules/feel/text/utf8.hpp"

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

std::string upper(std::string_view text) {
  std::string out;
  append_upper(out, text);
  return out;
}

std::string lower(std::string_view text) {
  std::string out;
  append_lower(out, text);
  return out;
}

TEST(Case, FollowsUnicodeAndNoLocale) {
  EXPECT_EQ(upper("aBc4!"), "ABC4!");
  EXPECT_EQ(lower("aBc4!"), "abc4!");
  EXPECT_EQ(upper("straße"), "STRASSE");
  EXPECT_EQ(upper("ﬃ ŉ ΐ"), "FFI \u02bcN \u0399\u0308\u0301");
  EXPECT_EQ(upper("ıi"), "II");
  EXPECT_EQ(lower("İI"), "i̇i");
  EXPECT_EQ(upper("ǆ ǅ Ǆ"), "Ǆ Ǆ Ǆ");
  EXPECT_EQ(lower("ÀÉÎ ЖЯ ΑΒΓ"), "àéî жя αβγ");
  EXPECT_EQ(upper("àéî жя ა 𐐨"), "ÀÉÎ ЖЯ Ა 𐐀");
  EXPECT_EQ(lower("Ⴀ 𐐀 ꭰ Ꭰ ẞ K Å"), "ⴀ 𐐨 ꭰ ꭰ ß k å");
}

TEST(Case, KnowsTheFinalSigma) {
  EXPECT_EQ(lower("ΟΔΥΣΣΕΥΣ"), "οδυσσευς");
  EXPECT_EQ(lower("Σ"), "σ");
  EXPECT_EQ(lower("ΑΣ ΑΣ.Α ΑΣ. "), "ας ασ.α ας. ");
  EXPECT_EQ(lower("Α\u0301Σ\u0301"), "α\u0301ς\u0301");
}

TEST(Utf8, TellsWhatIsValid) {
  for (const char* good : {"", "a", "é", "€", "🐎", "a\u0301", "\u07ff\u0800\uffff", "\U0010ffff"})
    EXPECT_TRUE(is_utf8(good)) << good;
  for (const char* bad :
       {"\x80", "\xc3", "\xc0\x80", "\xe2\x82", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf0\x8f\xbf\xbf",
        "\xe0\x9f\xbf", "\xff", "aaaaaaaaaaaaaaaa\xc3(", "\xf8\x88\x80\x80\x80"})
    EXPECT_FALSE(is_utf8(bad)) << bad;
}

TEST(Utf8, CountsAndFindsCodePoints) {
  const std::string text = "aé🐎z";
  EXPECT_EQ(count_code_points(text), 4u);
  EXPECT_EQ(offset_of_code_point(text, 0), 0u);
  EXPECT_EQ(offset_of_code_point(text, 2), 3u);
  EXPECT_EQ(offset_of_code_point(text, 3), 7u);
  EXPECT_EQ(offset_of_code_point(text, 4), 8u);
  EXPECT_EQ(offset_of_code_point(text, 99), 8u);
  EXPECT_EQ(offset_of_code_point("plain ascii text", 6), 6u);
  EXPECT_EQ(offset_of_code_point("plain", 99), 5u);
  EXPECT_EQ(code_point_before(text, 7).value, U'🐎');
  EXPECT_EQ(code_point_at(text, 1).value, U'é');
}

TEST(Utf8, StaysInsideTextThatIsNotUtf8) {
  for (const std::string text : {"\xf0", "a\xe2\x82", "\x80\x80\x80\x80\x80", "\xff\xfe"}) {
    std::size_t steps = 0;
    for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size) ASSERT_LT(++steps, 10u);
    for (std::size_t at = text.size(); at > 0; at -= code_point_before(text, at).size)
      ASSERT_LT(++steps, 20u);
    EXPECT_LE(offset_of_code_point(text, 3), text.size());
  }
}

} // namespace
} // namespace stackbook::feel
