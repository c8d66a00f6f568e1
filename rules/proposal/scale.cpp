#include "rules/proposal/scale.hpp"

#include "rules/feel/number/number.hpp"
#include "rules/proposal/binding.hpp"
#include "rules/proposal/caption.hpp"

#include <algorithm>

namespace stackbook::proposal {

namespace {

using feel::Value;
namespace number = feel::number;

std::string_view text_in(const BoundTable& table, const std::string& component) {
  const auto column = std::ranges::find(table.binding->columns, component, &ColumnBinding::component);
  if (component.empty() || table.rows.empty() || column == table.binding->columns.end()) return {};
  const Value value =
      table.rows.front().values[static_cast<std::size_t>(column - table.binding->columns.begin())];
  return value.kind() == feel::Kind::string ? value.as_string() : std::string_view();
}

Value scaled(Value value, Value factor, feel::Arena& arena) {
  if (value.kind() == feel::Kind::number)
    return number::without_trailing_zeros(number::multiply(value, factor, arena), arena);
  if (value.kind() != feel::Kind::list) return value;
  std::vector<Value> items;
  for (const Value item : value.as_list()) items.push_back(scaled(item, factor, arena));
  return feel::make_list(arena, items);
}

} // namespace

std::optional<int> power_of(std::string_view scale) {
  const std::string word = folded(scale);
  if (word.find("billion") != std::string::npos) return 9;
  if (word.find("million") != std::string::npos) return 6;
  if (word.find("thousand") != std::string::npos) return 3;
  if (word.empty() || word.find("unit") != std::string::npos) return 0;
  return {};
}

Money money_of(const Proposal& proposal) {
  Money money;
  for (const BoundTable& table : proposal.tables) {
    if (table.binding->sort != TableBinding::Sort::form) continue;
    if (!table.binding->scale.empty())
      money.power = power_of(text_in(table, table.binding->scale)).value_or(0);
    if (!table.binding->currency.empty()) money.currency = text_in(table, table.binding->currency);
  }
  return money;
}

void apply_scale(Proposal& proposal) {
  const int power = money_of(proposal).power;
  if (power == 0) return;
  std::int64_t ten = 1;
  for (int i = 0; i < power; ++i) ten *= 10;
  const Value factor = number::from(ten);
  for (BoundTable& table : proposal.tables)
    for (std::size_t c = 0; c < table.binding->columns.size(); ++c) {
      if (!table.binding->columns[c].money) continue;
      for (BoundRow& row : table.rows) row.values[c] = scaled(row.values[c], factor, *proposal.arena);
    }
}

} // namespace stackbook::proposal
