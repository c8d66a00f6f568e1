#include "plugin/pipeline/amend.hpp"

#include "connectors/files/patch/patch.hpp"
#include "rules/proposal/fix.hpp"
#include "rules/report/report.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace stackbook::pipeline {
namespace {

using workbook::Address;

constexpr std::string_view author = "Stackbook";
constexpr std::size_t most_text = 30'000; // characters in a comment; Excel holds 32,767
constexpr int most_rounds = 8;            // a cell seldom needs more than two fixes

// Where a comment about the finding goes.
std::pair<std::string, Address> spot(const Work& work, const findings::Place& place) {
  const workbook::Sheet* sheet = work.workbook.sheet(place.sheet);
  if (!sheet || place.sheet.empty()) {
    const auto visible =
        std::ranges::find(work.workbook.sheets, workbook::Visibility::visible, &workbook::Sheet::visibility);
    return {visible == work.workbook.sheets.end() ? work.workbook.sheets.front().name : visible->name, {}};
  }
  if (place.cell) return {sheet->name, *place.cell};
  const auto* table = work.proposal.table(place.table);
  if (!table) return {sheet->name, {}};
  std::optional<std::uint32_t> first;
  for (const auto& column : table->columns)
    if (column && (!first || *column < *first)) first = column;
  return {sheet->name, first ? Address{table->header_row, *first} : Address{}};
}

files::patch::Value value_of(const findings::Datum& datum) {
  if (const auto* boolean = std::get_if<bool>(&datum)) return *boolean;
  if (const auto* text = std::get_if<std::string>(&datum)) return *text;
  const auto* decimal = std::get_if<findings::Decimal>(&datum);
  if (!decimal) return {};
  double number = 0;
  std::from_chars(decimal->digits.data(), decimal->digits.data() + decimal->digits.size(), number);
  return number;
}

std::string shown(const findings::Datum& datum) {
  if (const auto* boolean = std::get_if<bool>(&datum)) return *boolean ? "TRUE" : "FALSE";
  if (const auto* text = std::get_if<std::string>(&datum)) return '"' + *text + '"';
  const auto* decimal = std::get_if<findings::Decimal>(&datum);
  return decimal ? decimal->digits : "nothing";
}

} // namespace

Result<std::string> annotated(std::string_view bytes, const std::string& file, const Work& work,
                              const std::vector<findings::Finding>& findings, const files::Limits& limits) {
  std::map<std::pair<std::string, Address>, std::pair<std::string, std::size_t>>
      texts; // and findings left out
  for (const auto& finding : findings) {
    auto& [text, left_out] = texts[spot(work, finding.place)];
    const std::string note = report::note(finding);
    if (text.size() + note.size() > most_text)
      ++left_out;
    else
      text += (text.empty() ? "" : "\n\n") + note;
  }
  files::patch::Changes changes;
  changes.author = author;
  for (auto& [place, said] : texts) {
    auto& [text, left_out] = said;
    if (left_out > 0) text += "\n\nAnd " + std::to_string(left_out) + " further findings; see the report.";
    changes.notes.push_back({place.first, place.second, std::move(text)});
  }
  return files::patch::patched(bytes, file, changes, limits);
}

Result<Mended> mended(std::string bytes, const std::string& file, const std::string& out,
                      const WorkOptions& options, Packs& packs) {
  Mended mended{std::move(bytes), nullptr, {}};
  std::map<std::pair<std::string, Address>, std::size_t> lines;
  for (int round = 0;; ++round) {
    auto work = work_on(mended.bytes, round == 0 ? file : out, options, packs);
    if (!work) return work.failure();
    mended.work = *work;
    const auto fixes = proposal::safe_fixes(mended.work->workbook, mended.work->checked.findings);
    if (fixes.empty() || round == most_rounds) break;
    files::patch::Changes changes;
    for (const auto& fix : fixes) {
      changes.cells.push_back({fix.sheet, fix.at, value_of(fix.now)});
      const auto [line, fresh] = lines.emplace(std::pair(fix.sheet, fix.at), mended.lines.size());
      if (fresh)
        mended.lines.push_back({fix.sheet + ' ' + to_a1(fix.at), shown(fix.was), shown(fix.now), fix.title});
      else
        mended.lines[line->second].now = shown(fix.now);
    }
    auto changed = files::patch::patched(mended.bytes, file, changes, options.limits);
    if (!changed) return changed.failure();
    mended.bytes = std::move(*changed);
  }
  return mended;
}

} // namespace stackbook::pipeline
