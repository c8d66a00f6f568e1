// stackbook check FILE…: what is missing or wrong, cell by cell.

#include "plugin/pipeline/amend.hpp"
#include "plugin/pipeline/excuses.hpp"
#include "plugin/pipeline/host.hpp"
#include "plugin/pipeline/print.hpp"
#include "plugin/pipeline/progress.hpp"
#include "plugin/pipeline/trace.hpp"
#include "plugin/pipeline/verb.hpp"
#include "plugin/pipeline/watch.hpp"
#include "plugin/pipeline/work.hpp"

#include <algorithm>
#include <atomic>
#include <ostream>
#include <thread>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

struct Options {
  std::vector<std::string> files;
  WorkOptions work;
  std::string format = "text", output, fail_on = "error", annotate, fix, waivers, baseline, trace;
  std::vector<std::string> select, ignore, lists;
  unsigned jobs = 0; // 0: as many as the machine has processors
  bool quiet = false, watch = false;
};

bool starts_with_any(const std::string& rule, const std::vector<std::string>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](const auto& prefix) { return rule.rfind(prefix, 0) == 0; });
}

void narrow(std::vector<findings::Finding>& found, const Options& options) {
  std::erase_if(found, [&](const findings::Finding& finding) {
    return (!options.select.empty() && !starts_with_any(finding.rule, options.select)) ||
           starts_with_any(finding.rule, options.ignore);
  });
}

// RULE, RULE@ROW, @ROW: the findings of a rule whose id begins so, of a row with this key; "true": all.
struct Traced {
  std::string rule, row;
  explicit Traced(const std::string& wanted) {
    if (wanted == "true") return;
    const std::size_t at = wanted.find('@');
    rule = wanted.substr(0, at);
    if (at != wanted.npos) row = wanted.substr(at + 1);
  }
  bool operator()(const findings::Finding& finding) const {
    return finding.rule.starts_with(rule) && (row.empty() || finding.place.row == row);
  }
};

bool at_or_above(const findings::Report& report, const std::string& fail_on) {
  const auto threshold = findings::severity_from(fail_on);
  return threshold && std::any_of(report.findings.begin(), report.findings.end(), [&](const auto& finding) {
           return finding.state == findings::State::open && finding.severity >= *threshold;
         });
}

struct Looked { // at one workbook
  std::shared_ptr<Work> work;
  std::string bytes; // as given, or mended; only where a copy is wanted
};

// The workbook, mended first where that is wanted.
Result<Looked> look(const std::string& file, const Options& options, Packs& packs, Terminal& terminal) {
  if (options.annotate.empty() && options.fix.empty()) {
    auto work = work_on(file, options.work, packs);
    if (!work) return work.failure();
    return Looked{*work, {}};
  }
  for (const auto& out : {options.annotate, options.fix})
    if (out.empty())
      continue;
    else if (auto may = check_copy(file, out); !may)
      return may.failure();
  auto bytes = files::read_bytes(file, options.work.limits.file_size);
  if (!bytes) return bytes.failure();
  const std::string name = file == "-" ? "standard input" : file;
  if (options.fix.empty()) {
    auto work = work_on(*bytes, name, options.work, packs);
    if (!work) return work.failure();
    return Looked{*work, std::move(*bytes)};
  }
  auto made = mended(std::move(*bytes), name, options.fix, options.work, packs);
  if (!made) return made.failure();
  if (auto written = files::write_atomically(options.fix, made->bytes); !written) return written.failure();
  for (const auto& line : made->lines)
    terminal.err << line.place << ": " << line.was << " is now " << line.now << " (" << line.title << ")\n";
  terminal.err << options.fix << ": " << made->lines.size() << (made->lines.size() == 1 ? " cell" : " cells")
               << " mended\n";
  return Looked{made->work, std::move(made->bytes)};
}

using LookedAt = std::vector<std::optional<Result<Looked>>>; // as the files

// Each thread takes the next file; what they share is immutable or guarded (Packs).
LookedAt look_at_all(Options options, Packs& packs, Terminal& terminal) {
  LookedAt looked(options.files.size());
  Progress progress(terminal.err, options.files.size(), shows_progress() && !options.quiet);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i; (i = next++) < options.files.size();) {
      looked[i] = look(options.files[i], options, packs, terminal);
      progress.done(options.files[i]);
    }
  };
  const std::size_t wanted = options.jobs != 0 ? options.jobs : processors();
  const std::size_t count = std::min(wanted, options.files.size());
  if (count > 1) use_heap_by_thread();
  options.work.threads = count > 1 ? 1 : options.jobs;
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < count; ++i) threads.emplace_back(work);
  work();
  for (auto& thread : threads) thread.join();
  return looked;
}

int check_once(const Options& options, const Excuses& excuses, Packs& packs, Terminal& terminal) {
  findings::Report report;
  report.version = STACKBOOK_VERSION;
  Look appearance{terminal.colour && options.output.empty(), terminal.width};
  auto looked = look_at_all(options, packs, terminal);
  for (std::size_t i = 0; i < looked.size(); ++i) {
    if (!*looked[i]) {
      report.failures.push_back({options.files[i], looked[i]->failure()});
      continue;
    }
    const Work& work = *(*looked[i])->work;
    auto& checked = (*looked[i])->work->checked;
    narrow(checked.findings, options);
    if (!options.trace.empty())
      for (auto& [at, lines] :
           traces_of(work.proposal, work.options, checked.findings, Traced(options.trace)))
        appearance.traces.emplace(report.findings.size() + at, std::move(lines));
    excuse(checked.findings, excuses, terminal, options.quiet);
    if (!options.annotate.empty()) {
      auto copy = annotated((*looked[i])->bytes, options.files[i], *(*looked[i])->work, checked.findings,
                            options.work.limits);
      if (!copy) return fail(terminal, copy.failure());
      if (auto written = files::write_atomically(options.annotate, *copy); !written)
        return fail(terminal, written.failure());
    }
    checked.report.summary = findings::summarise(checked.findings);
    report.files.push_back(std::move(checked.report));
    report.findings.insert(report.findings.end(), std::make_move_iterator(checked.findings.begin()),
                           std::make_move_iterator(checked.findings.end()));
    if (i + 1 == looked.size() && !options.watch) keep_to_the_end((*looked[i])->work);
    looked[i].reset(); // a workbook is large
  }
  if (!options.quiet)
    for (const auto& failure : report.failures)
      terminal.err << "stackbook: " << to_text(failure.failure) << '\n';

  const auto bytes = print(report, options.format, appearance);
  if (!bytes) return fail(terminal, bytes.failure());
  if (options.output.empty())
    terminal.out << *bytes << std::flush;
  else if (auto written = files::write_atomically(options.output, *bytes); !written)
    return fail(terminal, written.failure());
  if (!report.failures.empty()) return could_not_run;
  return at_or_above(report, options.fail_on) ? findings_left : clean;
}

int check(Options options, Terminal& terminal) {
  if ((!options.annotate.empty() || !options.fix.empty()) && options.files.size() != 1)
    return fail(terminal, {"No copy is written", "", "--annotate and --fix take one workbook at a time",
                           "Run stackbook check once for each workbook"});
  if (options.watch && std::ranges::find(options.files, "-") != options.files.end())
    return fail(terminal,
                {"Nothing is watched", "", "standard input can't be read again", "Give the workbook's name"});
  if (is_binary(options.format) && options.output.empty() && prints_to_terminal())
    return fail(terminal, {"The report is not printed", "", options.format + " is no text for a terminal",
                           "Give --output FILE, or direct standard output to a file"});
  if (!options.lists.empty()) {
    auto lists = read_lists({options.lists.begin(), options.lists.end()});
    if (!lists) return fail(terminal, lists.failure());
    options.work.lists = *lists;
  }
  if (!options.trace.empty() && !has_traces(options.format))
    return fail(terminal, {"Nothing is traced", "", "a report in " + options.format + " has no place for it",
                           "Choose --format text, json or ndjson"});
  Packs packs(terminal);
  for (;;) {
    const auto seen = seen_of(options.files);
    const auto excuses = read_excuses(options.waivers, options.baseline);
    if (!excuses) return fail(terminal, excuses.failure());
    const int code = check_once(options, *excuses, packs, terminal);
    if (!options.watch || !terminal.out) return code;
    if (!options.quiet) terminal.err << "Waiting for a change. Ctrl-C ends.\n";
    wait_for_change(options.files, seen);
  }
}

} // namespace

void add_check(CLI::App& app, Terminal& terminal, Run& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* verb =
      app.add_subcommand("check", "Say what is missing or wrong in a proposal workbook, cell by cell");
  verb->add_option("file", options->files, "Workbooks (.xlsx, .ods, .csv), or - for standard input")
      ->required()
      ->type_name("FILE");
  add_work_options(*verb, options->work);
  verb->add_option("--format", options->format,
                   "text, concise, json, ndjson, sarif, junit, github, html, csv or xlsx")
      ->check(CLI::IsMember(report_formats()));
  verb->add_option("-o,--output", options->output, "Write the report to this file")->type_name("FILE");
  verb->add_option("--fail-on", options->fail_on,
                   "Least severity that gives exit code 1: error, warning, info or never")
      ->check(CLI::IsMember({"error", "warning", "info", "never"}));
  verb->add_option("--select", options->select, "Only rules whose id begins with one of these")
      ->type_name("RULE");
  verb->add_option("--ignore", options->ignore, "Leave out rules whose id begins with one of these")
      ->type_name("RULE");
  verb->add_option(
          "--waivers", options->waivers,
          "Findings not to count: a .csv with the columns rule, sheet, row, field, reason, by, until")
      ->type_name("FILE");
  verb->add_option("--baseline", options->baseline,
                   "An earlier report (json, ndjson or sarif): findings that it holds are not counted")
      ->type_name("FILE");
  verb->add_option(
          "--list", options->lists,
          "Screen the parties that the workbook names against these lists, as `screen` does: candidates "
          "become findings")
      ->type_name("FILE");
  verb->add_flag(
          "--trace{true}", options->trace,
          "Show beneath each finding how its decision came about, or only for some: --trace=RULE, "
          "--trace=RULE@ROW, --trace=@ROW (rule ids that begin so, the row's key); in text, json and ndjson")
      ->type_name("RULE@ROW");
  verb->add_option("--jobs", options->jobs, "Workbooks that are checked at a time (as many as processors)")
      ->check(CLI::Range(1, 256))
      ->type_name("N");
  verb->add_flag("--watch", options->watch, "Check again whenever a workbook changes");
  verb->add_option("--annotate", options->annotate,
                   "Write a copy of the workbook with a comment on every cell that has findings")
      ->type_name("OUT");
  verb->add_option(
          "--fix", options->fix,
          "Write a copy with safe fixes applied (spaces around texts, numbers stored as text, the list's own "
          "spelling), each listed on standard error; the report is about the copy")
      ->type_name("OUT");
  verb->add_flag("-q,--quiet", options->quiet,
                 "Say nothing on standard error: no progress, no files that can't be read, no idle waivers");
  verb->footer("Example: stackbook check proposal.xlsx --fail-on warning --format json --output report.json");
  verb->callback(
      [options, &terminal, &chosen] { chosen = [options, &terminal] { return check(*options, terminal); }; });
}

} // namespace stackbook::pipeline
