// stackbook rules bench MODEL --decision NAME --inputs ROWS: what a row costs, one at a time and by column.

#include "connectors/files/files.hpp"
#include "plugin/clock/clock.hpp"
#include "plugin/pipeline/rules/rows.hpp"
#include "plugin/pipeline/rules/rules.hpp"
#include "rules/feel/print.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ostream>

namespace stackbook::pipeline::rules {
namespace {

using feel::Value;

constexpr std::size_t portion = 4096; // rows by column at a time: their outcomes live together
constexpr std::size_t rounds = 7;

struct Bench {
  dmn::Session& session;
  const Rows& rows;
  dmn::NodeId decision;

  template <class Each> void row_by_row(Each each) {
    for (std::size_t row = 0; row < rows.count; ++row) {
      for (const Rows::Column& column : rows.columns) session.set(column.input, column.values[row]);
      each(row, session.evaluate(decision));
      session.release();
    }
  }
  template <class Each> void by_column(Each each) {
    std::vector<dmn::InputColumn> columns(rows.columns.size());
    std::vector<Value> outcomes(std::min(portion, rows.count));
    for (std::size_t begin = 0; begin < rows.count; begin += portion) {
      const std::size_t count = std::min(portion, rows.count - begin);
      for (std::size_t i = 0; i < columns.size(); ++i)
        columns[i] = {rows.columns[i].input, std::span(rows.columns[i].values).subspan(begin, count)};
      session.evaluate(decision, columns, std::span(outcomes).first(count));
      for (std::size_t row = 0; row < count; ++row) each(begin + row, outcomes[row]);
    }
  }
};

// {"nsPerRow":{"min":…,"median":…,"max":…}}
template <class Body> std::string timed(std::size_t rows, Body body) {
  std::array<double, rounds> took{};
  for (double& each : took) {
    const auto begin = std::chrono::steady_clock::now();
    body();
    const std::chrono::duration<double, std::nano> passed = std::chrono::steady_clock::now() - begin;
    each = passed.count() / static_cast<double>(rows);
  }
  std::ranges::sort(took);
  std::array<char, 120> text{};
  std::snprintf(text.data(), text.size(), R"({"nsPerRow":{"min":%.1f,"median":%.1f,"max":%.1f}})",
                took.front(), took[rounds / 2], took.back());
  return text.data();
}

} // namespace

int bench(const Options& options, Terminal& terminal) {
  auto bytes = files::read_bytes(options.model, files::Limits{}.file_size);
  if (!bytes) return fail(terminal, bytes.failure());
  const dmn::ModelSource source{options.model, std::move(*bytes)};
  const dmn::Model model = dmn::compile(std::span(&source, 1));
  for (const feel::Issue& issue : model.issues()) terminal.err << to_text(issue, model.sources()) << '\n';
  const auto decision = model.find(options.decision, dmn::NodeSort::decision);
  if (!decision) {
    std::string all;
    for (const dmn::NodeId id : model.all(dmn::NodeSort::decision))
      all += (all.empty() ? "" : ", ") + std::string(model.name_of(id));
    return fail(terminal, {options.model + " has no decision " + options.decision, options.model,
                           "its decisions are: " + all, "name one of them with --decision"});
  }
  dmn::Session session(model, {}, clock::now());
  const auto rows = read_rows(options.inputs, model, *decision, session);
  if (!rows) return fail(terminal, rows.failure());

  Bench run{session, *rows, *decision};
  std::vector<std::string> answers(rows->count);
  run.row_by_row([&](std::size_t row, Value answer) { answers[row] = feel::to_literal(answer); });
  std::size_t differ = 0;
  run.by_column(
      [&](std::size_t row, Value answer) { differ += answers[row] != feel::to_literal(answer) ? 1 : 0; });
  if (differ > 0)
    return fail(terminal,
                {"The two ways to evaluate answer differently for " + std::to_string(differ) + " rows",
                 options.inputs, "they must not", "report it with the model and the rows"});
  const auto nothing = [](std::size_t, Value) {};
  const std::string single = timed(rows->count, [&] { run.row_by_row(nothing); });
  const std::string batch = timed(rows->count, [&] { run.by_column(nothing); });
  terminal.out << "{\"rows\":" << rows->count << ",\"single\":" << single << ",\"batch\":" << batch << "}\n";
  return clean;
}

} // namespace stackbook::pipeline::rules
