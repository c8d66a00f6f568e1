#include "plugin/calc/commands/sending.hpp"

#include <algorithm>
#include <array>

namespace stackbook::calc {
namespace {

using Row = Sending::Row;
struct Part {
  const char *outcome, *one, *many;
};

constexpr std::array plan_parts{
    Part{"send", "row would be sent", "rows would be sent"},
    Part{"withdraw", "row would be withdrawn", "rows would be withdrawn"},
    Part{"withheld", "row stays here", "rows stay here"},
    Part{"unchanged", "row is there already, unchanged", "rows are there already, unchanged"}};
constexpr std::array delivery_parts{
    Part{"created", "row is new there", "rows are new there"},
    Part{"updated", "row was renewed", "rows were renewed"},
    Part{"withdrawn", "row was withdrawn", "rows were withdrawn"},
    Part{"rejected", "row was rejected", "rows were rejected"},
    Part{"withheld", "row stayed here", "rows stayed here"},
    Part{"unchanged", "row was there already, unchanged", "rows were there already, unchanged"}};

std::string text_in(const wire::Json& json, std::string_view member) {
  const auto* found = json.find(member);
  const auto* text = found ? found->text() : nullptr;
  return text ? *text : std::string();
}

template <std::size_t N> std::string listed(const Sending& sending, const std::array<Part, N>& parts) {
  std::string text;
  for (const Part& part : parts) {
    std::string lines;
    std::size_t count = 0;
    for (const Row& row : sending.rows) {
      if (row.outcome != part.outcome) continue;
      ++count;
      lines += "\n    " + row.table + (row.key.empty() ? "" : " " + row.key);
      if (!row.receipt.empty())
        lines += ": receipt " + row.receipt;
      else if (!row.reason.empty())
        lines += ": " + row.reason;
    }
    if (count > 0)
      text += (text.empty() ? "" : "\n\n") + std::to_string(count) + " " +
              (count == 1 ? part.one : part.many) + ":" + lines;
  }
  return text.empty() ? "There is no row to send." : text;
}

} // namespace

Sending sending_of(const http::Plan& plan) {
  Sending sending{plan.proposal, plan.status, "", {}, {}, "0"};
  for (const auto& row : plan.rows)
    sending.rows.push_back({std::string(to_text(row.step)), row.row.table, row.row.key, row.reason,
                            row.step == http::Step::unchanged ? row.receipt : std::string()});
  return sending;
}

Result<Sending> read_sending(std::string_view text) {
  auto json = wire::read_json(text);
  if (!json) return json.failure();
  const auto* rows = json->find("rows");
  if (!rows || !rows->array())
    return Failure{"The answer of the stackbook command can't be read", "", "it holds no rows",
                   "Install a command of the extension's version"};
  Sending sending{
      text_in(*json, "proposal"), text_in(*json, "status"), text_in(*json, "trouble"), {}, {}, "0"};
  for (const auto& row : *rows->array())
    sending.rows.push_back({text_in(row, "outcome"), text_in(row, "table"), text_in(row, "key"),
                            text_in(row, "reason"), text_in(row, "receipt")});
  if (const auto* refused = json->find("refused"); refused && refused->array())
    for (const auto& problem : *refused->array())
      if (problem.text()) sending.refused.push_back(*problem.text());
  if (const auto* waiting = json->find("waiting"))
    if (const auto* number = std::get_if<findings::Decimal>(&waiting->value))
      sending.waiting = number->digits;
  return sending;
}

std::string plan_text(const Sending& plan) {
  return listed(plan, plan_parts) +
         (plan.status.empty() ? "" : "\n\nThe connector would then hold: " + plan.status + ".");
}

std::string delivery_text(const Sending& sent) {
  std::string text;
  if (!sent.trouble.empty())
    text = "The connector was not reached: " + sent.trouble + "\n" + sent.waiting +
           " rows stay queued; the next sync sends them.\n\n";
  for (const auto& problem : sent.refused) text += "The connector refused a batch: " + problem + "\n\n";
  if (sent.rows.empty() && !text.empty()) return text.substr(0, text.size() - 2);
  text += listed(sent, delivery_parts);
  return text + (sent.status.empty() ? "" : "\n\nThe connector holds: " + sent.status + ".");
}

bool sends_any(const Sending& plan) {
  return std::ranges::any_of(
      plan.rows, [](const Row& row) { return row.outcome == "send" || row.outcome == "withdraw"; });
}

} // namespace stackbook::calc
