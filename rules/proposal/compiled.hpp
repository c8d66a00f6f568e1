// What loading prepares beside the pack's public face: nodes of the model by number, shapes of rows, programs
// of `required`, reference data as FEEL values. Immutable after load.
#pragma once

#include "rules/feel/program/program.hpp"
#include "rules/proposal/csv.hpp"
#include "rules/proposal/pack.hpp"

#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace stackbook::proposal {

struct Requirement { // of one column: must the cell be filled?
  enum class Sort : std::uint8_t { always, never, asked };
  Sort sort = Sort::always;
  feel::Program program; // over a frame of the table's columns
};

struct TablePlan { // parallel to Pack::tables
  std::optional<dmn::NodeId> input, row;
  std::vector<std::string_view> names; // components in the order of the columns
  feel::Shape shape{};
  std::vector<Requirement> requirements;
  std::optional<std::size_t> key; // column
  bool standing = false;          // rows of approvals: the model asks what became of them
};

struct RulePlan { // a decision whose logic is a rule table
  dmn::NodeId decision;
  std::string name;
  std::optional<std::size_t> row_of; // table whose rows it is asked for
  std::vector<std::size_t> tables;   // those it needs, directly or not
  std::span<const dmn::TableRule> rules;
  std::vector<std::pair<std::string, std::string>> periods; // of the rules: ISO dates from and to, or empty
};

inline bool holds_on(const std::pair<std::string, std::string>& period, std::string_view day) {
  return day.empty() ||
         ((period.first.empty() || period.first <= day) && (period.second.empty() || day <= period.second));
}

struct ReferencePlan { // parallel to Pack::references
  std::optional<dmn::NodeId> input;
  feel::Value value;             // list of contexts
  std::vector<std::string> keys; // in the order of the file
  std::unordered_set<std::string_view> known;
};

struct Pack::Compiled {
  feel::Arena arena, reference_arena; // the second of the reference data, read beside all else
  feel::Types types;
  std::vector<TablePlan> tables;
  std::vector<RulePlan> rules;
  std::vector<ReferencePlan> references;
};

// Steps of load. The columns come first; of the others, each may be made beside the rest.
void plan_columns(Pack& pack, Pack::Compiled& compiled, const struct Manifest& manifest,
                  std::vector<PackFault>& faults);
void plan_requirements(Pack& pack, Pack::Compiled& compiled, const struct Manifest& manifest,
                       std::vector<PackFault>& faults);
void check_summary(const Pack& pack, const struct Manifest& manifest, std::vector<PackFault>& faults);
void plan_rules(Pack& pack, Pack::Compiled& compiled, std::vector<PackFault>& faults);

// Every file of the pack that may be reference data, by path; nothing where a quote is never closed.
using ReferenceFiles = std::map<std::string_view, std::optional<ReferenceCsv>>;
ReferenceFiles read_references(const Pack& pack);

// Replaces lines of a reference's CSV by those of the extending pack's <override>s, by key, and notes in
// `pack` what was changed, by whom and why. A line whose key the base does not know is added.
struct SourcedLine {
  std::string_view file;
  std::uint32_t line = 0;
  std::span<const std::string> fields; // as the reference's header orders them
};
struct SourcedLines {
  std::vector<SourcedLine> all;
  std::deque<std::vector<std::string>> changed; // fields of those that an override makes
};
void apply_overrides(Pack& pack, const struct Manifest& manifest, const Reference& reference,
                     const ReferenceFiles& files, std::span<const std::string> header, SourcedLines& lines,
                     std::vector<PackFault>& faults);

void plan_references(Pack& pack, Pack::Compiled& compiled, const struct Manifest& manifest,
                     const ReferenceFiles& files, std::vector<PackFault>& faults);

// A text as a value of the type of a reference's or argument's component; nothing when it can't be read so.
std::optional<feel::Value> read_as(std::string_view text, feel::Type type, feel::Arena& arena);

} // namespace stackbook::proposal
