// stackbook screen NAME…: which entries of screening lists bear such a name, how near, and word by word why.

#include "connectors/files/list.hpp"
#include "plugin/clock/clock.hpp"
#include "plugin/pipeline/screened.hpp"
#include "plugin/pipeline/verb.hpp"
#include "plugin/pipeline/work.hpp"
#include "rules/proposal/asking.hpp"
#include "rules/workbook/calendar.hpp"

#include <algorithm>
#include <charconv>
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

int days_since(const std::string& dated) {
  const auto then = workbook::serial_of(dated), now = workbook::serial_of(clock::today());
  return then && now ? std::max(0, static_cast<int>(*now - *then)) : 0;
}

Result<std::vector<screening::List>> load(const Options& options, std::vector<UsedList>& used) {
  std::vector<std::filesystem::path> paths(options.lists.begin(), options.lists.end());
  if (paths.empty()) paths = files::installed_lists();
  if (paths.empty()) return files::no_list_installed();
  std::vector<screening::List> lists;
  for (const auto& path : paths) {
    auto found = files::read_list(path);
    if (!found) return found.failure();
    used.push_back({found->list.name, found->digest, found->dated, found->list.entries.size(),
                    days_since(found->dated)});
    lists.push_back(std::move(found->list));
  }
  return lists;
}

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

std::string text_in(const std::vector<std::pair<std::string, findings::Datum>>& row, std::string_view name) {
  for (const auto& [key, value] : row)
    if (const auto* text = std::get_if<std::string>(&value); text && key == name) return *text;
  return {};
}

// What the pack's decision says of the workbook: whom to screen, and from which score.
Result<Done> add_workbook(Options& options, std::vector<Asked>& asked, Terminal& terminal) {
  auto book = files::read_workbook(options.workbook, options.work.limits);
  if (!book) return book.failure();
  Packs packs(terminal);
  auto pack = packs.choose(options.work.pack, proposal::pack_hint(*book));
  if (!pack) return pack.failure();
  const auto proposal = proposal::bind(*book, *pack);
  proposal::CheckOptions check;
  check.file = options.workbook;
  check.today = clock::today();
  if (!options.work.as_of.empty()) check.as_of = options.work.as_of;
  const auto parties = proposal::answer(proposal, options.decision, {}, check);
  if (!parties) return parties.failure();
  const auto* table = std::get_if<findings::Table>(&*parties);
  if (!table)
    return Failure{"No names are screened", "pack " + (*pack)->id,
                   options.decision + " gives no table of names",
                   "It gives one row a party: name, country, table, row, field"};
  for (const auto& row : *table) {
    const std::string place =
        text_in(row, "table") + " " + text_in(row, "row") + ", " + text_in(row, "field");
    if (const std::string name = text_in(row, "name"); !name.empty())
      asked.push_back({name, options.country.empty() ? text_in(row, "country") : options.country, place});
  }
  if (options.threshold != 0) return Done{};
  if (const auto score = proposal::answer(proposal, "Screening score", {}, check); score)
    if (const auto* datum = std::get_if<findings::Datum>(&*score))
      if (const auto* number = std::get_if<findings::Decimal>(datum))
        std::from_chars(number->digits.data(), number->digits.data() + number->digits.size(),
                        options.threshold);
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
  auto lists = load(options, all.lists);
  if (!lists) return fail(terminal, lists.failure());
  const screening::Index index(std::move(*lists));
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
