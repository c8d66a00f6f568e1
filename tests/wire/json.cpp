// JSON as it comes from strangers, and the digits of its numbers.

#include "connectors/wire/json.hpp"

#include <gtest/gtest.h>

namespace stackbook::wire {
namespace {

std::string round(std::string_view text) {
  auto json = read_json(text);
  return json ? write_json(*json) : "FAILED: " + json.failure().why;
}

TEST(Json, KeepsValuesAndOrder) {
  EXPECT_EQ(round(R"({"b":[1,true,null,"x"],"a":{"c":"\u00e9\n"}})"),
            "{\"b\":[1,true,null,\"x\"],\"a\":{\"c\":\"é\\n\"}}");
  EXPECT_EQ(round("[]"), "[]");
  EXPECT_EQ(round(" [ 1 , 2 ] "), "[1,2]");
}

TEST(Json, NumbersKeepTheirDigits) {
  EXPECT_EQ(round("[0.1,123456789012345678.25,-0.50,1e3,2.5E-2,-0]"),
            "[0.1,123456789012345678.25,-0.5,1000,0.025,0]");
  EXPECT_EQ(plain_digits("00120.500"), "120.5");
  EXPECT_EQ(plain_digits("1.5e1"), "15");
  EXPECT_EQ(plain_digits("1e999999999999").size(), 401u) << "a huge exponent is cut, not expanded";
}

TEST(Json, RefusesWhatIsNotJson) {
  for (const char* text : {"", "{", "[1,]", "[1}", "nul", "[nul]", "[1] 2", "\"top\"", "{\"a\":1,\"a\":2}",
                           "[01]", "[\"\x80\"]", "[1e]", "{\"a\" 1}", "[\"\t\"]", "{1:2}", "[+1]", "[NaN]"})
    EXPECT_EQ(round(text).substr(0, 7), "FAILED:") << text;
}

TEST(Json, RefusesDeepNesting) {
  EXPECT_EQ(round(std::string(1'000'000, '[')).substr(0, 7), "FAILED:");
  EXPECT_EQ(round(std::string(40, '[') + std::string(40, ']')).substr(0, 7), "FAILED:");
  EXPECT_EQ(round(std::string(30, '[') + std::string(30, ']')), std::string(30, '[') + std::string(30, ']'));
}

} // namespace
} // namespace stackbook::wire
