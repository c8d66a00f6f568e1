#include "rules/proposal/answers.hpp"

#include "rules/proposal/approval.hpp"
#include "rules/proposal/note.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace stackbook::proposal {

namespace {

using findings::Finding;
using Address = std::tuple<std::string, std::string, std::string, std::string>; // rule, table, key, field

std::string text_in(const BoundTable& table, const BoundRow& row, std::string_view component) {
  const auto column = std::ranges::find(table.binding->columns, component, &ColumnBinding::component);
  if (column == table.binding->columns.end()) return {};
  const feel::Value value = row.values[static_cast<std::size_t>(column - table.binding->columns.begin())];
  return value.kind() == feel::Kind::string ? std::string(value.as_string()) : std::string();
}

} // namespace

void take_answers(const Proposal& proposal, std::vector<Finding>& findings) {
  std::multimap<Address, std::size_t> by_address;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const findings::Place& place = findings[i].place;
    by_address.emplace(Address(findings[i].rule, place.table, place.row, place.field), i);
  }
  std::vector<Finding> notes;
  for (const BoundTable& table : proposal.tables) {
    if (table.binding->sort != TableBinding::Sort::answers) continue;
    for (const BoundRow& row : table.rows) {
      const auto text = [&](std::string_view component) { return text_in(table, row, component); };
      const TableBinding* about = proposal.pack->table(text("table"));
      const Address address(text("rule"), about ? about->sheet : text("table"), text("key"), text("field"));
      const auto [first, last] = by_address.equal_range(address);
      for (auto entry = first; entry != last; ++entry) {
        Finding& finding = findings[entry->second];
        const std::string digest = text("evidence digest");
        std::string fault;
        bool fits = false;
        if (finding.severity == findings::Severity::error) {
          fault =
              "this answers an error. Only warnings can be answered; correct " + to_text(finding.place) + ".";
        } else if (digest.empty()) {
          fits = true;
          fault =
              "this answer is not tied to the values it was given to, so a later change of them would not "
              "reopen the warning. Write " +
              evidence_digest(finding) + " into its evidence digest.";
        } else if (digest != evidence_digest(finding)) {
          fault = "this answer was given to other values than " + to_text(finding.place) +
                  " has now, so the warning is open again. Answer it anew.";
        } else {
          fits = true;
        }
        if (!fault.empty()) {
          findings::Place place = place_of(table, row, 0);
          place.field.clear();
          notes.push_back(note(*proposal.pack, table.binding->sheet + ".answer", findings::Severity::info,
                               std::move(place), std::move(fault)));
        }
        if (!fits) continue;
        finding.state = findings::State::answered;
        finding.answer = findings::Answer{text("answer"), text("by"), text("at")};
      }
    }
  }
  for (Finding& finding : notes) {
    finding.fingerprint = findings::fingerprint(finding);
    findings.push_back(std::move(finding));
  }
}

} // namespace stackbook::proposal
