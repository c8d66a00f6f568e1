// stackbook rules data check: where each table of reference data comes from, when it was read, how long it may be
// used, its digest, and which entries no longer hold.

#include "plugin/clock/clock.hpp"
#include "plugin/pipeline/rules/rules.hpp"
#include "rules/feel/time/parse.hpp"
#include "rules/findings/sha256.hpp"
#include "rules/proposal/csv.hpp"

#include <algorithm>
#include <ostream>

namespace stackbook::pipeline::rules {
namespace {

std::string kept_until(const proposal::Pack& pack, const proposal::Reference& reference) {
  if (reference.read.empty() || reference.shelf.empty()) return {};
  dmn::Session session(pack.model, {}, {});
  std::vector<feel::Issue> issues;
  const feel::Value until = session.ask(
      "string(date(\"" + reference.read + "\") + duration(\"" + reference.shelf + "\"))", {}, issues);
  return until.kind() == feel::Kind::string ? std::string(until.as_string()) : std::string();
}

// Keys of dated data (columns "valid from", "valid to") of which no line holds on that day.
std::vector<std::string> ended(const proposal::Pack& pack, const proposal::Reference& reference,
                               const std::string& day) {
  std::vector<std::string> keys;
  const auto file = pack.files.find(reference.file);
  const auto csv = file == pack.files.end() ? std::nullopt : proposal::parse_reference(file->second);
  if (!csv || csv->lines.empty()) return keys;
  const auto& header = csv->lines.front().fields;
  const auto column = [&](std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(header, name) - header.begin());
  };
  const std::size_t to = column("valid to"), key = column(reference.key);
  if (to == header.size() || key == header.size()) return keys;
  std::map<std::string, bool> holds;
  for (std::size_t i = 1; i < csv->lines.size(); ++i) {
    const auto& fields = csv->lines[i].fields;
    if (fields.size() == header.size()) holds[fields[key]] |= fields[to].empty() || day <= fields[to];
  }
  for (const auto& [name, still] : holds)
    if (!still) keys.push_back(name);
  return keys;
}

} // namespace

int data(const Options& options, Terminal& terminal) {
  const std::string day = options.as_of.empty() ? clock::today() : options.as_of;
  if (!feel::parse_date(day))
    return fail(terminal, {"The date can't be read", day, "it is no date", "Write it as YYYY-MM-DD"});
  Packs packs(terminal);
  const auto folders = folders_asked(options, terminal, packs);
  if (!folders) return fail(terminal, folders.failure());
  bool stale = false;
  for (const auto& folder : *folders) {
    const auto pack = packs.choose(folder.string(), std::nullopt);
    if (!pack) return fail(terminal, pack.failure());
    terminal.out << "Pack " << (*pack)->id << ' ' << (*pack)->version << ", data judged as of " << day
                 << ":\n";
    for (const auto& reference : (*pack)->references) {
      const std::string until = kept_until(**pack, reference);
      const bool old = !until.empty() && until < day;
      stale = stale || old;
      terminal.out << "  " << reference.input << " (" << reference.file << "): read "
                   << (reference.read.empty() ? "on an unknown day" : "on " + reference.read);
      if (!until.empty()) terminal.out << (old ? ", to be read again since " : ", good until ") << until;
      terminal.out << ".\n";
      if (const auto file = (*pack)->files.find(reference.file); file != (*pack)->files.end()) {
        const auto csv = proposal::parse_reference(file->second);
        terminal.out << "    Source: " << (csv && !csv->source.empty() ? csv->source : "unknown.")
                     << "\n    SHA-256: " << findings::sha256(file->second) << "\n";
      }
      for (const std::string& key : ended(**pack, reference, day)) {
        stale = true;
        terminal.out << "    " << key << " no longer holds: its last line has ended.\n";
      }
    }
    for (const auto& change : (*pack)->overridden)
      terminal.out << "  overridden: " << change.input << ' ' << change.key << " by " << change.author << ": "
                   << change.reason << ".\n";
  }
  return stale ? findings_left : clean;
}

} // namespace stackbook::pipeline::rules
