// The joined table of builtins.
#include "rules/feel/builtins/table.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

TEST(FeelBuiltins, AreFoundByName) {
  EXPECT_EQ(builtins_named("min").size(), 2u);
  EXPECT_EQ(builtins_named("abs").size(), 3u);
  EXPECT_GE(builtins_named("date and time").size(), 2u);
  EXPECT_TRUE(builtins_named("minimum").empty());
  EXPECT_TRUE(builtins_named("").empty());
  for (const Builtin* builtin : all_builtins()) {
    const auto overloads = builtins_named(builtin->name);
    EXPECT_NE(std::find(overloads.begin(), overloads.end(), builtin), overloads.end()) << builtin->name;
  }
}

TEST(FeelBuiltins, AreSortedAndNamedOnce) {
  const auto all = all_builtins();
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end(), [](auto a, auto b) { return a->name < b->name; }));
  const auto names = builtin_names();
  const std::set<std::string_view> unique(names.begin(), names.end());
  EXPECT_EQ(unique.size(), names.size());
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
}

TEST(FeelBuiltins, NameTheirParameters) {
  for (const Builtin* builtin : all_builtins()) {
    std::set<std::string_view> seen;
    bool optional = false;
    for (const Parameter& parameter : builtin->parameters) {
      EXPECT_FALSE(parameter.name.empty()) << builtin->name;
      EXPECT_TRUE(seen.insert(parameter.name).second) << builtin->name << ": " << parameter.name;
      const bool last = &parameter == &builtin->parameters.back();
      EXPECT_TRUE(parameter.presence != Parameter::Presence::rest || last) << builtin->name;
      EXPECT_TRUE(!optional || parameter.presence != Parameter::Presence::required || builtin->name == "is")
          << builtin->name << ": a required parameter after an optional one";
      optional |= parameter.presence == Parameter::Presence::optional;
    }
  }
}

} // namespace
} // namespace stackbook::feel
