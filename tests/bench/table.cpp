// bench-table [rules] [rows]: one decision table of five inputs (numbers, strings, a boolean), evaluated row by row through
// the public API: Session::set for each input, then Session::evaluate; and all rows by column. Beside it the floor: the same rules as plain C++
// structures, compared one after the other on machine numbers. Prints ns/row, and fails when the answers differ.
#include "rules/dmn/engine.hpp"
#include "rules/feel/number/number.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace stackbook;

constexpr std::array countries{"US", "DE", "JP", "IN", "BR", "GB", "FR", "KE", "NG", "ZA",
                               "AE", "SA", "VN", "ID", "PH", "MX", "CL", "PL", "KR", "AU"};
constexpr std::array tiers{"gold", "silver", "bronze", "basic", "trial"};
constexpr std::array names{"amount", "rate", "country", "tier", "flagged"};
constexpr std::array types{"number", "number", "string", "string", "boolean"};

struct Span { // of a number, in tenths
  long low = 0, high = 0;
  bool any = true, has_low = false, has_high = false, high_in = false;
};
struct Rule {
  Span amount, rate;
  unsigned country = 0, tier = 0; // sets of indices; 0: any
  int flagged = -1;               // -1: any
  std::array<std::string, 5> cells;
};
struct Row {
  long amount, rate; // rate in tenths
  unsigned country, tier;
  bool flagged;
};

using Random = std::mt19937_64;
long pick(Random& random, long low, long high) {
  return low + static_cast<long>(random() % static_cast<unsigned long>(high - low));
}

Span number_cell(Random& random, long limit, long step, std::string& text) {
  long a = pick(random, 0, limit / step) * step, b = pick(random, 0, limit / step) * step;
  if (a > b) std::swap(a, b);
  if (b - a < step) b = a + step;
  const std::string low = std::to_string(a), high = std::to_string(b);
  switch (random() % 4) {
  case 0: text = ">= " + low; return {a * 10, 0, false, true, false, false};
  case 1: text = "< " + high; return {0, b * 10, false, false, true, false};
  case 2: text = "[" + low + ".." + high + ")"; return {a * 10, b * 10, false, true, true, false};
  default: text = "[" + low + ".." + high + "]"; return {a * 10, b * 10, false, true, true, true};
  }
}

template <std::size_t N>
unsigned text_cell(Random& random, const std::array<const char*, N>& pool, unsigned most, std::string& text) {
  unsigned set = 0;
  for (unsigned i = static_cast<unsigned>(random() % most) + 1; i > 0; --i) set |= 1u << (random() % N);
  for (std::size_t i = 0; i < N; ++i)
    if ((set >> i & 1) != 0) text += (text.empty() ? "\"" : ",\"") + std::string(pool[i]) + '"';
  return set;
}

std::vector<Rule> make_rules(Random& random, std::size_t count) {
  std::vector<Rule> rules(count);
  for (std::size_t r = 0; r < count; ++r) {
    Rule& rule = rules[r];
    rule.cells.fill("-");
    if (r + 1 == count) break; // the last one catches all
    const auto given = [&](std::size_t column) {
      if (random() % 4 == 0) return false;
      rule.cells[column].clear();
      return true;
    };
    if (given(0)) rule.amount = number_cell(random, 100'000, 500, rule.cells[0]);
    if (given(1)) rule.rate = number_cell(random, 200, 5, rule.cells[1]);
    if (given(2)) rule.country = text_cell(random, countries, 4, rule.cells[2]);
    if (given(3)) rule.tier = text_cell(random, tiers, 2, rule.cells[3]);
    if (given(4)) rule.cells[4] = (rule.flagged = static_cast<int>(random() % 2)) != 0 ? "true" : "false";
  }
  return rules;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
  return out;
}

std::string model_of(const std::vector<Rule>& rules, const char* policy) {
  std::string xml =
      R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="T" namespace="urn:bench:T">)";
  for (std::size_t i = 0; i < names.size(); ++i)
    xml += std::string("<inputData id=\"in_") + names[i] + "\" name=\"" + names[i] + "\"><variable name=\"" +
           names[i] + "\" typeRef=\"" + types[i] + "\"/></inputData>";
  xml += R"(<decision id="T" name="T"><variable name="T"/>)";
  for (const char* name : names)
    xml += std::string("<informationRequirement><requiredInput href=\"#in_") + name +
           "\"/></informationRequirement>";
  xml += std::string("<decisionTable hitPolicy=\"") + policy + "\">";
  for (std::size_t i = 0; i < names.size(); ++i)
    xml += std::string("<input><inputExpression typeRef=\"") + types[i] + "\"><text>" + names[i] +
           "</text></inputExpression></input>";
  xml += R"(<output name="rule" typeRef="string"/><output name="score" typeRef="number"/>)";
  for (std::size_t r = 0; r < rules.size(); ++r) {
    xml += "<rule>";
    for (const std::string& cell : rules[r].cells)
      xml += "<inputEntry><text>" + escaped(cell) + "</text></inputEntry>";
    xml += "<outputEntry><text>\"R" + std::to_string(r + 1) + "\"</text></outputEntry><outputEntry><text>" +
           std::to_string(r * 37 % 1000) + "</text></outputEntry></rule>";
  }
  return xml + "</decisionTable></decision></definitions>";
}

bool in(const Span& span, long value) {
  return span.any || ((!span.has_low || value >= span.low) &&
                      (!span.has_high || value < span.high || (span.high_in && value == span.high)));
}

bool matches(const Rule& rule, const Row& row) {
  return in(rule.amount, row.amount * 10) && in(rule.rate, row.rate) &&
         (rule.country == 0 || (rule.country >> row.country & 1) != 0) &&
         (rule.tier == 0 || (rule.tier >> row.tier & 1) != 0) &&
         (rule.flagged < 0 || (rule.flagged == 1) == row.flagged);
}

template <class Body> double nanoseconds_a_row(std::size_t rows, Body body) {
  double best = 1e18;
  for (int round = 0; round < 7; ++round) {
    const std::clock_t begin = std::clock(); // of the processor: what others do on it does not count
    body();
    const double took = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC * 1e9;
    best = std::min(best, took / static_cast<double>(rows));
  }
  return best;
}

bool bench(const std::vector<Rule>& rules, const std::vector<Row>& rows, const char* policy) {
  const bool first = std::string(policy) == "FIRST";
  const dmn::ModelSource source{"T.dmn", model_of(rules, policy)};
  const std::clock_t begin = std::clock();
  const dmn::Model model = dmn::compile(std::span(&source, 1));
  const double compiling = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC * 1e3;
  for (const feel::Issue& issue : model.issues()) std::puts(to_text(issue, model.sources()).c_str());
  std::array<dmn::NodeId, 5> inputs{};
  for (std::size_t i = 0; i < names.size(); ++i) inputs[i] = *model.find(names[i], dmn::NodeSort::input);
  const dmn::NodeId decision = *model.find("T", dmn::NodeSort::decision);

  dmn::Session session(model, {}, {});
  std::vector<std::array<feel::Value, 5>> values;
  for (const Row& row : rows)
    values.push_back({feel::number::from(row.amount), feel::Value::small_number(row.rate, -1),
                      feel::Value::string(countries[row.country]), feel::Value::string(tiers[row.tier]),
                      feel::Value::boolean(row.flagged)});
  std::size_t found = 0, expected = 0;
  const double engine = nanoseconds_a_row(rows.size(), [&] {
    found = 0;
    for (const auto& row : values) {
      for (std::size_t i = 0; i < row.size(); ++i) session.set(inputs[i], row[i]);
      const feel::Value answer = session.evaluate(decision);
      if (first)
        found += static_cast<std::size_t>(feel::member(answer, "score")->coefficient());
      else
        found += answer.as_list().size();
    }
  });
  std::size_t by_column = 0;
  std::array<std::vector<feel::Value>, 5> columns;
  for (const auto& row : values)
    for (std::size_t i = 0; i < row.size(); ++i) columns[i].push_back(row[i]);
  std::vector<dmn::InputColumn> given;
  for (std::size_t i = 0; i < columns.size(); ++i) given.push_back({inputs[i], columns[i]});
  std::vector<feel::Value> outcomes(rows.size());
  const double batch = nanoseconds_a_row(rows.size(), [&] {
    session.evaluate(decision, given, outcomes);
    by_column = 0;
    for (const feel::Value answer : outcomes)
      by_column += first ? static_cast<std::size_t>(feel::member(answer, "score")->coefficient())
                         : answer.as_list().size();
  });
  const double floor = nanoseconds_a_row(rows.size(), [&] {
    expected = 0;
    for (const Row& row : rows)
      for (std::size_t r = 0; r < rules.size(); ++r)
        if (matches(rules[r], row)) {
          expected += first ? r * 37 % 1000 : 1;
          if (first) break;
        }
  });
  std::printf("%-8s %6zu rules  row by row %8.1f ns/row  by column %8.1f ns/row  plain loop %8.1f ns/row  "
              "ratio %5.2f %5.2f  "
              "compiled in %.1f ms%s\n",
              policy, rules.size(), engine, batch, floor, engine / floor, batch / floor, compiling,
              found == expected && by_column == expected ? "" : "  ANSWERS DIFFER");
  return found == expected && by_column == expected;
}

} // namespace

int main(int argc, char** argv) {
  const std::size_t rule_count = argc > 1 ? static_cast<std::size_t>(std::atol(argv[1])) : 100;
  const std::size_t row_count = argc > 2 ? static_cast<std::size_t>(std::atol(argv[2])) : 10'000;
  Random random(7);
  const std::vector<Rule> rules = make_rules(random, rule_count);
  std::vector<Row> rows(row_count);
  for (Row& row : rows)
    row = {pick(random, 0, 100'001), pick(random, 0, 2'001),
           static_cast<unsigned>(random() % countries.size()), static_cast<unsigned>(random() % tiers.size()),
           random() % 2 == 0};
  const bool first = bench(rules, rows, "FIRST");
  return bench(rules, rows, "COLLECT") && first ? 0 : 1;
}
