#include "plugin/pipeline/rules/clauses.hpp"

#include "rules/proposal/csv.hpp"

#include <algorithm>

namespace stackbook::pipeline::rules {

Result<Clauses> clauses_of(const proposal::Pack& pack) {
  const auto unreadable = [&](std::string where, std::string why) {
    return Failure{"The clauses of pack " + pack.id + " can't be read", std::move(where), std::move(why),
                   "Give reference/clauses.csv the columns clause, title, status and reason"};
  };
  const auto file = std::ranges::find_if(
      pack.files, [](const auto& entry) { return entry.first.ends_with("reference/clauses.csv"); });
  if (file == pack.files.end()) return unreadable("reference/clauses.csv", "there is no such file");
  const auto csv = proposal::parse_reference(file->second);
  if (!csv || csv->lines.empty()) return unreadable(file->first, "it is empty, or a quote is never closed");
  Clauses clauses;
  for (std::size_t i = 1; i < csv->lines.size(); ++i) {
    const auto& fields = csv->lines[i].fields;
    const std::string where = file->first + ":" + std::to_string(csv->lines[i].line);
    if (fields.size() != 4) return unreadable(where, "the line has not four fields");
    if (fields[2] != "duty" && fields[2] != "reference" && fields[2] != "agency")
      return unreadable(where, "the status is " + fields[2] + ", not duty, reference or agency");
    clauses.all.push_back({fields[0], fields[1], fields[2], fields[3], {}});
  }
  for (const proposal::RuleInfo& rule : pack.rules) {
    const auto clause = std::ranges::find(clauses.all, rule.clause, &Clause::clause);
    if (clause == clauses.all.end()) {
      clauses.astray.push_back(&rule);
    } else {
      clause->rules.push_back(&rule);
    }
  }
  return clauses;
}

} // namespace stackbook::pipeline::rules
