#include "rules/proposal/reply.hpp"

#include "rules/proposal/approval.hpp"
#include "rules/proposal/caption.hpp"

namespace stackbook::proposal {

Result<LedgerLines> reply(const workbook::Workbook& workbook, const Proposal& proposal,
                          const findings::Finding& finding, const Reply& reply) {
  const auto refused = [](std::string why, std::string remedy) {
    return Failure{"Nothing is answered", {}, std::move(why), std::move(remedy)};
  };
  if (finding.severity == findings::Severity::error)
    return refused("an error can't be answered, only a warning", "Correct " + to_text(finding.place));
  if (finding.severity == findings::Severity::info || finding.state != findings::State::open)
    return refused("this finding asks for no answer", "Answer a warning that is open");
  if (trimmed(reply.text).empty())
    return refused("the reason is blank", "Write why it is right as it stands");
  if (trimmed(reply.by).empty()) return refused("nobody is named who says so", "Write a name");
  const BoundTable* answers = ledger(proposal, TableBinding::Sort::answers);
  if (auto fault = unfit(answers, "answer", {"rule", "table", "key", "field", "answer", "evidence digest"}))
    return refused(std::move(fault->first), std::move(fault->second));
  LedgerLines lines;
  add_line(lines, workbook, *answers,
           {{"rule", finding.rule},
            {"table", finding.place.table},
            {"key", finding.place.row},
            {"field", finding.place.field},
            {"answer", std::string(trimmed(reply.text))},
            {"by", std::string(trimmed(reply.by))},
            {"at", reply.at},
            {"evidence digest", evidence_digest(finding)}});
  return lines;
}

} // namespace stackbook::proposal
