#include "rules/proposal/approval.hpp"

#include "rules/feel/number/number.hpp"
#include "rules/feel/time/print.hpp"
#include "rules/findings/quote.hpp"
#include "rules/findings/sha256.hpp"
#include "rules/proposal/laying.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace stackbook::proposal {

namespace {

using feel::Kind;
using feel::Value;
using findings::Datum;
using findings::quote;

// UTF-8 sorts by code point when compared byte by byte.
std::string canonical(std::string_view table, std::string_view key,
                      const std::map<std::string, std::string>& values) {
  std::string out = "{\"key\":";
  quote(out, key);
  out += ",\"table\":";
  quote(out, table);
  out += ",\"values\":{";
  bool first = true;
  for (const auto& [name, json] : values) {
    if (!first) out += ',';
    first = false;
    quote(out, name);
    out += ':';
    out += json;
  }
  return out + "}}";
}

// Digits as a number without regard to how it was written: 1.50 and 1.5 are one value.
std::string plain(std::string_view digits) {
  feel::Arena arena;
  if (!feel::number::is_literal(digits)) return std::string(digits);
  const Value number = feel::number::parse(digits, arena);
  return number.is_null() ? std::string(digits) : feel::number::to_digits(number);
}

// Empty for a blank.
std::string json_of(const Datum& datum) {
  std::string out;
  if (const auto* boolean = std::get_if<bool>(&datum)) out = *boolean ? "true" : "false";
  if (const auto* decimal = std::get_if<findings::Decimal>(&datum)) quote(out, plain(decimal->digits));
  if (const auto* text = std::get_if<std::string>(&datum); text && !text->empty()) quote(out, *text);
  return out;
}

} // namespace

std::string digest(std::string_view table, std::string_view key, const Row& values) {
  std::map<std::string, std::string> members;
  for (const auto& [name, datum] : values)
    if (std::string json = json_of(datum); !json.empty()) members.emplace(name, std::move(json));
  return findings::sha256(canonical(table, key, members));
}

std::string digest(const Proposal&, const BoundTable& table, const BoundRow& row) {
  return digest(table.binding->sheet, row.key, row_data(table, row));
}

std::string evidence_digest(const findings::Finding& finding) {
  std::map<std::string, std::string> members;
  for (const findings::Evidence& evidence : finding.evidence)
    if (std::string json = json_of(evidence.value); !json.empty())
      members.emplace(evidence.input, std::move(json));
  return findings::sha256(canonical(finding.rule, finding.place.row, members));
}

std::vector<Approval> approvals(const Proposal& proposal) {
  std::vector<Approval> all;
  for (const BoundTable& table : proposal.tables) {
    if (table.binding->sort != TableBinding::Sort::approvals) continue;
    for (const BoundRow& row : table.rows) {
      const auto text = [&](std::string_view component) -> std::string {
        const auto column = std::ranges::find(table.binding->columns, component, &ColumnBinding::component);
        if (column == table.binding->columns.end()) return {};
        const Value value = row.values[static_cast<std::size_t>(column - table.binding->columns.begin())];
        if (value.kind() == Kind::string) return std::string(value.as_string());
        if (value.kind() == Kind::number) return feel::number::to_digits(value);
        if (value.kind() == Kind::date || value.kind() == Kind::date_time) return feel::print_temporal(value);
        return {};
      };
      Approval approval{text("table"),       text("key"),      text("digest"),     text("decision"),
                        text("prepared by"), text("approver"), text("department"), text("known by"),
                        text("at"),          text("comment")};
      if (const TableBinding* about = proposal.pack->table(approval.table)) approval.table = about->sheet;
      all.push_back(std::move(approval));
    }
  }
  return all;
}

std::vector<RowConsent> consents(const Proposal& proposal, Digests digests) {
  std::vector<std::shared_ptr<const Approval>> lines;
  for (Approval& line : approvals(proposal))
    lines.push_back(std::make_shared<const Approval>(std::move(line)));
  std::vector<RowConsent> all;
  for (const BoundTable& table : proposal.tables) {
    if (!table.binding->sync || !table.found) continue;
    std::unordered_map<std::string_view, std::shared_ptr<const Approval>> last;
    for (const auto& line : lines)
      if (line->table == table.binding->sheet) last[line->key] = line;
    for (const BoundRow& row : table.rows) {
      RowConsent& consent = all.emplace_back(RowConsent{&table, &row, {}, Consent::none, {}});
      const auto line = last.find(row.key);
      if (digests == Digests::all || line != last.end()) consent.digest = digest(proposal, table, row);
      if (line == last.end()) continue;
      consent.approval = line->second;
      consent.consent = consent.approval->decision == "revoked"      ? Consent::revoked
                        : consent.approval->decision != "approved"   ? Consent::none
                        : consent.approval->digest != consent.digest ? Consent::stale
                                                                     : Consent::approved;
    }
  }
  return all;
}

} // namespace stackbook::proposal
