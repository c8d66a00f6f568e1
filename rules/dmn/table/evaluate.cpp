#include "rules/dmn/table/policy.hpp"
#include "rules/dmn/table/table.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <optional>

namespace stackbook::dmn {
namespace {

using feel::Evaluation;
using feel::Value;

constexpr std::size_t few = 16; // inputs without memory of the arena

// The frame that cells see: the variables around the table, then "?". Made when the first cell asks.
class CellFrame {
 public:
  CellFrame(std::span<const Value> outer, Evaluation& evaluation) : outer_(outer), evaluation_(evaluation) {}
  std::span<Value> with(Value value) {
    if (values_ == nullptr) {
      values_ = evaluation_.arena.array<Value>(outer_.size() + 1);
      std::copy(outer_.begin(), outer_.end(), values_);
    }
    values_[outer_.size()] = value;
    return {values_, outer_.size() + 1};
  }

 private:
  std::span<const Value> outer_;
  Evaluation& evaluation_;
  Value* values_ = nullptr;
};

struct Searched { // a column that decides something
  const Word* bits;
  const Word* open;
  std::size_t input;
};

class Match {
 public:
  Match(const Table& table, std::span<const Value> frame, Evaluation& evaluation)
      : table_(table), frame_(frame), cells_(frame.first(table.frame_size), evaluation),
        evaluation_(evaluation) {
    const std::size_t count = table.inputs.size();
    values_ =
        count <= few ? reinterpret_cast<Value*>(few_values_.data()) : evaluation.arena.array<Value>(count);
    columns_ = count <= few ? few_columns_.data() : evaluation.arena.array<Searched>(count);
  }

  // Evaluates the inputs; what came back is null and is the table's answer when one is not allowed.
  std::optional<Value> read() {
    for (std::size_t i = 0; i < table_.inputs.size(); ++i) {
      const Table::Input& input = table_.inputs[i];
      Value value = input.slot != Table::npos
                        ? frame_[input.slot]
                        : feel::run(input.program, frame_.first(table_.frame_size), evaluation_);
      if (!fits_plainly(value, input.type)) value = feel::coerce(value, input.type, evaluation_, input.span);
      values_[i] = value;
    }
    for (std::size_t i = 0; i < table_.inputs.size(); ++i) {
      const Table::Input& input = table_.inputs[i];
      if (input.restricted && !values_[i].is_null() &&
          !is_allowed(input.allowed, input.allowed_tests, values_[i], cells_.with(values_[i]), evaluation_))
        return evaluation_.fail(feel::Code::table_input, input.span, {values_[i]}, input.text);
      if (!input.column.decides()) continue;
      const Column::Answer found = input.column.find(values_[i]);
      columns_[count_++] = {found.bits, found.open, i};
      open_ = open_ || found.open != nullptr;
    }
    return std::nullopt;
  }

  std::span<const Value> values() const { return {values_, table_.inputs.size()}; }

  // Calls `visit(rule)` for each matching rule in order, until it says false.
  template <class Visit> void each(Visit visit) {
    constexpr std::size_t many = 4; // words at once: most of a wide table is passed over
    const std::size_t rules = table_.rules.size(), words = (rules + 63) / 64;
    std::size_t word = 0;
    for (; word + many <= words && count_ > 0; word += many) {
      std::array<Word, many> bits;
      std::copy_n(columns_[0].bits + word, many, bits.data());
      for (std::size_t c = 1; c < count_; ++c)
        for (std::size_t w = 0; w < many; ++w) bits[w] &= columns_[c].bits[word + w];
      if ((bits[0] | bits[1] | bits[2] | bits[3]) == 0) continue;
      for (std::size_t w = 0; w < many; ++w)
        if (!each_in(bits[w], word + w, visit)) return;
    }
    for (; word < words; ++word) {
      Word bits = word * 64 + 64 > rules ? (Word{1} << (rules % 64)) - 1 : ~Word{0};
      for (std::size_t c = 0; c < count_; ++c) bits &= columns_[c].bits[word];
      if (!each_in(bits, word, visit)) return;
    }
  }

 private:
  template <class Visit> bool each_in(Word bits, std::size_t word, Visit& visit) {
    for (; bits != 0; bits &= bits - 1) {
      const auto rule = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
      if ((!open_ || holds(rule)) && !visit(static_cast<std::uint32_t>(rule))) return false;
    }
    return true;
  }

  bool holds(std::size_t rule) {
    for (std::size_t c = 0; c < count_; ++c) {
      const Searched& column = columns_[c];
      if (column.open == nullptr || (column.open[rule / 64] >> (rule % 64) & 1) == 0) continue;
      const feel::Program& cell = table_.cells[rule * table_.inputs.size() + column.input];
      if (!feel::run(cell, cells_.with(values_[column.input]), evaluation_).is_true()) return false;
    }
    return true;
  }

  const Table& table_;
  std::span<const Value> frame_;
  CellFrame cells_;
  Evaluation& evaluation_;
  alignas(Value)
      std::array<std::byte, few * sizeof(Value)> few_values_; // not initialised: it is written before read
  std::array<Searched, few> few_columns_;
  Value* values_;
  Searched* columns_;
  std::size_t count_ = 0;
  bool open_ = false; // some cell must be run
};

} // namespace

bool is_allowed(const Column& index, const feel::Program& tests, Value value, std::span<Value> cell_frame,
                Evaluation& evaluation) {
  const Column::Answer found = index.find(value);
  if ((*found.bits & 1) == 0) return false;
  if (found.open == nullptr || (*found.open & 1) == 0) return true;
  cell_frame.back() = value;
  return feel::run(tests, cell_frame, evaluation).is_true();
}

bool Table::uses(std::uint32_t slot) const {
  const auto reads = [slot](const feel::Program& program) {
    return static_cast<bool>(program) && program.uses(slot);
  };
  return std::any_of(cells.begin(), cells.end(), reads) ||
         std::any_of(entries.begin(), entries.end(), reads) ||
         std::any_of(
             inputs.begin(), inputs.end(),
             [&](const Input& input) { return reads(input.program) || reads(input.allowed_tests); }) ||
         std::any_of(outputs.begin(), outputs.end(), [&](const Output& output) {
           return reads(output.otherwise) || reads(output.allowed_tests);
         });
}

Value Table::evaluate(std::span<const Value> frame, Evaluation& evaluation, TableAnswer* answer) const {
  if (at_a_glance && answer == nullptr)
    if (const std::uint32_t rule = glance(frame); rule != npos) return rules[rule].ready;
  Match match(*this, frame, evaluation);
  const std::optional<Value> refused = match.read();
  if (answer != nullptr)
    for (std::size_t i = 0; i < inputs.size(); ++i)
      answer->inputs.push_back({inputs[i].text, match.values()[i]});
  if (refused) return *refused;
  Fired fired;
  if (policy == Policy::first) {
    match.each([&](std::uint32_t rule) {
      fired.add(rule);
      return false;
    });
  } else {
    match.each([&](std::uint32_t rule) {
      fired.add(rule);
      return true;
    });
  }
  Selection selection{*this, frame.first(frame_size), evaluation};
  Value result = selection.answer(fired);
  // No match is an answer, and a null then is no error; that an input has no value because of one must not get lost.
  if (fired.rules().empty() && result.is_null() && result.reason() == 0)
    for (const Value value : match.values())
      if (value.reason() != 0) {
        result = evaluation.fail(feel::Code::table_no_match, span, {value});
        break;
      }
  if (answer != nullptr)
    for (const std::uint32_t rule : fired.rules()) answer->fired.push_back(rule + 1);
  return result;
}

// Its inputs may ask other tables, which come after it.
Value Table::testify(std::span<const Value> frame, Evaluation& evaluation) const {
  auto& witness = *static_cast<Witness*>(const_cast<void*>(evaluation.host));
  const std::size_t at = witness.uses.size();
  if (at == Witness::most) return evaluate(frame, evaluation);
  witness.uses.push_back({this, {}, {}});
  TableAnswer answer;
  const Value value = evaluate(frame, evaluation, &answer);
  witness.uses[at] = {this, value, std::move(answer)};
  return value;
}

} // namespace stackbook::dmn
