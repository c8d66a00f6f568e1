// samples-generate SAMPLES PACK: writes proposal-good.xlsx and proposal-flawed.xlsx into SAMPLES from the CSV
// files of its folders good and flawed. The same input gives the same bytes.
// samples-generate SAMPLES PACK --rows N OUT.xlsx: the good one with N more stack lines.
#include "connectors/files/files.hpp"
#include "rules/proposal/sheets.hpp"
#include "samples/tables.hpp"

#include <charconv>
#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace stackbook;

int fail(const Failure& failure) {
  std::fprintf(stderr, "samples-generate: %s\n", to_text(failure).c_str());
  return 2;
}

std::string on_cover(const proposal::Tables& tables, std::string_view field) {
  for (const auto& [name, rows] : tables)
    if (name == "Cover" && !rows.empty())
      for (const auto& [component, datum] : rows.front())
        if (component == field)
          if (const auto* text = std::get_if<std::string>(&datum)) return *text;
  return {};
}

// What colleagues leave behind in a workbook: an old sheet that nobody sees.
void litter(proposal::PlannedWorkbook& plan) {
  proposal::PlannedSheet old;
  old.name = "old (2)";
  old.hidden = true;
  const findings::Datum left[] = {std::string("Prices of the first draft"), findings::Decimal{"41.5"}};
  for (const findings::Datum& datum : left) {
    proposal::PlannedCell& cell = old.cells.emplace_back();
    cell.row = static_cast<std::uint32_t>(old.cells.size()) - 1;
    cell.value = datum;
  }
  plan.sheets.push_back(std::move(old));
}

proposal::PlannedWorkbook fill(const proposal::Pack& pack, const proposal::Tables& tables) {
  proposal::PlannedWorkbook plan =
      proposal::make_template(pack, on_cover(tables, "proposal id"), proposal::as_typed(pack, tables));
  plan.created = on_cover(tables, "planned submission date");
  return plan;
}

int write(const std::filesystem::path& path, const proposal::PlannedWorkbook& plan) {
  if (const auto written = files::write_workbook(path, plan); !written) return fail(written.failure());
  std::printf("%s\n", path.string().c_str());
  return 0;
}

int generate(const std::vector<std::string>& arguments) {
  const std::filesystem::path samples = arguments[0];
  auto packed = files::read_pack(arguments[1]);
  if (!packed) return fail(packed.failure());
  const proposal::LoadedPack loaded = proposal::load(std::move(*packed));
  for (const proposal::PackFault& fault : loaded.faults)
    std::fprintf(stderr, "%s\n", proposal::to_text(fault).c_str());
  if (!loaded.pack || !loaded.faults.empty()) return 2;

  auto good = samples::read_tables(samples / "good", *loaded.pack);
  if (!good) return fail(good.failure());
  if (arguments.size() == 5) {
    std::size_t lines = 0;
    const std::string& text = arguments[3];
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), lines);
    if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size() || lines > 1'000'000)
      return fail({"the number of rows can't be read", text, "it is no number up to 1000000", "write one"});
    samples::seal(*good, *good, loaded.pack);
    const proposal::Tables large = samples::enlarge(*good, lines);
    return write(arguments[4], fill(*loaded.pack, large));
  }
  samples::seal(*good, *good, loaded.pack);
  if (const int failed = write(samples / "proposal-good.xlsx", fill(*loaded.pack, *good))) return failed;
  auto flawed = samples::read_tables(samples / "flawed", *loaded.pack);
  if (!flawed) return fail(flawed.failure());
  samples::seal(*flawed, *good, loaded.pack);
  proposal::PlannedWorkbook plan = fill(*loaded.pack, *flawed);
  litter(plan);
  return write(samples / "proposal-flawed.xlsx", plan);
}

} // namespace

int main(int count, char** values) {
  const std::vector<std::string> arguments(values + 1, values + count);
  const bool plain = arguments.size() == 2;
  const bool rows = arguments.size() == 5 && arguments[2] == "--rows";
  if (!plain && !rows) {
    std::fputs("samples-generate SAMPLES PACK [--rows N OUT.xlsx]\n", stderr);
    return 2;
  }
  return generate(arguments);
}
