// Between cells and rules: what Calc hands over arrives as data, and data as what a cell can hold.

#include "plugin/calc/document/text.hpp"
#include "plugin/calc/functions/convert.hpp"
#include "plugin/calc/functions/table.hpp"
#include "rules/proposal/asking.hpp"

#include <bit>
#include <cstring>
#include <limits>
#include <set>
#include <span>
#include <vector>

#include <com/sun/star/uno/Sequence.hxx>
#include <gtest/gtest.h>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
using findings::Answered;
using findings::Datum;
using findings::Decimal;

Datum single(const std::optional<proposal::Argument>& argument) {
  return argument ? std::get<Datum>(*argument) : Datum();
}

uno::Any range_of(const std::vector<std::vector<uno::Any>>& rows) {
  uno::Sequence<uno::Sequence<uno::Any>> range(static_cast<sal_Int32>(rows.size()));
  for (std::size_t row = 0; row < rows.size(); ++row)
    range.getArray()[row] = {rows[row].data(), static_cast<sal_Int32>(rows[row].size())};
  return uno::Any(range);
}

TEST(FromCell, AnEmptyCellAndAnEmptyTextAreNothing) {
  EXPECT_FALSE(from_cell(uno::Any()));
  EXPECT_FALSE(from_cell(uno::Any(rtl::OUString())));
}

TEST(FromCell, ANumberIsTheDecimalThatTheSuiteShows) {
  const Datum sum = single(from_cell(uno::Any(0.1 + 0.2)));
  ASSERT_TRUE(std::holds_alternative<Decimal>(sum));
  EXPECT_EQ(std::get<Decimal>(sum).digits, "0.3");
  for (const double number : {0.0, 42.0, -7.5, 1e300, 1e-300, 123456789012345.0}) {
    const Datum datum = single(from_cell(uno::Any(number)));
    double back = 1;
    ASSERT_TRUE(to_cell(Answered(datum)) >>= back);
    EXPECT_DOUBLE_EQ(back, number);
  }
}

TEST(FromCell, DigitsArePlain) {
  const std::pair<double, const char*> cases[] = {{0, "0"},
                                                  {-7.5, "-7.5"},
                                                  {1e6, "1000000"},
                                                  {120000000.5, "120000000.5"},
                                                  {0.00025, "0.00025"},
                                                  {123456789012345678.0, "123456789012346000"},
                                                  {0.5025, "0.5025"},
                                                  {99.99999999999999, "100"}};
  for (const auto& [number, digits] : cases)
    EXPECT_EQ(single(from_cell(uno::Any(number))), Datum(Decimal{digits}));
}

TEST(FromCell, TextAndTruthStayWhatTheyAre) {
  EXPECT_EQ(single(from_cell(uno::Any(to_office("Überlingen €")))), Datum(std::string("Überlingen €")));
  EXPECT_EQ(single(from_cell(uno::Any(true))), Datum(true));
}

TEST(FromCell, NoNumberAtAllIsBlank) {
  EXPECT_FALSE(from_cell(uno::Any(std::numeric_limits<double>::infinity())));
  EXPECT_FALSE(from_cell(uno::Any(std::numeric_limits<double>::quiet_NaN())));
}

TEST(FromCell, ARangeKeepsItsShapeWithItsBlanks) {
  const uno::Any text(to_office("Überlingen €"));
  const double none = std::numeric_limits<double>::quiet_NaN(); // an error
  const auto range = from_cell(range_of({{uno::Any(1.5), uno::Any()},
                                         {text, uno::Any(true)},
                                         {uno::Any(none), uno::Any(rtl::OUString())},
                                         {uno::Any(sal_Int32{7})}}));
  ASSERT_TRUE(range);
  const auto& cells = std::get<proposal::Cells>(*range);
  ASSERT_EQ(cells.rows, 4u);
  ASSERT_EQ(cells.columns, 2u);
  const proposal::Cells::Cell expected[] = {1.5, {}, "Überlingen €", true, {}, {}, 7.0, {}};
  for (std::size_t i = 0; i < std::size(expected); ++i) EXPECT_EQ(cells.at(i / 2, i % 2), expected[i]) << i;
  EXPECT_NE(*range, *from_cell(range_of({{uno::Any(1.5)}})));
  EXPECT_EQ(std::get<proposal::Cells>(*from_cell(range_of({{}, {}}))).columns, 0u);
}

// As `value_of` reads it, which goes from the binary number straight to FEEL's.
TEST(FromCell, ACellOfARangeIsWhatACellAloneIs) {
  feel::Arena arena;
  const auto value = [&](const uno::Any& any) {
    return proposal::value_of(from_cell(any).value_or(proposal::Argument()), {}, arena);
  };
  std::vector<uno::Any> cells{uno::Any(), uno::Any(true), uno::Any(to_office("7")), uno::Any(sal_Int32{-3})};
  for (const double number :
       {0.0, -0.0, 42.0, -7.5, 0.1 + 0.2, 0.00025, 99.99999999999999, 123456789012345678.0, 1e14 + 0.5,
        999999999999999.0, 1e15, 1e22, 1e300, 1e-300, 5e-324, -1.7e308,
        std::numeric_limits<double>::infinity(), 1.0 / 3, 2.0 / 3 * 1e-5})
    cells.emplace_back(number);
  for (const uno::Any& cell : cells) {
    const feel::Value alone = value(cell), list = value(range_of({{cell}}));
    ASSERT_EQ(list.as_list().size(), 1u);
    EXPECT_EQ(proposal::to_data(list.as_list()[0]), proposal::to_data(alone));
    const feel::Value rows = value(range_of({{uno::Any(1.0), cell}}));
    ASSERT_EQ(rows.as_list().size(), 1u);
    const feel::Context& row = rows.as_list()[0].as_context();
    ASSERT_EQ(row.shape->count, 2u);
    EXPECT_EQ(proposal::to_data(row.values[1]), proposal::to_data(alone));
  }
}

TEST(ToCell, ATableBecomesRowsOfCells) {
  const findings::Table table{{{"layer", Datum(std::string("A"))}, {"share", Datum(Decimal{"0.75"})}},
                              {{"layer", Datum()}, {"share", Datum(true)}}};
  uno::Sequence<uno::Sequence<uno::Any>> rows;
  ASSERT_TRUE(to_cell(Answered(table)) >>= rows);
  ASSERT_EQ(rows.getLength(), 2);
  EXPECT_EQ(rows[0][0], uno::Any(rtl::OUString("A")));
  EXPECT_EQ(rows[0][1], uno::Any(0.75));
  EXPECT_EQ(rows[1][0], uno::Any(rtl::OUString()));
  EXPECT_EQ(rows[1][1], uno::Any(1.0)) << "Calc shows a truth value of UNO as 0";
}

TEST(ToCell, ATableWithoutRowsIsAnEmptyText) {
  EXPECT_EQ(to_cell(Answered(findings::Table())), uno::Any(rtl::OUString()));
}

TEST(ToCell, ErrorsCarryTheNumberThatCalcReads) {
  for (const CellError which : {CellError::value, CellError::reference, CellError::not_available}) {
    double number = 0;
    ASSERT_TRUE(error(which) >>= number);
    EXPECT_TRUE(number != number);
    EXPECT_EQ(std::bit_cast<std::uint64_t>(number) & 0xffff'ffffu, static_cast<std::uint64_t>(which));
  }
  double number = 0;
  ASSERT_TRUE(to_cell(Result<Answered>(Failure{"no", "", "", ""})) >>= number);
  EXPECT_TRUE(number != number);
}

TEST(Key, DiffersWhereACallDiffers) {
  const auto key = [](std::vector<Given> given) { return key_of("F", given); };
  const uno::Any one(1.0), two(2.0), text(to_office("1"));
  const std::set<std::string> keys{key({}),
                                   key({{"a", text}}),
                                   key({{"a", one}}),
                                   key({{"a", uno::Any(true)}}),
                                   key({{"a", uno::Any()}}),
                                   key({{"a", uno::Any()}, {"b", one}}),
                                   key({{"a", one}, {"b", uno::Any()}}),
                                   key({{"a", one}, {"b", two}}),
                                   key({{"a", uno::Any(to_office("x"))}, {"b", uno::Any(to_office("yz"))}}),
                                   key({{"a", uno::Any(to_office("xy"))}, {"b", uno::Any(to_office("z"))}}),
                                   key({{"a", range_of({{one, two}})}}),
                                   key({{"a", range_of({{one}, {two}})}}),
                                   key_of("G", std::span<const Given>())};
  EXPECT_EQ(keys.size(), 13u);
  EXPECT_EQ(key({{"a", one}}), key({{"a", uno::Any(1.0)}}));
}

TEST(Arguments, AreThoseThatHoldSomething) {
  const Given given[] = {{"a", uno::Any()}, {"b", uno::Any(1.0)}, {"c", uno::Any(rtl::OUString())}};
  const Arguments arguments = arguments_of(given);
  ASSERT_EQ(arguments.size(), 1u);
  EXPECT_EQ(arguments[0].first, "b");
  EXPECT_EQ(arguments[0].second, proposal::Argument(Datum(Decimal{"1"})));
}

TEST(Table, NamesAreServiceAndMethodAsCalcStoresThem) {
  std::set<std::string_view> names;
  for (const auto& function : cell_functions()) {
    std::string stored = std::string(function.service) + '.';
    for (const char c : function.method) stored += c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    EXPECT_EQ(stored, function.name);
    EXPECT_TRUE(names.insert(function.name).second) << function.name;
    EXPECT_NE(function.example.find(function.name), std::string_view::npos) << function.name;
    EXPECT_FALSE(function.text.empty());
    for (const auto& argument : function.arguments) EXPECT_FALSE(argument.text.empty()) << function.name;
  }
  EXPECT_GE(names.size(), 10u);
}

} // namespace
} // namespace stackbook::calc
