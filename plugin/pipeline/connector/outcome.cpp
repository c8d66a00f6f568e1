#include "plugin/pipeline/connector/outcome.hpp"

#include <algorithm>
#include <iomanip>
#include <map>
#include <ostream>

namespace stackbook::pipeline {
namespace {

std::string counts(const Outcome& outcome) {
  std::map<std::string, std::size_t> total;
  for (const auto& row : outcome.rows) ++total[row.outcome];
  std::string text;
  for (const auto& [verdict, count] : total)
    text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + verdict;
  return text.empty() ? "no rows to send" : text;
}

} // namespace

Outcome outcome_of(const http::Plan& plan) {
  Outcome outcome;
  outcome.planned = true;
  outcome.proposal = plan.proposal;
  outcome.status = plan.status;
  for (const auto& row : plan.rows)
    outcome.rows.push_back({std::string(to_text(row.step)), row.row.table, row.row.key, row.reason,
                            row.step == http::Step::unchanged ? row.receipt : std::string()});
  return outcome;
}

Outcome outcome_of(const http::Plan& plan, const http::Delivery& delivery) {
  Outcome outcome;
  outcome.proposal = plan.proposal;
  outcome.status = delivery.status;
  outcome.refused = delivery.refused;
  if (!delivery.reached) {
    outcome.trouble = delivery.trouble;
    outcome.waiting = delivery.waiting;
  }
  for (const auto& receipt : delivery.receipts)
    outcome.rows.push_back(
        {std::string(to_text(receipt.verdict)), receipt.table, receipt.key, receipt.reason, receipt.id});
  for (const auto& row : plan.rows)
    if (row.step == http::Step::unchanged || row.step == http::Step::withheld)
      outcome.rows.push_back(
          {std::string(to_text(row.step)), row.row.table, row.row.key, row.reason, row.receipt});
  return outcome;
}

void print_text(std::ostream& out, const Outcome& outcome) {
  for (const auto& row : outcome.rows) {
    const std::string more =
        !row.receipt.empty() && row.outcome != "withheld" ? "receipt " + row.receipt : row.reason;
    out << std::left << std::setw(10) << row.outcome << ' ' << row.table
        << (row.key.empty() ? "" : " " + row.key) << (more.empty() ? "" : ": " + more) << '\n';
  }
  if (outcome.planned) {
    out << "Plan for proposal " << outcome.proposal << ": " << counts(outcome)
        << ". The connector would hold: " << outcome.status << ".\n";
    return;
  }
  out << "Proposal " << outcome.proposal << ": " << counts(outcome) << ".";
  if (!outcome.status.empty()) out << " The connector holds: " << outcome.status << ".";
  out << '\n';
}

void print_json(std::ostream& out, const Outcome& outcome) {
  wire::Array rows, refused;
  for (const auto& row : outcome.rows)
    rows.push_back({wire::Object{{"outcome", {row.outcome}},
                                 {"table", {row.table}},
                                 {"key", {row.key}},
                                 {"reason", {row.reason}},
                                 {"receipt", {row.receipt}}}});
  for (const auto& problem : outcome.refused) refused.push_back({problem});
  out << wire::write_json({wire::Object{{"planned", {outcome.planned}},
                                        {"proposal", {outcome.proposal}},
                                        {"rows", {std::move(rows)}},
                                        {"refused", {std::move(refused)}},
                                        {"status", {outcome.status}},
                                        {"trouble", {outcome.trouble}},
                                        {"waiting", {findings::Decimal{std::to_string(outcome.waiting)}}}}})
      << '\n';
}

bool leaves_any(const Outcome& outcome) {
  return !outcome.refused.empty() || std::ranges::any_of(outcome.rows, [](const auto& row) {
    return row.outcome == "withheld" || row.outcome == "rejected";
  });
}

} // namespace stackbook::pipeline
