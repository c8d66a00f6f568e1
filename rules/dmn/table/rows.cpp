#include "rules/dmn/table/policy.hpp"
#include "rules/dmn/table/table.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <vector>

namespace stackbook::dmn {
namespace {

using feel::Evaluation;
using feel::Value;

constexpr std::size_t block = 64; // rows at a time: their bit sets' places stay near

// Column after column is searched for the rows of a block, so that what one column needs stays near; then row after row
// the bit sets are intersected. A row that the indexes do not decide, and one that no rule matches, is evaluated by itself.
class Rows {
 public:
  Rows(const Table& table, std::span<const Table::Source> sources, Evaluation& evaluation)
      : table_(table), sources_(sources), evaluation_(evaluation), frame_(sources.size()) {
    places_.resize(table.searches.size() * block);
  }

  void evaluate(std::span<Value> outcomes) {
    for (std::size_t begin = 0; begin < outcomes.size(); begin += block) {
      const std::size_t count = std::min(block, outcomes.size() - begin);
      if (table_.plain) search(begin, count);
      for (std::size_t row = 0; row < count; ++row) {
        evaluation_.steps = 0;
        outcomes[begin + row] = table_.plain && plain_[row] ? matched(begin + row, row) : alone(begin + row);
      }
    }
  }

 private:
  void search(std::size_t begin, std::size_t count) {
    plain_.fill(true);
    for (std::size_t c = 0; c < table_.searches.size(); ++c) {
      const Table::Search& search = table_.searches[c];
      const Table::Source source = sources_[search.slot];
      for (std::size_t row = 0; row < count; ++row) {
        const Value value = source.at(begin + row);
        const Column::Answer found = search.column->find(value);
        places_[c * block + row] = found.bits;
        plain_[row] = plain_[row] && found.open == nullptr && search.fit.holds(value);
      }
    }
  }

  Value matched(std::size_t at, std::size_t row) {
    const std::size_t rules = table_.rules.size(), words = (rules + 63) / 64;
    const bool first = table_.policy == Policy::first;
    Fired fired;
    for (std::size_t word = 0; word < words; ++word) {
      Word bits = word * 64 + 64 > rules ? (Word{1} << (rules % 64)) - 1 : ~Word{0};
      for (std::size_t c = 0; c < table_.searches.size(); ++c) bits &= places_[c * block + row][word];
      for (; bits != 0; bits &= bits - 1) {
        const auto rule =
            static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
        if (first && table_.rules[rule].is_ready) return table_.rules[rule].ready;
        fired.add(rule);
        if (first) break;
      }
      if (bits != 0) break;
    }
    if (fired.rules().empty()) return alone(at);
    return Selection{table_, gathered(at).first(table_.frame_size), evaluation_}.answer(fired);
  }

  Value alone(std::size_t at) { return table_.evaluate(gathered(at), evaluation_); }

  std::span<const Value> gathered(std::size_t at) {
    for (std::size_t slot = 0; slot < sources_.size(); ++slot) frame_[slot] = sources_[slot].at(at);
    return frame_;
  }

  const Table& table_;
  std::span<const Table::Source> sources_;
  Evaluation& evaluation_;
  std::vector<Value> frame_;
  std::vector<const Word*> places_; // column × row of the block
  std::array<bool, block> plain_{};
};

} // namespace

void Table::evaluate(std::span<const Source> sources, Evaluation& evaluation,
                     std::span<Value> outcomes) const {
  Rows(*this, sources, evaluation).evaluate(outcomes);
}

} // namespace stackbook::dmn
