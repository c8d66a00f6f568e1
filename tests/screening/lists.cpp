#include "connectors/files/list.hpp"
#include "tests/screening/measured.hpp"

#include <gtest/gtest.h>

namespace stackbook::screening {
namespace {

TEST(Lists, TheSampleHasTheColumnsOfTheRealOne) {
  const List list = sample_list();
  ASSERT_EQ(list.entries.size(), 48u);
  const Entry& company = list.entries[15];
  EXPECT_EQ(company.name, "Severnaya Zvezda Elektronika OOO");
  EXPECT_EQ(company.source, "Sample Entity List (invented)");
  EXPECT_EQ(company.aliases.size(), 2u);
  EXPECT_EQ(company.countries, std::vector<std::string>{"RU"});
  EXPECT_EQ(
      text_of(company),
      "Severnaya Zvezda Elektronika OOO; also North Star Electronics LLC | ООО Северная Звезда Электроника; "
      "list: "
      "Sample Entity List (invented); number 9016; programs SAMPLE; countries RU; addresses Prospekt Nauki "
      "1000, "
      "Saint Petersburg, RU; from 2026-01-15; notice none: invented; license For all items subject to the "
      "EAR "
      "(sample); remarks Invented for samples and tests; no such party is meant.; https://example.test/list");
}

TEST(Lists, OfAPersonOnlyWhatIdentifiesTheEntryIsKept) {
  const auto list =
      files::read_list("name,type,addresses,dates_of_birth,places_of_birth,ids,citizenships,nationalities\n"
                       "\"DOE, Jan\",Individual,\"Road 1, Town, FR\",1970-01-01,Town,P123,be,XX;NL\n",
                       "l.csv");
  ASSERT_TRUE(list) << to_text(list.failure());
  const std::string text = text_of(list->entries.at(0));
  EXPECT_EQ(text, "DOE, Jan; Individual; countries BE FR NL XX");
}

TEST(Lists, ColumnsAreFoundByTheirHeadings) {
  for (const char* bytes : {"name,source\nA B,X\n", "Source;NAME\nX;A B\n",
                            "\xef\xbb\xbf"
                            "source\tname\nX\tA B\n",
                            "list|Name|other\r\nX|A B|\r\n"}) {
    const auto list = files::read_list(std::string_view(bytes), "l.csv");
    ASSERT_TRUE(list) << bytes;
    ASSERT_EQ(list->entries.size(), 1u) << bytes;
    EXPECT_EQ(list->entries[0].name, "A B");
    EXPECT_EQ(list->entries[0].source, "X");
  }
}

TEST(Lists, SayWhatTheyLack) {
  for (const auto& [bytes, why] : {std::pair{"", "empty"},
                                   {"a,b\n1,2\n", "no column is headed name"},
                                   {"name\n\"cut off", "a quote is opened"}}) {
    const auto list = files::read_list(std::string_view(bytes), "l.csv");
    ASSERT_FALSE(list) << bytes;
    EXPECT_NE(to_text(list.failure()).find(why), std::string::npos) << to_text(list.failure());
  }
  EXPECT_FALSE(files::read_list(std::filesystem::path("/nonexistent/list.csv")));
}

TEST(Lists, ShortLinesAndOldEncodingsAreTaken) {
  const auto list =
      files::read_list(std::string_view("source,name,alt_names\nX,Caf\xe9 Verde\nY\n,,\n"), "l.csv");
  ASSERT_TRUE(list);
  ASSERT_EQ(list->entries.size(), 1u);
  EXPECT_EQ(list->entries[0].name, "Café Verde");
}

} // namespace
} // namespace stackbook::screening
