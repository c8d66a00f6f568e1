#include "rules/proposal/check.hpp"

#include "rules/proposal/answers.hpp"
#include "rules/proposal/asking.hpp"
#include "rules/proposal/completeness.hpp"
#include "rules/proposal/fire.hpp"
#include "rules/proposal/note.hpp"
#include "rules/proposal/owner.hpp"
#include "rules/proposal/scale.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <set>
#include <span>
#include <system_error>
#include <thread>

namespace stackbook::proposal {

namespace {

using feel::Value;
using findings::Finding;

class Checking {
 public:
  Checking(Asking& asked, const CheckOptions& wishes)
      : proposal(asked.proposal()), options(wishes), asking(asked) {
    checked.findings = proposal.findings;
    for (const Finding& finding : proposal.findings)
      if (finding.rule.ends_with(".column") && !finding.place.cell)
        missing_fields.emplace(finding.place.table, finding.place.field);
    for (const Finding& finding : proposal.findings)
      if (is_about_content(finding)) said.emplace(finding.place.sheet, *finding.place.cell);
  }

  Checked run() {
    say_overrides();
    say_period();
    ask_rules();
    return std::move(checked);
  }

 private:
  // Before all else, and in every format: whose limits these are.
  void say_overrides() {
    const Pack& pack = *proposal.pack;
    if (pack.overridden.empty()) return;
    std::string text = "the pack " + pack.id + " overrides ";
    for (const Overridden& one : pack.overridden)
      text += (&one == &pack.overridden.front() ? "" : "; ") + one.input + " " + one.key + " by " +
              one.author + ": " + one.reason;
    checked.findings.push_back(
        note(pack, "pack.overrides", findings::Severity::info, {}, std::move(text) + "."));
  }

  void say_period() {
    const Pack& pack = *proposal.pack;
    if (holds_on({pack.from, pack.to}, asking.day())) return;
    const auto form = std::ranges::find_if(
        proposal.tables, [](const BoundTable& table) { return !table.binding->as_of.empty(); });
    checked.findings.push_back(
        note(pack, "pack.period", findings::Severity::info,
             form == proposal.tables.end() ? findings::Place{} : place_of(*form),
             "the proposal is judged as of " + asking.day() + ", but the rules of pack " + pack.id +
                 " hold " + (pack.from.empty() ? "" : "from " + pack.from + (pack.to.empty() ? "" : " ")) +
                 (pack.to.empty() ? "" : "to " + pack.to) + ". Check the date, or choose another pack."));
  }

  bool go_on() {
    if (options.cancelled && options.cancelled()) checked.complete = false;
    return checked.complete;
  }

  // Rules about rows, which are many and alike, are shared with other threads; all else is for this one, which then takes
  // rows too. A thread beside this one has a session of its own, which takes in all tables again: not for a few rows.
  void ask_rules() {
    constexpr std::size_t least_parts = 8; // for each thread
    list_parts();
    const std::size_t threads = std::min<std::size_t>(options.threads, parts.size() / least_parts);
    std::vector<std::exception_ptr> failed(threads);
    std::vector<Finding> of_totals;
    {
      std::vector<std::jthread> running;
      const Stop stop{next, parts.size()};
      try {
        for (std::size_t i = 1; i < threads; ++i)
          running.emplace_back([&, i] {
            try {
              Asking beside(proposal, options);
              take_parts(beside);
            } catch (...) {
              failed[i] = std::current_exception();
            }
          });
      } catch (const std::system_error&) { // no thread to be had: those there are do it all
      }
      ask_whole();
      if (checked.complete) totals(of_totals);
      if (checked.complete) functions();
      if (checked.complete) take_parts(asking);
    }
    for (const std::exception_ptr& failure : failed)
      if (failure) std::rethrow_exception(failure);
    for (Part& part : parts) std::ranges::move(part.found, std::back_inserter(checked.findings));
    std::ranges::move(of_totals, std::back_inserter(checked.findings));
  }

  struct Stop { // when this thread is done, or fails, the others are
    std::atomic<std::size_t>& next;
    std::size_t end;
    ~Stop() { next = end; }
  };

  void list_parts() {
    constexpr std::size_t together = 128; // rows
    const std::vector<RulePlan>& rules = asking.compiled().rules;
    for (std::size_t t = 0; t < proposal.tables.size(); ++t) {
      std::vector<const RulePlan*>& of_table = by_table.emplace_back();
      for (const RulePlan& plan : rules)
        if (plan.row_of == t && asking.has_sheets(plan.tables)) of_table.push_back(&plan);
      const std::size_t rows = of_table.empty() ? 0 : proposal.tables[t].rows.size();
      for (std::size_t from = 0; from < rows; from += together)
        parts.push_back({t, from, std::min(together, rows - from), {}});
    }
  }

  void ask_whole() {
    for (const RulePlan& plan : asking.compiled().rules) {
      if (plan.row_of || !asking.has_sheets(plan.tables)) continue;
      if (!go_on()) return;
      take(asking, plan, nullptr, checked.findings);
    }
  }

  void take_parts(Asking& asked) {
    for (std::size_t p = next++; p < parts.size(); p = next++) {
      if (&asked == &asking && !go_on())
        next = parts.size();
      else
        ask_part(asked, parts[p]);
    }
  }

  struct Part { // of a table's rows
    std::size_t table, from, count;
    std::vector<Finding> found;
  };

  void ask_part(Asking& asked, Part& part) const {
    const std::vector<const RulePlan*>& plans = by_table[part.table];
    const auto rows = std::span(proposal.tables[part.table].rows).subspan(part.from, part.count);
    const std::vector<std::vector<bool>> speaking = asked.speaking(plans, rows, part.table);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      bool set = false;
      for (std::size_t p = 0; p < plans.size(); ++p) {
        if (!speaking[p][r]) continue;
        if (!set) asked.set_row(part.table, rows[r]);
        set = true;
        take(asked, *plans[p], &rows[r], part.found);
      }
    }
  }

  void take(Asking& asked, const RulePlan& plan, const BoundRow* row, std::vector<Finding>& found) const {
    const std::size_t from = found.size();
    fire(asked, plan, row, asked.session().evaluate(plan.decision), found);
    // A column that is not there is reported once, not again for every row; and of a cell whose content binding
    // could not take, rules would only say what follows from that.
    const auto repeated = [&](const Finding& finding) {
      return finding.place.cell ? said.contains({finding.place.sheet, *finding.place.cell})
                                : missing_fields.contains({finding.place.table, finding.place.field});
    };
    found.erase(std::remove_if(found.begin() + static_cast<std::ptrdiff_t>(from), found.end(), repeated),
                found.end());
  }

  void totals(std::vector<Finding>& found) {
    for (const auto& [name, format] : proposal.pack->totals) {
      const auto decision = proposal.pack->model.find(name, dmn::NodeSort::decision);
      if (!decision) continue;
      const Value value = asking.session().evaluate(*decision);
      if (value.reason() != 0) found.push_back(unexplained(asking, name, nullptr, nullptr, value));
      checked.report.totals.emplace_back(name, to_data(value));
      checked.report.total_formats.push_back(format);
    }
  }

  void functions() {
    for (const FunctionBinding& function : proposal.pack->functions) {
      if (!std::ranges::all_of(function.arguments, &FunctionBinding::Argument::optional)) continue;
      if (const auto value = asking.ask(function.name, {})) {
        checked.report.functions.emplace_back(function.name, to_data(*value));
      }
    }
  }

  static bool is_about_content(const Finding& finding) {
    if (!finding.place.cell || finding.severity == findings::Severity::info) return false;
    const bool safe = finding.fix && finding.fix->safety == findings::Fix::Safety::safe;
    if (safe && finding.rule.ends_with(".type")) return false; // it was read all the same
    for (const std::string_view sort : {".required", ".type", ".list", ".reference", ".placeholder"})
      if (finding.rule.ends_with(sort)) return true;
    return false;
  }

  const Proposal& proposal;
  const CheckOptions& options;
  Asking& asking;
  std::vector<std::vector<const RulePlan*>> by_table; // rules about a row of each
  std::vector<Part> parts;
  std::atomic<std::size_t> next = 0; // of the parts
  Checked checked;
  std::set<std::pair<std::string, std::string>> missing_fields;
  std::set<std::pair<std::string, workbook::Address>> said; // cells by sheet
};

} // namespace

Checked check(const Proposal& proposal, const CheckOptions& options) {
  Asking asking(proposal, options);
  return check(asking, options);
}

Checked check(Asking& asking, const CheckOptions& options) {
  const Proposal& proposal = asking.proposal();
  const bool is_proposal = std::ranges::any_of(proposal.tables, &BoundTable::found);
  Checked checked;
  if (is_proposal) {
    checked = Checking(asking, options).run();
  } else {
    checked.findings = proposal.findings;
  }
  const Owners owners(proposal);
  for (Finding& finding : checked.findings) {
    finding.owner = owners.of(finding);
    finding.fingerprint = findings::fingerprint(finding);
  }
  take_answers(proposal, checked.findings);
  for (Finding& finding : checked.findings) finding.place.file = options.file;
  std::ranges::stable_sort(checked.findings, findings::before);
  checked.report.file = options.file;
  checked.report.pack = proposal.pack->name();
  checked.report.as_of = as_of(proposal, options);
  checked.report.completeness = completeness(proposal, checked.findings);
  checked.report.currency = money_of(proposal).currency;
  checked.report.summary = findings::summarise(checked.findings);
  if (!is_proposal) checked.report.summary.status = "not a proposal";
  return checked;
}

} // namespace stackbook::proposal
