#include "rules/dmn/table/column.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace stackbook::dmn {
namespace {

using feel::Kind;
using feel::Value;

// No two texts of one length up to 8 bytes have the same: every step can be undone.
constexpr std::size_t injective = 8;
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = text.size() * 0x9e37'79b9'7f4a'7c15u;
  while (text.size() >= 8) {
    std::uint64_t part = 0;
    std::memcpy(&part, text.data(), 8);
    hash = (std::rotl(hash, 29) ^ part) * 0x9e37'79b9'7f4a'7c15u;
    text.remove_prefix(8);
  }
  // Of up to 7 bytes the first and the last ones, which meet or overlap.
  std::uint64_t rest = 0;
  const std::size_t size = text.size();
  if (size >= 4) {
    std::uint32_t first = 0, last = 0;
    std::memcpy(&first, text.data(), 4);
    std::memcpy(&last, text.data() + size - 4, 4);
    rest = first | std::uint64_t{last} << 32;
  } else if (size > 0) {
    const auto byte = [text](std::size_t i) {
      return static_cast<std::uint64_t>(static_cast<unsigned char>(text[i]));
    };
    rest = byte(0) | byte(size / 2) << 8 | byte(size - 1) << 16;
  }
  hash = (std::rotl(hash, 29) ^ rest) * 0x9e37'79b9'7f4a'7c15u;
  return hash ^ (hash >> 32);
}

void set(Word* row, std::size_t rule, bool value) {
  const Word bit = Word{1} << (rule % 64);
  if (value)
    row[rule / 64] |= bit;
  else
    row[rule / 64] &= ~bit;
}

struct Event {
  std::uint32_t at;
  std::uint32_t rule;
  int change;
};

} // namespace

Column::Column(std::span<const Cell> cells) {
  const auto is = [&](Cell::Sort sort) {
    return std::any_of(cells.begin(), cells.end(), [sort](const Cell& cell) { return cell.sort == sort; });
  };
  decides_ =
      std::any_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.sort != Cell::Sort::any; });
  if (!decides_) return;
  if (is(Cell::Sort::number)) build_ordered(cells, Cell::Sort::number, numbers_, number_rows_);
  if (is(Cell::Sort::date)) build_ordered(cells, Cell::Sort::date, dates_, date_rows_);
  if (is(Cell::Sort::string)) build_strings(cells);
  build_small(cells);
  build_open(cells);
}

// Sweeps over the elementary intervals, so that a table of n rules with m cuts costs m rows of n bits and no
// more.
void Column::build_ordered(std::span<const Cell> cells, Cell::Sort sort, Cuts& cuts, Rows& rows) {
  std::vector<Value> points;
  for (const Cell& cell : cells)
    if (cell.sort == sort)
      for (const Interval& interval : cell.intervals) {
        if (!interval.low.is_null()) points.push_back(interval.low);
        if (!interval.high.is_null()) points.push_back(interval.high);
      }
  cuts = Cuts(std::move(points), sort == Cell::Sort::date);
  std::vector<Event> events;
  for (std::uint32_t rule = 0; rule < cells.size(); ++rule) {
    if (cells[rule].sort != sort) continue;
    for (const Interval& interval : cells[rule].intervals) {
      const std::uint32_t from =
          interval.low.is_null() ? 0 : cuts.find(interval.low) + (interval.low_in ? 0 : 1);
      const std::uint32_t to =
          interval.high.is_null() ? cuts.count() : cuts.find(interval.high) + (interval.high_in ? 1 : 0);
      if (from >= to) continue;
      events.push_back({from, rule, 1});
      events.push_back({to, rule, -1});
    }
  }
  std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.at < b.at; });
  rows.width = (cells.size() + 63) / 64;
  rows.words.assign(rows.width * cuts.count(), 0);
  std::vector<int> inside(cells.size(), 0);
  std::vector<Word> now(rows.width, 0);
  for (std::uint32_t rule = 0; rule < cells.size(); ++rule)
    set(now.data(), rule,
        cells[rule].sort == sort ? cells[rule].negated
                                 : cells[rule].sort != Cell::Sort::null || cells[rule].negated);
  std::size_t next = 0;
  for (std::uint32_t at = 0; at < cuts.count(); ++at) {
    for (; next < events.size() && events[next].at == at; ++next) {
      const Event& event = events[next];
      inside[event.rule] += event.change;
      set(now.data(), event.rule, (inside[event.rule] > 0) != cells[event.rule].negated);
    }
    std::copy(now.begin(), now.end(), rows.words.begin() + static_cast<std::ptrdiff_t>(at * rows.width));
  }
}

void Column::build_strings(std::span<const Cell> cells) {
  std::vector<std::string_view> texts;
  for (const Cell& cell : cells) texts.insert(texts.end(), cell.strings.begin(), cell.strings.end());
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  string_rows_.width = (cells.size() + 63) / 64;
  string_rows_.words.assign(string_rows_.width * (texts.size() + 1), 0);
  entries_.assign(std::bit_ceil(texts.size() * 2 + 1), {});
  std::vector<std::uint32_t> row_of(texts.size());
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    const std::uint64_t hash = hash_of(texts[i]);
    std::size_t at = hash & (entries_.size() - 1);
    while (entries_[at].row != 0) at = (at + 1) & (entries_.size() - 1);
    entries_[at] = {texts[i], hash, i + 1};
  }
  for (std::uint32_t rule = 0; rule < cells.size(); ++rule) {
    const Cell& cell = cells[rule];
    const bool outside =
        cell.sort == Cell::Sort::string || cell.sort == Cell::Sort::null ? cell.negated : true;
    for (std::size_t row = 0; row <= texts.size(); ++row)
      set(string_rows_.words.data() + row * string_rows_.width, rule, outside);
    if (cell.sort != Cell::Sort::string) continue;
    for (const std::string_view text : cell.strings) {
      const auto found = std::lower_bound(texts.begin(), texts.end(), text);
      const auto row = static_cast<std::size_t>(found - texts.begin()) + 1;
      set(string_rows_.words.data() + row * string_rows_.width, rule, !cell.negated);
    }
  }
}

// Rows of false, true, null and all other sorts. What the index can't know for a sort is open and so set.
void Column::build_small(std::span<const Cell> cells) {
  small_rows_.width = (cells.size() + 63) / 64;
  small_rows_.words.assign(small_rows_.width * 4, 0);
  Word* words = small_rows_.words.data();
  for (std::size_t rule = 0; rule < cells.size(); ++rule) {
    const Cell& cell = cells[rule];
    for (std::size_t truth = 0; truth < 2; ++truth) {
      bool holds = true;
      if (cell.sort == Cell::Sort::boolean)
        holds = cell.truth[truth] != cell.negated;
      else if (cell.sort == Cell::Sort::null)
        holds = cell.negated;
      set(words + truth * small_rows_.width, rule, holds);
    }
    const bool undecided = cell.sort == Cell::Sort::any || cell.sort == Cell::Sort::dynamic || cell.negated;
    set(words + 2 * small_rows_.width, rule, cell.sort == Cell::Sort::null ? !cell.negated : undecided);
    set(words + 3 * small_rows_.width, rule, cell.sort == Cell::Sort::null ? cell.negated : true);
  }
}

void Column::build_open(std::span<const Cell> cells) {
  open_rows_.width = (cells.size() + 63) / 64;
  open_rows_.words.assign(open_rows_.width * sorts, 0);
  constexpr Cell::Sort own[sorts] = {Cell::Sort::number,  Cell::Sort::date, Cell::Sort::string,
                                     Cell::Sort::boolean, Cell::Sort::null, Cell::Sort::dynamic};
  for (std::size_t sort = 0; sort < sorts; ++sort)
    for (std::size_t rule = 0; rule < cells.size(); ++rule) {
      const Cell& cell = cells[rule];
      bool open = cell.sort == Cell::Sort::dynamic;
      if (cell.sort != Cell::Sort::any && cell.sort != Cell::Sort::null && !open)
        open = sort == null ? cell.negated : cell.sort != own[sort];
      if (!open) continue;
      open_[sort] = true;
      set(open_rows_.words.data() + sort * open_rows_.width, rule, true);
    }
}

const Word* Column::string_row(std::string_view text) const {
  const std::uint64_t hash = hash_of(text);
  for (std::size_t at = hash & (entries_.size() - 1); entries_[at].row != 0;
       at = (at + 1) & (entries_.size() - 1))
    if (entries_[at].hash == hash && entries_[at].text.size() == text.size() &&
        (text.size() <= injective || entries_[at].text == text))
      return string_rows_.row(entries_[at].row);
  return string_rows_.row(0);
}

Column::Answer Column::find(Value value) const {
  const auto answer = [this](const Word* bits, Sort sort) -> Answer {
    return {bits, open_[sort] ? open_rows_.row(sort) : nullptr};
  };
  switch (value.kind()) {
  case Kind::number:
    return answer(number_rows_.words.empty() ? small_rows_.row(3) : number_rows_.row(numbers_.find(value)),
                  number);
  case Kind::date:
    return answer(date_rows_.words.empty() ? small_rows_.row(3) : date_rows_.row(dates_.find(value)), date);
  case Kind::string:
    return answer(entries_.empty() ? small_rows_.row(3) : string_row(value.as_string()), string);
  case Kind::boolean: return answer(small_rows_.row(value.as_boolean() ? 1 : 0), boolean);
  case Kind::null: return answer(small_rows_.row(2), null);
  default: return answer(small_rows_.row(3), other);
  }
}

} // namespace stackbook::dmn
