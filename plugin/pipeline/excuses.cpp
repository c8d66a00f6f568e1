#include "plugin/pipeline/excuses.hpp"

#include "connectors/files/files.hpp"
#include "plugin/clock/clock.hpp"
#include "rules/proposal/csv.hpp"

#include <algorithm>
#include <ostream>

namespace stackbook::pipeline {
namespace {

constexpr std::uint64_t largest = 256ull << 20;

bool is_date(const std::string& text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
         text.find_first_not_of("0123456789-") == std::string::npos;
}

Result<std::vector<findings::Waiver>> read_waivers(const std::string& file) {
  const auto bytes = files::read_bytes(file, largest);
  if (!bytes) return bytes.failure();
  const auto lines = proposal::parse_csv(*bytes);
  const auto wrong = [&](std::size_t line, std::string why, std::string remedy) {
    return Failure{"The waivers can't be used", file + ":" + std::to_string(line), std::move(why),
                   std::move(remedy)};
  };
  if (!lines || lines->empty())
    return wrong(1, "it is no table of comma-separated values",
                 "Its first line reads rule,sheet,row,field,reason,by,until");
  const auto& header = lines->front().fields;
  std::vector<findings::Waiver> waivers;
  for (std::size_t i = 1; i < lines->size(); ++i) {
    const auto& line = (*lines)[i];
    const auto field = [&](std::string_view name) {
      const auto at = static_cast<std::size_t>(std::ranges::find(header, name) - header.begin());
      return at < line.fields.size() ? line.fields[at] : std::string();
    };
    findings::Waiver waiver{field("rule"),   field("sheet"), field("row"),   field("field"),
                            field("reason"), field("by"),    field("until"), line.line};
    if (waiver.rule.empty())
      return wrong(line.line, "a waiver names no rule", "Write the rule's id in the column rule");
    if (waiver.reason.empty() || waiver.by.empty())
      return wrong(line.line, "the waiver of " + waiver.rule + " has no reason or no name",
                   "Write why it is waived in the column reason, and who says so in the column by");
    if (!waiver.until.empty() && !is_date(waiver.until))
      return wrong(line.line, "until holds " + waiver.until, "Write the last day as YYYY-MM-DD");
    waivers.push_back(std::move(waiver));
  }
  return waivers;
}

} // namespace

Result<Excuses> read_excuses(const std::string& waivers, const std::string& baseline) {
  Excuses excuses;
  if (!waivers.empty()) {
    auto read = read_waivers(waivers);
    if (!read) return read.failure();
    excuses.waivers_file = waivers;
    excuses.waivers = std::move(*read);
  }
  if (!baseline.empty()) {
    const auto bytes = files::read_bytes(baseline, largest);
    if (!bytes) return bytes.failure();
    excuses.known = findings::fingerprints_in(*bytes);
    // A report without findings has none; another file must not pass for one.
    if (excuses.known.empty() && bytes->find("\"findings\"") == std::string::npos &&
        bytes->find("\"results\"") == std::string::npos && !bytes->starts_with("{\"file\""))
      return Failure{"The baseline can't be used", baseline, "it is no report of Stackbook",
                     "Make one: stackbook check FILE --format json --output " + baseline};
  }
  return excuses;
}

void excuse(std::vector<findings::Finding>& findings, const Excuses& excuses, Terminal& terminal,
            bool quiet) {
  for (const std::size_t idle : findings::waive(findings, excuses.waivers, clock::today())) {
    const auto& waiver = excuses.waivers[idle];
    if (!quiet)
      terminal.err << excuses.waivers_file << ":" << waiver.line << ": the waiver of " << waiver.rule
                   << (!waiver.until.empty() && waiver.until < clock::today() ? " ended on " + waiver.until
                                                                              : " meets no finding")
                   << '\n';
  }
  findings::mark_known(findings, excuses.known);
}

} // namespace stackbook::pipeline
