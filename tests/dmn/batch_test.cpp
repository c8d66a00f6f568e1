// Rows by column answer what one row at a time answers: values, reasons, whatever kind of decision it is.
#include "rules/dmn/engine.hpp"
#include "rules/feel/number/number.hpp"
#include "rules/feel/print.hpp"

#include <gtest/gtest.h>

namespace stackbook::dmn {
namespace {

using feel::Value;

// A price from a table by tier and amount (two rules overlap for gold above 500: UNIQUE then has no answer), a total that
// fails where the amount is missing, a list of hints, a discount that no row changes, and a service.
constexpr std::string_view order_model = R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/"
    name="orders" namespace="urn:t:orders">
<itemDefinition name="tTier"><typeRef>string</typeRef>
  <allowedValues><text>"gold", "silver"</text></allowedValues></itemDefinition>
<inputData id="tier" name="tier"><variable name="tier" typeRef="tTier"/></inputData>
<inputData id="amount" name="amount"><variable name="amount" typeRef="number"/></inputData>
<inputData id="season" name="season"><variable name="season" typeRef="number"/></inputData>
<decision id="discount" name="discount"><variable name="discount"/>
  <informationRequirement><requiredInput href="#season"/></informationRequirement>
  <literalExpression><text>season / 100</text></literalExpression></decision>
<decision id="price" name="price"><variable name="price"/>
  <informationRequirement><requiredInput href="#tier"/></informationRequirement>
  <informationRequirement><requiredInput href="#amount"/></informationRequirement>
  <informationRequirement><requiredInput href="#season"/></informationRequirement>
  <informationRequirement><requiredDecision href="#discount"/></informationRequirement>
  <decisionTable hitPolicy="UNIQUE">
    <input><inputExpression><text>tier</text></inputExpression></input>
    <input><inputExpression><text>amount</text></inputExpression></input>
    <output name="rate"/><output name="why"/>
    <rule><inputEntry><text>"gold"</text></inputEntry><inputEntry><text>&lt; 500</text></inputEntry>
      <outputEntry><text>1 - discount</text></outputEntry><outputEntry><text>"small gold"</text></outputEntry></rule>
    <rule><inputEntry><text>"gold"</text></inputEntry><inputEntry><text>&gt;= 400</text></inputEntry>
      <outputEntry><text>0.5</text></outputEntry><outputEntry><text>"large gold"</text></outputEntry></rule>
    <rule><inputEntry><text>"silver"</text></inputEntry><inputEntry><text>? + season > 10</text></inputEntry>
      <outputEntry><text>2</text></outputEntry><outputEntry><text>"silver"</text></outputEntry></rule>
  </decisionTable></decision>
<decision id="total" name="total"><variable name="total" typeRef="number"/>
  <informationRequirement><requiredInput href="#amount"/></informationRequirement>
  <informationRequirement><requiredDecision href="#price"/></informationRequirement>
  <literalExpression><text>amount * price.rate</text></literalExpression></decision>
<decision id="hints" name="hints"><variable name="hints"/>
  <informationRequirement><requiredInput href="#tier"/></informationRequirement>
  <informationRequirement><requiredDecision href="#total"/></informationRequirement>
  <decisionTable hitPolicy="COLLECT">
    <input><inputExpression><text>total</text></inputExpression></input>
    <output/>
    <rule><inputEntry><text>> 100</text></inputEntry><outputEntry><text>"dear " + tier</text></outputEntry></rule>
    <rule><inputEntry><text>> 200</text></inputEntry><outputEntry><text>string(total)</text></outputEntry></rule>
  </decisionTable></decision>
<decisionService id="quote" name="quote"><variable name="quote"/><outputDecision href="#total"/>
  <encapsulatedDecision href="#price"/><encapsulatedDecision href="#discount"/>
  <inputData href="#tier"/><inputData href="#amount"/><inputData href="#season"/></decisionService>
</definitions>)";

struct Orders {
  Model model;
  NodeId tier, amount, season;
  std::vector<Value> tiers, amounts;

  Orders() {
    const ModelSource source{"orders.dmn", std::string(order_model)};
    model = compile(std::span(&source, 1));
    tier = *model.find("tier", NodeSort::input);
    amount = *model.find("amount", NodeSort::input);
    season = *model.find("season", NodeSort::input);
    for (int row = 0; row < 1'000; ++row) {
      static constexpr std::string_view names[] = {"gold", "silver", "bronze"};
      tiers.push_back(row % 11 == 0 ? Value() : Value::string(names[row % 3]));
      amounts.push_back(row % 7 == 0    ? Value()
                        : row % 13 == 0 ? Value::string("many")
                                        : feel::number::from(row));
    }
  }
  NodeId node(std::string_view name) const {
    const auto decision = model.find(name, NodeSort::decision);
    return decision ? *decision : *model.find(name, NodeSort::service);
  }
};

// The value, and why there is none: "null: no value, because …".
std::string shown(const Model& model, Session& session, Value value) {
  return feel::to_literal(value) + ": " + explain(model, session.evaluation(), value);
}

std::vector<std::string> row_by_row(const Orders& orders, Session& session, NodeId node) {
  std::vector<std::string> all;
  for (std::size_t row = 0; row < orders.tiers.size(); ++row) {
    session.set(orders.tier, orders.tiers[row]);
    session.set(orders.amount, orders.amounts[row]);
    all.push_back(shown(orders.model, session, session.evaluate(node)));
    session.release();
  }
  return all;
}

std::vector<std::string> by_column(const Orders& orders, Session& session, NodeId node) {
  const InputColumn columns[] = {{orders.tier, orders.tiers}, {orders.amount, orders.amounts}};
  std::vector<Value> outcomes(orders.tiers.size());
  session.evaluate(node, columns, outcomes);
  std::vector<std::string> all;
  for (const Value outcome : outcomes) all.push_back(shown(orders.model, session, outcome));
  return all;
}

class Batch : public testing::TestWithParam<const char*> {};

TEST_P(Batch, AnswersAsOneRowAtATime) {
  const Orders orders;
  ASSERT_TRUE(orders.model.issues().empty());
  const NodeId node = orders.node(GetParam());
  Session one(orders.model, {}, {}), many(orders.model, {}, {});
  for (const int season : {5, 20}) {
    one.set(orders.season, feel::number::from(season));
    many.set(orders.season, feel::number::from(season));
    const auto expected = row_by_row(orders, one, node), found = by_column(orders, many, node);
    ASSERT_EQ(expected.size(), found.size());
    for (std::size_t row = 0; row < expected.size(); ++row)
      EXPECT_EQ(expected[row], found[row]) << "row " << row;
  }
}
INSTANTIATE_TEST_SUITE_P(Nodes, Batch, testing::Values("discount", "price", "total", "hints", "quote"));

TEST(BatchCall, LeavesWhatWasSetAsItWas) {
  const Orders orders;
  Session session(orders.model, {}, {});
  session.set(orders.season, feel::number::from(10));
  session.set(orders.tier, Value::string("gold"));
  session.set(orders.amount, feel::number::from(100));
  EXPECT_EQ(feel::to_literal(session.evaluate(orders.node("total"))), "90.0");
  by_column(orders, session, orders.node("total"));
  EXPECT_EQ(feel::to_literal(session.evaluate(orders.node("total"))), "90.0");
  session.set(orders.amount, feel::number::from(10));
  EXPECT_EQ(feel::to_literal(session.evaluate(orders.node("total"))), "9.0");
}

TEST(BatchCall, TakesADecisionGivenAValue) {
  const Orders orders;
  Session session(orders.model, {}, {});
  const NodeId price = orders.node("price");
  static constexpr std::string_view names[] = {"rate"};
  static constexpr feel::Shape shape{names, 1};
  feel::Arena arena;
  std::vector<Value> prices, outcomes(3);
  const Value amounts[] = {feel::number::from(1), feel::number::from(2), feel::number::from(3)};
  for (const int rate : {10, 20, 30}) {
    const Value value = feel::number::from(rate);
    prices.push_back(feel::make_context(arena, shape, {&value, 1}));
  }
  // as a column of its own
  const InputColumn columns[] = {{orders.amount, amounts}, {price, prices}};
  session.evaluate(orders.node("total"), columns, outcomes);
  EXPECT_EQ(feel::to_literal(feel::make_list(arena, outcomes)), "[10, 40, 90]");
  session.evaluate(price, columns, outcomes);
  EXPECT_EQ(feel::to_literal(outcomes[2]), "{rate: 30}");
  // and for all rows
  session.set(price, prices[1]);
  session.evaluate(orders.node("total"), std::span(columns, 1), outcomes);
  EXPECT_EQ(feel::to_literal(feel::make_list(arena, outcomes)), "[20, 40, 60]");
  session.evaluate(orders.tier, std::span(columns, 1), outcomes);
  EXPECT_TRUE(outcomes[0].is_null());
  session.evaluate(orders.node("total"), {}, {});
}

} // namespace
} // namespace stackbook::dmn
