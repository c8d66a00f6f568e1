#include "plugin/pipeline/work.hpp"

#include "plugin/clock/clock.hpp"

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {

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
  verb.add_option("--max-size", options.limits.file_size, "Largest workbook file to open, in bytes (64MB)")
      ->transform(CLI::AsSizeValue(false))
      ->type_name("SIZE");
  verb.add_option("--max-expanded", options.limits.expanded, "Largest workbook once unpacked, in bytes (1GB)")
      ->transform(CLI::AsSizeValue(false))
      ->type_name("SIZE");
  verb.add_option("--max-cells", options.limits.cells, "Most cells to read from one workbook (5000000)")
      ->type_name("N");
}

namespace {

Result<std::shared_ptr<Work>> work_on(Result<workbook::Workbook> workbook, const std::string& file,
                                      const WorkOptions& options, Packs& packs) {
  if (!workbook) return workbook.failure();
  auto pack = packs.choose(options.pack, proposal::pack_hint(*workbook));
  if (!pack) return pack.failure();

  auto work = std::make_shared<Work>();
  work->workbook = std::move(*workbook);
  work->proposal = proposal::bind(work->workbook, *pack);
  proposal::CheckOptions check;
  check.file = file;
  check.today = clock::today();
  if (!options.as_of.empty()) check.as_of = options.as_of;
  work->checked = proposal::check(work->proposal, check);
  return work;
}

} // namespace

Result<std::shared_ptr<Work>> work_on(const std::string& file, const WorkOptions& options, Packs& packs) {
  return work_on(files::read_workbook(file, options.limits), file, options, packs);
}

Result<std::shared_ptr<Work>> work_on(std::string_view bytes, const std::string& file,
                                      const WorkOptions& options, Packs& packs) {
  return work_on(files::read_workbook(bytes, file, options.limits), file, options, packs);
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
