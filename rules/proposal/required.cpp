#include "rules/proposal/binding.hpp"
#include "rules/proposal/cell.hpp"
#include "rules/proposal/note.hpp"
#include "rules/proposal/owner.hpp"
#include "rules/proposal/scale.hpp"

#include <algorithm>
#include <iterator>

namespace stackbook::proposal {

namespace {

using findings::Severity;

class Requiring {
 public:
  explicit Requiring(Proposal& to) : proposal(to), evaluation(scratch), currency(money_of(to).currency) {}

  void run() {
    for (std::size_t t = 0; t < proposal.tables.size(); ++t) {
      BoundTable& table = proposal.tables[t];
      std::vector<Column> columns;
      for (std::size_t c = 0; c < table.binding->columns.size(); ++c) {
        const Requirement& requirement = proposal.pack->compiled->tables[t].requirements[c];
        if (requirement.sort != Requirement::Sort::never) columns.push_back({c, &requirement, false, {}});
      }
      // Row by row, because a row's values lie together; said column by column.
      for (const BoundRow& row : table.rows)
        for (Column& column : columns) judge(table, row, column);
      for (Column& column : columns) std::ranges::move(column.said, std::back_inserter(proposal.findings));
    }
  }

 private:
  struct Column {
    std::size_t at;
    const Requirement* requirement;
    bool unclear; // that was said once
    std::vector<findings::Finding> said;
  };

  void judge(BoundTable& table, const BoundRow& row, Column& column) {
    const std::size_t c = column.at;
    if (!row.cells[c]) return; // the missing column is reported
    if (column.requirement->sort == Requirement::Sort::asked) {
      scratch.clear();
      evaluation.reasons.clear();
      evaluation.steps = 0;
      const feel::Value answer = feel::run(column.requirement->program, row.values, evaluation);
      if (answer.reason() != 0 && !column.unclear) {
        column.unclear = true;
        column.said.push_back(unclear(table, row, c, evaluation.reasons[answer.reason()]));
      }
      if (!answer.is_true()) return;
    }
    ++table.required_fields;
    if (!row.values[c].is_null())
      ++table.filled_fields;
    else if (std::ranges::find(row.unusable, c) == row.unusable.end())
      column.said.push_back(blank(table, row, c));
  }

  findings::Finding blank(const BoundTable& table, const BoundRow& row, std::size_t c) {
    const Pack& pack = *proposal.pack;
    const ColumnBinding& column = table.binding->columns[c];
    std::string message = subject(table, row, c) + " is blank. " + expected(pack, column);
    if (column.money && !currency.empty()) message += " in " + currency;
    const findings::Citation* source = column.citation.empty() ? nullptr : pack.source(column.citation);
    message +=
        source ? ", because " + source->text + " asks for it." : ", because the rules of this pack need it.";
    findings::Finding finding =
        note(pack, table.binding->sheet + "." + column.component + ".required", Severity::error,
             place_of(table, row, c), std::move(message), column.citation);
    finding.evidence.push_back({column.component, {}});
    finding.owner = owner_of(table, row, c);
    return finding;
  }

  findings::Finding unclear(const BoundTable& table, const BoundRow& row, std::size_t c,
                            const feel::Reason& reason) {
    const ColumnBinding& column = table.binding->columns[c];
    return note(*proposal.pack, "engine." + table.binding->sheet + "." + column.component + ".required",
                Severity::warning, place_of(table, row, c),
                "whether " + subject(table, row, c) +
                    " must be filled can't be told: " + std::string(feel::sentence_of(reason.code)) +
                    ". Check the values of this row; if they are right, tell "
                    "whoever keeps the pack.");
  }

  Proposal& proposal;
  feel::Arena scratch;
  feel::Evaluation evaluation;
  std::string currency;
};

} // namespace

void check_required(Proposal& proposal) {
  Requiring(proposal).run();
}

} // namespace stackbook::proposal
