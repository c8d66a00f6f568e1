#include "plugin/pipeline/trace.hpp"

#include "rules/proposal/asking.hpp"
#include "rules/proposal/fire.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace stackbook::pipeline {
namespace {

using findings::Finding;
using Lines = std::vector<std::string>;

// What makes one finding another: of the same rule at the same place, what it says.
using Said = std::tuple<std::string, std::string, std::string, std::optional<workbook::Address>>;
Said said_by(const Finding& finding) {
  return {finding.rule, finding.message, finding.place.sheet, finding.place.cell};
}

class Tracing {
 public:
  Tracing(const proposal::Proposal& proposal, const proposal::CheckOptions& options)
      : proposal_(proposal), asking_(proposal, options) {}

  void want(std::size_t place, const Finding& finding) {
    if (finding.fired) {
      wanted_.emplace(said_by(finding), place);
      decisions_.insert(finding.fired->decision);
    }
  }

  std::map<std::size_t, Lines> run() {
    for (const proposal::RulePlan& plan : asking_.compiled().rules) {
      if (!decisions_.contains(plan.name)) continue;
      if (!plan.row_of) {
        ask(plan, nullptr);
        continue;
      }
      for (const proposal::BoundRow& row : proposal_.tables[*plan.row_of].rows) {
        asking_.set_row(*plan.row_of, row);
        ask(plan, &row);
      }
    }
    return std::move(traces_);
  }

 private:
  void ask(const proposal::RulePlan& plan, const proposal::BoundRow* row) {
    std::vector<Finding> findings;
    fire(asking_, plan, row, asking_.session().evaluate(plan.decision), findings);
    Lines lines;
    for (const Finding& finding : findings) {
      const auto [begin, end] = wanted_.equal_range(said_by(finding));
      for (auto at = begin; at != end; ++at) {
        if (lines.empty()) lines = trace(plan.decision);
        traces_.emplace(at->second, lines);
      }
    }
  }

  Lines trace(dmn::NodeId decision) {
    feel::Evaluation& evaluation = asking_.session().evaluation();
    const std::size_t reasons = evaluation.reasons.kept();
    const std::string text = to_text(asking_.pack().model, evaluation, asking_.session().trace(decision));
    evaluation.reasons.cut(reasons); // those that tracing found again
    Lines lines;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      lines.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    return lines;
  }

  const proposal::Proposal& proposal_;
  proposal::Asking asking_;
  std::multimap<Said, std::size_t> wanted_;
  std::set<std::string> decisions_;
  std::map<std::size_t, Lines> traces_;
};

} // namespace

std::map<std::size_t, std::vector<std::string>>
traces_of(const proposal::Proposal& proposal, const proposal::CheckOptions& options,
          const std::vector<findings::Finding>& findings,
          const std::function<bool(const findings::Finding&)>& wanted) {
  Tracing tracing(proposal, options);
  for (std::size_t i = 0; i < findings.size(); ++i)
    if (wanted(findings[i])) tracing.want(i, findings[i]);
  return tracing.run();
}

} // namespace stackbook::pipeline
