// Small texts that ask for much: huge ranges, doubling texts and lists, values that share their parts and would be
// exponentially large written out. Each ends with the limit it meets, or is answered because the engine need not write
// it out.
#include "tests/limits/evaluation.hpp"

#include <gtest/gtest.h>

namespace stackbook::feel {
namespace {

TEST(Growth, HugeRangesEndWithALimit) {
  for (const char* text : {"for i in 1..1000000000000 return i", "count(for i in 1..1e33 return 1)",
                           "some i in 1..1e30 satisfies i < 0", "every i in -1e30..0 satisfies i < 1",
                           "for i in 1e18..1 return null", "for i in 1..1e6, j in 1..1e6 return i * j",
                           "for i in @\"-900000000-01-01\"..@\"900000000-01-01\" return null",
                           "sum(for i in 1..1e9 return 1 / i)"}) {
    const std::string given = outcome(text);
    EXPECT_TRUE(given == "FEEL-LIMIT-STEPS" || given == "FEEL-LIMIT-BYTES") << text << " gives " << given;
  }
}

TEST(Growth, HugeArgumentsAreAnsweredOrRefused) {
  for (const char* text :
       {"substring(\"abc\", 1, 1e30)", "substring(\"abc\", 1e30)", "insert before([1], 1e30, 2)",
        "remove([1], -1e30)", "sublist([1], 1, 1e30)", "decimal(1, 1e30)", "decimal(1, 6176)", "10 ** 1e30",
        "1.0000001 ** 1e30", "exp(1e30)", "[1, 2][1e30]", "@\"P1D\" * 1e30",
        "@\"2025-01-01\" + @\"P1D\" * 9e15", "date(1e30, 1, 1)", "modulo(1e6000, 1e-6000)",
        "round up(1e6000, 6000)", "1e30 in [1..1e31]",
        "date and time(\"2025-01-01T00:00:00@Europe/Paris\") + @\"P9999999Y\""})
    EXPECT_NE(outcome(text), "") << text;
}

TEST(Growth, DoublingEndsWithALimit) {
  const Limits limits{64, 1'000'000, std::size_t{1} << 20};
  for (const char* text :
       {"{f: function(s, n) if n = 0 then s else f(s + s, n - 1), r: f(\"0123456789\", 60)}.r",
        "{f: function(s, n) if n = 0 then s else f(replace(s, \"(.)\", \"$1$1$1\"), n - 1), r: f(\"ab\", "
        "60)}.r",
        "{f: function(s, n) if n = 0 then s else f(string join([s, s], s), n - 1), r: f(\"ab\", 60)}.r",
        "{f: function(l, n) if n = 0 then l else f(concatenate(l, l), n - 1), r: f([1], 60)}.r",
        "{f: function(l, n) if n = 0 then l else f(for i in l, j in [1, 2] return i, n - 1), r: f([1], "
        "60)}.r",
        "{f: function(l, n) if n = 0 then l else f(flatten([l, l]), n - 1), r: f([1], 60)}.r",
        "{f: function(n) if n = 0 then 1 else f(n - 1) + f(n - 1), r: f(60)}.r"}) {
    const std::string given = outcome(text, limits);
    EXPECT_TRUE(given == "FEEL-LIMIT-STEPS" || given == "FEEL-LIMIT-BYTES") << text << " gives " << given;
  }
}

// `partial` lets a loop build a value that holds the one before twice: sixty of them are 2^60 when written out.
TEST(Growth, SharedPartsAreNotWrittenOut) {
  const std::string
      lists = "(for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]])[-1]",
      contexts = "(for i in 1..60 return if i = 1 then {a: 1} else {a: partial[-1], b: partial[-1]})[-1]";
  for (const std::string& shared : {lists, contexts}) {
    EXPECT_EQ(outcome("count([" + shared + "])"), "1") << "a constant is copied part by part";
    for (const char* about :
         {"string(x)", "x = x", "x != x", "is(x, x)", "distinct values([x, x, [x]])", "list contains([x], x)",
          "flatten([x])", "index of([x], x)", "union([x], [x])", "x in [x]", "count(flatten([x]))",
          "sort([x, x], function(a, b) string(a) < string(b))", "x instance of list<number>",
          "get entries({a: x})", "context put({}, \"a\", x).a = x", "string([x, x])", "mode([x, x])",
          "{k: function(a: list<list<number>>) a, r: k(x)}.r", "list replace([x], 1, x) = [x]"}) {
      const std::string given = outcome("{x: " + shared + ", r: " + about + "}.r");
      EXPECT_NE(given, "") << about << " gives " << given;
    }
  }
}

// Functions over lists compare element by element, and each comparison may be long or deep.
TEST(Growth, ComparingLongListsIsCounted) {
  const std::string lists =
                        "{one: for i in 1..300 return i, twin: for i in 1..300 return i, "
                        "many: for j in 1..300 return for i in 1..300 return if i = 300 then -j else i, r: ",
                    texts =
                        "{one: string join(for i in 1..20000 return \"a\", \"\"), twin: string join(for i in "
                        "1..20000 return \"a\"), many: for i in 1..1000 return one, r: ";
  const Limits limits{256, 2'000'000, std::size_t{64} << 20};
  for (const char* about : {"list contains(many, one)", "index of(many, one)", "one in many", "one in (many)",
                            "is(one, twin)", "one = twin", "count(distinct values(many))",
                            "count(union(many, many))", "[one] = [twin]", "one in (twin)"}) {
    const std::string once = "count([" + std::string(about) + "])}.r",
                      often = "for k in 1..20000 return " + std::string(about) + "}.r";
    EXPECT_EQ(outcome(lists + once, {256, 20'000'000, limits.bytes}), "1") << about;
    EXPECT_EQ(outcome(lists + often, limits), "FEEL-LIMIT-STEPS") << about;
  }
  for (const char* about :
       {"list contains(many, twin + \"b\")", "index of(many, twin)", "starts with(one, twin)",
        "ends with(one, twin)", "one between twin and twin", "one in [twin..twin]", "min(many)", "one < twin",
        "is(one, twin)", "count(distinct values(many))", "[1, 2][one = twin]", "many[item = twin]"})
    EXPECT_EQ(outcome(texts + "for k in 1..20000 return " + about + "}.r", limits), "FEEL-LIMIT-STEPS")
        << about;
}

TEST(Growth, DistinctIsLinearForEveryKind) {
  for (const char* item : {"i", "string(i)", "@\"2000-01-01\" + @\"P1D\" * i",
                           "@\"2000-01-01T00:00:00Z\" + @\"PT1S\" * i", "@\"PT1S\" * i", "@\"P1M\" * i",
                           "[i]", "[1, [i]]", "{a: i}", "{a: 1, b: string(i)}", "modulo(i, 2) = 0"}) {
    const std::string all = "count(distinct values(for i in 1..10000 return " + std::string(item) + "))";
    EXPECT_EQ(outcome(all), std::string_view(item).find("modulo") == 0 ? "2" : "10000") << item;
  }
}

TEST(Growth, SortEndsWhateverItsComparisonSays) {
  const std::string items = "(for i in 1..2000 return modulo(i * 7919, 2003))";
  for (const char* comparison :
       {"true", "false", "a = b", "modulo(a + b, 2) = 0", "a != b", "null", "\"yes\"", "1 / 0 > a"})
    EXPECT_NE(outcome("count(sort(" + items + ", function(a, b) " + comparison + "))"), "") << comparison;
  EXPECT_EQ(outcome("count(sort(" + items + ", function(a, b) true))"), "2000");
  EXPECT_EQ(outcome("sort([2, 1], function(a, b) null)"), "FEEL-CONDITION-TYPE");
  EXPECT_EQ(outcome("sort([2, 1], function(a) true)"), "FEEL-ARGUMENT-VALUE");
}

} // namespace
} // namespace stackbook::feel
