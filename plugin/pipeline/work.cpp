#include "plugin/pipeline/work.hpp"

#include "plugin/clock/clock.hpp"
#include "plugin/pipeline/host.hpp"
#include "rules/proposal/circular.hpp"

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {

namespace {

// What a workbook may cost to read. A message about a limit names its flag.
void add_limits(CLI::App& verb, files::Limits& limits) {
  const auto size = [&](const char* flag, std::uint64_t& limit, const char* what) {
    verb.add_option(flag, limit, what)
        ->transform(CLI::AsSizeValue(false))
        ->type_name("SIZE")
        ->group("Limits");
  };
  const auto count = [&](const char* flag, auto& limit, const char* what) {
    verb.add_option(flag, limit, what)->check(CLI::PositiveNumber)->type_name("N")->group("Limits");
  };
  size("--max-size", limits.file_size, "Largest workbook file to open (64MB)");
  size("--max-expanded", limits.expanded, "Largest workbook once unpacked (1GB)");
  size("--max-part", limits.part, "Largest part of it once unpacked (512MB)");
  size("--max-text", limits.text, "Longest text in it (1MB)");
  count("--max-ratio", limits.ratio,
        "How many times larger a part of over 16MB may be unpacked than packed (200)");
  count("--max-parts", limits.entries, "Most parts (4096)");
  count("--max-depth", limits.depth, "Deepest nesting of XML elements (64)");
  count("--max-sheets", limits.sheets, "Most sheets (256)");
  count("--max-rows", limits.rows, "Most rows of a sheet (1048576)");
  count("--max-cells", limits.cells, "Most cells (5000000)");
  count("--max-strings", limits.strings, "Most shared texts (2000000)");
}

// How a text table is written, where what is found out is wrong.
void add_form(CLI::App& verb, files::csv::Form& form) {
  verb.add_option_function<std::string>(
          "--encoding",
          [&form](const std::string& name) { form.encoding = files::csv::encoding_named(name); },
          "Encoding of a .csv: utf-8, utf-16le, utf-16be, windows-1252, iso-8859-1 or iso-8859-15 (default: "
          "found "
          "out)")
      ->check([](const std::string& name) {
        return files::csv::encoding_named(name)
                   ? std::string()
                   : "write utf-8, utf-16le, utf-16be, windows-1252, iso-8859-1 or iso-8859-15, not " + name;
      })
      ->type_name("NAME")
      ->group("Text tables");
  verb.add_option_function<std::string>(
          "--delimiter",
          [&form](const std::string& text) {
            form.delimiter = text == "tab" || text == "\\t" ? '\t' : text[0];
          },
          "What divides the fields of a .csv: one character, or tab (default: found out)")
      ->check([](const std::string& text) {
        const bool one = text.size() == 1 && text[0] > ' ' && text[0] < '\x7f' && text[0] != '"';
        return one || text == "tab" || text == "\\t" || text == "\t"
                   ? std::string()
                   : "write one character such as ; or the word tab, not " + text;
      })
      ->type_name("CHARACTER")
      ->group("Text tables");
  verb.add_option_function<std::string>(
          "--decimal", [&form](const std::string& mark) { form.decimal_comma = mark == "comma"; },
          "What stands before the decimals of a .csv: point or comma (default: point)")
      ->check(CLI::IsMember({"point", "comma"}))
      ->type_name("MARK")
      ->group("Text tables");
}

} // namespace

void add_work_options(CLI::App& verb, WorkOptions& options) {
  verb.add_option("--pack", options.pack, "Rule pack: a folder, or an installed one as ID or ID@VERSION")
      ->type_name("PACK");
  verb.add_option("--as-of", options.as_of,
                  "Date that the rules count from (default: the workbook's own, else today)")
      ->type_name("DATE")
      ->check([](const std::string& text) {
        const bool iso = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                         text.find_first_not_of("0123456789-") == std::string::npos;
        return iso ? std::string{} : "write the date as YYYY-MM-DD, not " + text;
      });
  add_form(verb, options.form);
  add_limits(verb, options.limits);
}

namespace {

Result<std::shared_ptr<Work>> work_on(Result<workbook::Workbook> workbook, const std::string& file,
                                      const WorkOptions& options, Packs& packs) {
  if (!workbook) return workbook.failure();
  auto pack =
      packs.choose(options.pack, options.pack.empty() ? proposal::pack_hint(*workbook) : std::nullopt);
  if (!pack) return pack.failure();

  auto work = std::make_shared<Work>();
  work->workbook = std::move(*workbook);
  proposal::leave_out_circular(work->workbook, **pack);
  work->proposal = proposal::bind(work->workbook, *pack);
  proposal::CheckOptions& check = work->options;
  check.file = file;
  check.today = clock::today();
  check.threads = options.threads != 0 ? options.threads : processors();
  if (!options.as_of.empty()) check.as_of = options.as_of;
  if (options.lists)
    if (auto screened = screen(work->proposal, *options.lists, check); !screened) return screened.failure();
  work->checked = proposal::check(work->proposal, check);
  return work;
}

} // namespace

Result<std::shared_ptr<Work>> work_on(const std::string& file, const WorkOptions& options, Packs& packs) {
  return work_on(files::read_workbook(file, options.limits, options.form), file, options, packs);
}

Result<std::shared_ptr<Work>> work_on(std::string_view bytes, const std::string& file,
                                      const WorkOptions& options, Packs& packs) {
  return work_on(files::read_workbook(bytes, file, options.limits, options.form), file, options, packs);
}

Result<Done> check_copy(const std::string& file, const std::string& out) {
  std::error_code ignored;
  if (std::filesystem::equivalent(file, out, ignored))
    return Failure{out + " is not written", "", "it is the workbook itself, which is never changed",
                   "Choose another name"};
  const std::string kind = std::filesystem::path(file).extension(),
                    wanted = std::filesystem::path(out).extension();
  const bool device =
      std::filesystem::exists(out, ignored) && !std::filesystem::is_regular_file(out, ignored);
  if (file == "-" || out == "-" || device || kind == wanted) return Done{};
  return Failure{out + " is not written", "", "a copy of a " + kind + " file is one too",
                 "Give it a name in " + kind};
}

} // namespace stackbook::pipeline
