// pack-bench SAMPLES PACK…: what loading each pack takes (manifest, digest, models, reference data) and compiling its models
// alone, by one thread and by as many as there are processors, beside parsing its XML and CSV alone; and what a full check
// of the samples takes (bind, then check), beside reading their workbooks. The least of the rounds: of processor time, of
// many threads the time that passed.
#include "connectors/files/files.hpp"
#include "rules/proposal/check.hpp"
#include "rules/proposal/csv.hpp"
#include "rules/proposal/tests.hpp"
#include "rules/xml/reader.hpp"
#include "tests/bench/floor.hpp"

#include <cstdio>
#include <filesystem>
#include <thread>

namespace stackbook {
namespace {

constexpr int rounds = 25;

int failed(const Failure& failure) {
  return std::fprintf(stderr, "%s\n", to_text(failure).c_str()), 2;
}

// What any reader of the pack pays: XML to a tree, CSV to fields. Its cases are not read.
std::size_t parse(const proposal::PackFiles& pack) {
  std::size_t parsed = 0;
  for (const auto& [path, bytes] : pack) {
    if (path.ends_with(".csv")) {
      parsed += proposal::parse_csv(bytes) ? bytes.size() : 0;
    } else if (path.ends_with(".dmn") || path.ends_with(".xml")) {
      parsed += xml::parse(bytes, path) ? bytes.size() : 0;
    }
  }
  return parsed;
}

int bench(const std::filesystem::path& samples, const std::filesystem::path& folder) {
  auto pack_files = files::read_pack(folder);
  if (!pack_files) return failed(pack_files.failure());
  files::Least parsing, compiling, compiling_shared, loading, loading_shared;
  const std::size_t threads = std::max(1u, std::thread::hardware_concurrency());
  std::size_t bytes = 0;
  proposal::LoadedPack loaded;
  std::vector<dmn::ModelText> models;
  for (const auto& [path, text] : *pack_files)
    if (path.ends_with(".dmn") && !proposal::is_test(path)) models.push_back({path, text});
  for (int round = 0; round < rounds; ++round) {
    files::time(parsing, [&] { bytes = parse(*pack_files); });
    proposal::PackFiles given = *pack_files;
    loaded = {}; // the pack of the round before goes in no one's time
    files::time(loading, [&] { loaded = proposal::load(std::move(given)); });
    given = *pack_files;
    loaded = {};
    files::time(loading_shared, [&] { loaded = proposal::load(std::move(given), threads); });
    dmn::Model one, other; // they end in no one's time
    files::time(compiling, [&] { one = dmn::compile(models); });
    files::time(compiling_shared, [&] { other = dmn::compile(models, threads); });
  }
  if (!loaded.pack) return std::fprintf(stderr, "%s can't be loaded\n", folder.string().c_str()), 2;
  std::printf("%-18s %3zu rules  load %5.2f ms, by %zu threads %.2f; compile %zu models %5.2f ms, by %zu "
              "threads %.2f; XML and "
              "CSV of %zu KB alone %5.2f ms: ratio %.1f\n",
              loaded.pack->id.c_str(), loaded.pack->rules.size(), loading.processors * 1e3, threads,
              loading_shared.wall * 1e3, models.size(), compiling.processors * 1e3, threads,
              compiling_shared.wall * 1e3, bytes / 1024, parsing.processors * 1e3,
              loading.processors / parsing.processors);
  for (const char* sample : {"good", "flawed"}) {
    const std::filesystem::path file = samples / ("proposal-" + std::string(sample) + ".xlsx");
    files::Least reading, checking;
    std::size_t findings = 0, cells = 0;
    for (int round = 0; round < rounds; ++round) {
      Result<workbook::Workbook> book = Failure{};
      files::time(reading, [&] { book = files::read_workbook(file); });
      if (!book) return failed(book.failure());
      cells = 0;
      for (const workbook::Sheet& sheet : book->sheets)
        for (const workbook::Column& column : sheet.columns) cells += column.cells.size();
      files::time(checking, [&] {
        findings = proposal::check(proposal::bind(*book, loaded.pack), {}).findings.size();
      });
    }
    std::printf(
        "  %-7s %5zu cells  full check %5.1f ms, %zu findings; reading the file %5.1f ms: ratio %.1f\n",
        sample, cells, checking.processors * 1e3, findings, reading.processors * 1e3,
        checking.processors / reading.processors);
  }
  std::fflush(stdout);
  return 0;
}

} // namespace
} // namespace stackbook

int main(int count, char** words) {
  if (count < 3) return std::fputs("pack-bench SAMPLES PACK…\n", stderr), 2;
  for (int i = 2; i < count; ++i)
    if (const int code = stackbook::bench(words[1], words[i]); code != 0) return code;
  return 0;
}
