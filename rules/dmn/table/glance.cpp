#include "rules/dmn/table/table.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace stackbook::dmn {
namespace {

constexpr std::size_t few = 16; // columns that are looked at

} // namespace

void Table::finish() {
  plain = true;
  searches.clear();
  for (const Input& input : inputs) {
    plain = plain && input.slot != npos && !input.restricted;
    if (input.column.decides()) searches.push_back({input.slot, Fit(input.type), &input.column});
  }
  at_a_glance = plain && !searches.empty() && searches.size() <= few &&
                (policy == Policy::first || policy == Policy::unique) &&
                std::ranges::any_of(rules, &Rule::is_ready);
}

// The bits beyond the last rule are never set.
std::uint32_t Table::glance(std::span<const feel::Value> frame) const {
  std::array<const Word*, few> bits;
  const std::size_t count = searches.size();
  for (std::size_t c = 0; c < count; ++c) {
    const feel::Value value = frame[searches[c].slot];
    const Column::Answer found = searches[c].column->find(value);
    if (found.open != nullptr || !searches[c].fit.holds(value)) return npos;
    bits[c] = found.bits;
  }
  std::uint32_t rule = npos;
  for (std::size_t word = 0, words = (rules.size() + 63) / 64; word < words; ++word) {
    Word all = bits[0][word];
    for (std::size_t c = 1; c < count; ++c) all &= bits[c][word];
    if (all == 0) continue;
    if (policy == Policy::unique && (rule != npos || !std::has_single_bit(all))) return npos;
    rule = static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(all)));
    if (policy == Policy::first) break;
  }
  return rule != npos && rules[rule].is_ready ? rule : npos;
}

} // namespace stackbook::dmn
