// stackbook decide: one decision over rows on standard input, a row in and an outcome out, as they come.

#include "connectors/files/files.hpp"
#include "plugin/clock/clock.hpp"
#include "plugin/pipeline/given.hpp"
#include "plugin/pipeline/packs.hpp"
#include "plugin/pipeline/values.hpp"
#include "plugin/pipeline/verb.hpp"
#include "rules/feel/time/parse.hpp"
#include "rules/proposal/asking.hpp"

#include <algorithm>
#include <map>
#include <ostream>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

using feel::Value;

struct Options {
  std::string decision, pack, input = "-", format, as_of;
  std::vector<std::string> models;
};

Failure no_decision(const dmn::Model& model, const Options& options) {
  std::string all;
  for (const dmn::NodeId id : model.all(dmn::NodeSort::decision))
    all += (all.empty() ? "" : ", ") + std::string(model.name_of(id));
  return {"There is no decision " + options.decision, "", "the decisions are: " + all,
          "Name one of them with --decision"};
}

class Deciding {
 public:
  Deciding(const dmn::Model& model, dmn::Session& session, dmn::NodeId decision)
      : model_(model), session_(session), decision_(decision) {
    for (const dmn::NodeId input : model.inputs_of(decision)) inputs_.emplace(model.name_of(input), input);
  }

  struct Outcome {
    wire::Json value;
    std::string reason; // why there is none; empty otherwise
  };

  Outcome of(const given::Row& row) {
    if (!row.trouble.empty()) return {{}, row.trouble};
    arena_.clear();
    for (const dmn::NodeId input : set_) session_.unset(input);
    set_.clear();
    for (const auto& [name, json] : row.values) {
      const auto input = inputs_.find(name);
      if (input == inputs_.end()) return {{}, "'" + name + "' is no input of the decision; " + names()};
      const auto value = typed(value_of(json, arena_), model_.type_of(input->second), session_, arena_);
      if (!value) return {{}, "the value of '" + name + "' is not of the input's type"};
      session_.set(input->second, *value);
      set_.push_back(input->second);
    }
    const Value value = session_.evaluate(decision_);
    Outcome outcome{json_of(value), {}};
    if (value.is_null() && value.reason() != 0) {
      outcome.reason = dmn::explain(model_, session_.evaluation(), value);
      std::ranges::replace(outcome.reason, '\n', ' ');
    }
    return outcome;
  }

 private:
  std::string names() const {
    std::string all = inputs_.empty() ? "it has none" : "its inputs are: ";
    for (const auto& [name, input] : inputs_)
      all += (name == inputs_.begin()->first ? "" : ", ") + std::string(name);
    return all;
  }

  const dmn::Model& model_;
  dmn::Session& session_;
  dmn::NodeId decision_;
  std::map<std::string_view, dmn::NodeId> inputs_;
  std::vector<dmn::NodeId> set_;
  feel::Arena arena_;
};

int decide_rows(const Options& options, const dmn::Model& model, dmn::Session& session, Terminal& terminal) {
  const auto decision = model.find(options.decision, dmn::NodeSort::decision);
  if (!decision) return fail(terminal, no_decision(model, options));
  Deciding deciding(model, session, *decision);
  auto rows = given::Rows::open(options.input, options.format);
  if (!rows) return fail(terminal, rows.failure());
  bool all_decided = true;
  const bool array = rows->form() == given::Form::json;
  std::size_t count = 0;
  if (array) terminal.out << '[';
  for (;;) {
    auto next = rows->next([&] { terminal.out << std::flush; });
    if (!next) {
      terminal.out << std::flush;
      return fail(terminal, next.failure());
    }
    if (!next->has_value()) break;
    const auto outcome = deciding.of(**next);
    wire::Object line{{options.decision, outcome.value}};
    if (!outcome.reason.empty()) {
      line.emplace_back("reason", wire::Json{outcome.reason});
      all_decided = false;
    }
    terminal.out << (!array       ? ""
                     : count == 0 ? "\n"
                                  : ",\n")
                 << wire::write_json({std::move(line)}) << (array ? "" : "\n");
    ++count;
    if (!terminal.out) break; // nobody reads on
  }
  if (array) terminal.out << (count == 0 ? "]\n" : "\n]\n");
  terminal.out << std::flush;
  return all_decided ? clean : findings_left;
}

int decide(const Options& options, Terminal& terminal) {
  const std::string day = options.as_of.empty() ? clock::today() : options.as_of;
  if (options.models.empty()) {
    Packs packs(terminal);
    const auto pack = packs.choose(options.pack, std::nullopt);
    if (!pack) return fail(terminal, pack.failure());
    const auto proposal = proposal::bind({}, *pack); // no sheets; the pack's reference data
    proposal::CheckOptions check;
    check.as_of = day;
    proposal::Asking asking(proposal, check);
    return decide_rows(options, (*pack)->model, asking.session(), terminal);
  }
  std::vector<dmn::ModelSource> sources;
  for (const std::string& path : options.models) {
    auto bytes = files::read_bytes(path, files::Limits{}.file_size);
    if (!bytes) return fail(terminal, bytes.failure());
    sources.push_back({path, std::move(*bytes)});
  }
  const dmn::Model model = dmn::compile(sources);
  for (const feel::Issue& issue : model.issues()) terminal.err << to_text(issue, model.sources()) << '\n';
  feel::Clock now = clock::now();
  if (!options.as_of.empty()) now.now.days = feel::parse_date(day).value.days();
  dmn::Session session(model, {}, now);
  return decide_rows(options, model, session, terminal);
}

} // namespace

void add_decide(CLI::App& app, Terminal& terminal, Run& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("decide", "Answer one decision for each row of data, as the rows come");
  verb->add_option("--decision", options->decision, "Decision to answer")->required()->type_name("NAME");
  auto* model = verb->add_option("--model", options->models, "DMN models that hold it and what they import")
                    ->type_name("FILE");
  verb->add_option("--pack", options->pack,
                   "Rule pack that holds it, with its reference data: a folder, or ID or ID@VERSION")
      ->excludes(model)
      ->type_name("PACK");
  verb->add_option("--input", options->input, "Rows to read (- for standard input)")->type_name("FILE");
  verb->add_option(
          "--from", options->format,
          "ndjson (an object a line), json (an array of objects) or csv (names on top); default: by the "
          "first byte")
      ->check(CLI::IsMember({"ndjson", "json", "csv"}));
  verb->add_option("--as-of", options->as_of, "What today() is (default: today)")
      ->check([](const std::string& text) {
        return feel::parse_date(text) ? std::string() : "write the date as YYYY-MM-DD, not " + text;
      })
      ->type_name("DATE");
  verb->footer(
      "Each row's members are inputs of the decision, each outcome an object with the decision's name; a "
      "null that an error made has a reason beside it. Exit code 1: there was such a row.\nExample: "
      "stackbook decide --model fee.dmn --decision \"Late fee\" < rows.ndjson");
  verb->callback([options, &terminal, &chosen] {
    chosen = [options, &terminal] { return decide(*options, terminal); };
  });
}

} // namespace stackbook::pipeline
