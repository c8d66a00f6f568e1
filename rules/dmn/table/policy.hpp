// Hit policies: from the rules that match to the table's answer (DMN 1.5 section 8.2.8). Where the
// specification leaves open what an empty selection gives: defaults, else the empty list for COLLECT, 0 for
// COLLECT COUNT, null for the rest.
#pragma once

#include "rules/dmn/table/table.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace stackbook::dmn {

class Fired { // the rules that matched, from 0, in the order of the answer
 public:
  void add(std::uint32_t rule) {
    if (count_ < few_.size())
      few_[count_++] = rule;
    else
      spill(rule);
  }
  std::span<std::uint32_t> rules() {
    return many_.empty() ? std::span(few_.data(), count_) : std::span(many_);
  }
  void keep(std::size_t count) { // the first ones only
    count_ = std::min(count, count_);
    if (count < many_.size()) many_.erase(many_.begin() + static_cast<std::ptrdiff_t>(count), many_.end());
  }

 private:
  void spill(std::uint32_t rule);
  std::array<std::uint32_t, 64> few_;
  std::size_t count_ = 0;
  std::vector<std::uint32_t> many_;
};

struct Selection {
  const Table& table;
  std::span<const feel::Value> frame;
  feel::Evaluation& evaluation;

  // Reorders `fired`, or cuts it down, to the rules that the answer comes from.
  feel::Value answer(Fired& fired);

 private:
  feel::Value output(std::uint32_t rule);
  feel::Value checked(feel::Value value, const Table::Output& output);
  feel::Value list_of(std::span<const std::uint32_t> rules);
  feel::Value none();
  feel::Value same(std::span<const std::uint32_t> rules);
  feel::Value ordered(Fired& fired);
  feel::Value aggregated(std::span<const std::uint32_t> rules);
  std::size_t rank(feel::Value output, std::size_t column);
  feel::Value fail(feel::Code code, std::span<const std::uint32_t> rules);
};

} // namespace stackbook::dmn
