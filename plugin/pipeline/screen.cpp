// stackbook screen NAME…: which entries of screening lists bear such a name, how near, and word by word why.

#include "connectors/files/list.hpp"
#include "plugin/clock/clock.hpp"
#include "plugin/pipeline/parties.hpp"
#include "plugin/pipeline/verb.hpp"
#include "plugin/pipeline/work.hpp"
#include "rules/proposal/circular.hpp"

#include <algorithm>
#include <ostream>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

struct Options {
  std::vector<std::string> names, lists;
  std::string workbook, decision = "Parties to screen", format = "text", country;
  WorkOptions work;
  unsigned threshold = 0; // 0: the pack's, else the usual
  std::size_t most = 20;
};

struct Asked {
  std::string name, country, place;
};

// Lines of standard input; a name may be anything but blank.
Result<Done> add_input(std::vector<Asked>& asked, const std::string& country) {
  auto bytes = files::read_bytes("-", files::list_bytes);
  if (!bytes) return bytes.failure();
  std::string_view rest = *bytes;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(" \t") != std::string_view::npos)
      asked.push_back({std::string(line), country, {}});
  }
  return Done{};
}

// What the pack's decision says of the workbook: whom to screen, and from which score.
Result<Done> add_workbook(Options& options, std::vector<Asked>& asked, Terminal& terminal) {
  auto book = files::read_workbook(options.workbook, options.work.limits);
  if (!book) return book.failure();
  Packs packs(terminal);
  auto pack = packs.choose(options.work.pack, proposal::pack_hint(*book));
  if (!pack) return pack.failure();
  proposal::leave_out_circular(*book, **pack);
  const auto proposal = proposal::bind(*book, *pack);
  proposal::CheckOptions check;
  check.file = options.workbook;
  check.today = clock::today();
  if (!options.work.as_of.empty()) check.as_of = options.work.as_of;
  auto parties = parties_of(proposal, options.decision, check);
  if (!parties) return parties.failure();
  for (Party& party : *parties)
    asked.push_back({std::move(party.name),
                     options.country.empty() ? std::move(party.country) : options.country,
                     party.table + " " + party.row + ", " + party.field});
  if (options.threshold == 0) options.threshold = least_score(proposal, check).value_or(0);
  return Done{};
}

int screen(Options options, Terminal& terminal) {
  std::vector<Asked> asked;
  for (const auto& name : options.names)
    if (name != "-") {
      asked.push_back({name, options.country, {}});
    } else if (auto added = add_input(asked, options.country); !added) {
      return fail(terminal, added.failure());
    }
  if (!options.workbook.empty())
    if (auto added = add_workbook(options, asked, terminal); !added) return fail(terminal, added.failure());
  if (options.names.empty() && options.workbook.empty())
    return fail(terminal, {"No names are screened", "", "none is given",
                           "Give names, - for standard input with one a line, or --workbook FILE"});
  ScreenedNames all;
  const auto lists = read_lists({options.lists.begin(), options.lists.end()});
  if (!lists) return fail(terminal, lists.failure());
  const screening::Index& index = (*lists)->index;
  all.lists = (*lists)->used;
  screening::Options how;
  if (options.threshold != 0) how.threshold = options.threshold;
  how.most = options.most;
  all.threshold = how.threshold;
  bool found = false;
  for (auto& one : asked) {
    how.country = one.country;
    auto screened = index.screen(one.name, how);
    found = found || screened.found != 0;
    all.names.push_back(
        {std::move(one.name), std::move(one.country), std::move(one.place), std::move(screened)});
  }
  terminal.out << (options.format == "json"  ? json(all, index)
                   : options.format == "csv" ? csv(all, index)
                                             : text(all, index, static_cast<std::size_t>(terminal.width)));
  return found ? findings_left : clean;
}

} // namespace

void add_screen(CLI::App& app, Terminal& terminal, Run& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "screen", "Look names up in screening lists: candidates with the reason, no verdict");
  verb->add_option("name", options->names, "Names, or - for standard input with one a line")
      ->type_name("NAME");
  verb->add_option(
          "--list", options->lists,
          "Screening lists: the .csv of the Consolidated Screening List or one like it (default: those "
          "installed in STACKBOOK_LISTS or stackbook/lists of the data folders)")
      ->type_name("FILE");
  verb->add_option("--workbook", options->workbook, "Screen the parties that a proposal workbook names")
      ->type_name("FILE");
  verb->add_option("--decision", options->decision, "The pack's decision that lists them (Parties to screen)")
      ->type_name("NAME");
  verb->add_option("--country", options->country,
                   "Country of the names, as ISO 3166 alpha-2; it ranks candidates, none drops out")
      ->type_name("CODE")
      ->check([](const std::string& code) {
        const bool two =
            code.size() == 2 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
        return two ? std::string() : "write the country as two capital letters, such as DE, not " + code;
      });
  verb->add_option("--threshold", options->threshold,
                   "Least score of a candidate, 1 to 100 (the workbook's pack's, else 80)")
      ->check(CLI::Range(1, 100))
      ->type_name("SCORE");
  verb->add_option("--most", options->most, "Most candidates a name (20)")
      ->check(CLI::PositiveNumber)
      ->type_name("N");
  verb->add_option("--format", options->format, "text, json or csv")
      ->check(CLI::IsMember({"text", "json", "csv"}));
  add_work_options(*verb, options->work);
  verb->footer(
      "Exit codes: 0 no candidate, 1 candidates, 2 could not run.\nExample: stackbook screen \"Acme Ltd\" "
      "--country DE --list consolidated.csv");
  verb->callback([options, &terminal, &chosen] {
    chosen = [options, &terminal] { return screen(*options, terminal); };
  });
}

} // namespace stackbook::pipeline
