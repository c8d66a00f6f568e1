#include "rules/screening/fold.hpp"

#include "rules/screening/sound.hpp"

#include <fstream>

#include <gtest/gtest.h>

namespace stackbook::screening {
namespace {

std::string shown(std::string_view name) {
  std::string text;
  for (const Word& word : fold(name)) {
    if (!text.empty()) text += ' ';
    text += word.text;
    text += word.kind == Kind::common  ? "'"
            : word.kind == Kind::legal ? "\""
            : word.kind == Kind::small ? "~"
                                       : "";
  }
  return text;
}

TEST(Fold, AsTheTableSays) {
  std::ifstream in(STACKBOOK_SOURCE "/tests/screening/folded.txt");
  std::size_t lines = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t bar = line.find(" | ");
    ASSERT_NE(bar, std::string::npos) << line;
    EXPECT_EQ(shown(line.substr(0, bar)), line.substr(bar + 3)) << line;
    ++lines;
  }
  EXPECT_GT(lines, 15u);
}

TEST(Fold, TakesWhateverBytesItIsGiven) {
  EXPECT_TRUE(fold("").empty());
  EXPECT_TRUE(fold(" \t.,-/&").size() == 1) << "an ampersand is a word";
  EXPECT_EQ(shown("ob\xff\xfe"
                  "cd\xe4\xbd"),
            "ob cd");
  EXPECT_EQ(shown("\xed\xa0\x80x\xf5\x80\x80\x80z"), "x z") << "surrogates and what lies beyond Unicode";
  EXPECT_EQ(fold(std::string(1'000'000, 'x')).size(), 1u);
  std::string many;
  for (int i = 0; i < 10'000; ++i) many += "word ";
  EXPECT_EQ(fold(many).size(), most_words);
  for (int byte = 0; byte < 256; ++byte)
    for (const Word& word : fold(std::string(3, static_cast<char>(byte)) + "z"))
      EXPECT_EQ(word.text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789"), std::string::npos);
}

TEST(Sound, IsSharedByTransliterations) {
  const auto same = [](std::initializer_list<const char*> words) {
    for (const char* word : words) EXPECT_EQ(sound(word), sound(*words.begin())) << word;
  };
  same({"muhammad", "mohammed", "mohamad", "muhamed", "mhmd"});
  same({"gaddafi", "qadhafi", "kaddafy", "gadafi", "qadhdhafi"});
  same({"ivanov", "iwanow", "ivanoff"});
  same({"yusuf", "youssef", "yousuf", "iusuf"});
  same({"shcherbinin", "scherbinin"});
  same({"dawud", "dawood", "dawoud"});
  same({"hosseinzadeh", "husseinzade"});
  EXPECT_NE(sound("karinaov"), sound("gagarinov"));
  EXPECT_NE(sound("tehran"), sound("tirana"));
}

} // namespace
} // namespace stackbook::screening
