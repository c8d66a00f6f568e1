#include "plugin/calc/live/following.hpp"

#include "plugin/calc/document/text.hpp"

#include <algorithm>
#include <bit>
#include <span>

namespace stackbook::calc {
namespace {

using Value = Following::Value;

constexpr std::uint32_t block_rows = 64;
// Results by key, and bytes of their keys, which tell of the memory that the ranges in them take; beyond these those not
// asked for longest are forgotten.
constexpr std::size_t most = 1'000, most_bytes = std::size_t{32} << 20;

std::string said(const PlaceFunction& function, std::size_t sheet, workbook::Address at,
                 const Standing& now) {
  if (sheet >= now.workbook.sheets.size()) return {};
  const findings::Finding* finding = function.look(now, now.workbook.sheets[sheet].name, at);
  return finding ? function.say(*finding) : std::string();
}

} // namespace

Value Following::result(const Follow* follow) {
  return Value(
      com::sun::star::uno::Reference<com::sun::star::sheet::XVolatileResult>(const_cast<Follow*>(follow)));
}

std::size_t Following::Hash::operator()(const BlockKey& key) const {
  return ((std::bit_cast<std::size_t>(key.function) * 31 + key.sheet) * 0x1'0001 + key.column) *
             0x1'0000'0001 +
         key.rows;
}

rtl::Reference<Follow> Following::made(const Value& value) {
  return new Follow(value, later_);
}

const Follow* Following::find(const std::string& key) {
  const auto known = entries_.find(key);
  if (known == entries_.end()) return nullptr;
  known->second.asked = turn_;
  return known->second.result.get();
}

Value Following::add(const std::string& key, Make make, const Standing* now) {
  const Value first = now ? make(*now) : Value();
  Entry& entry = entries_[key];
  entry = {++made_, turn_, made(first), std::make_shared<const Make>(std::move(make))};
  return result(entry.result.get());
}

Value Following::place(const PlaceFunction& function, std::size_t sheet, workbook::Address at,
                       const Standing* now) {
  Block& block = blocks_[{&function, sheet, function.whole_row ? 0 : at.column, at.row / block_rows}];
  if (const auto own = block.own.find(at.row); own != block.own.end()) return result(own->second.get());
  const std::uint64_t bit = std::uint64_t{1} << at.row % block_rows;
  if (!now) {
    block.unknown_rows |= bit;
    if (!block.unknown.is()) block.unknown = made(Value());
    return result(block.unknown.get());
  }
  if (const std::string text = said(function, sheet, at, *now); !text.empty())
    return result((block.own[at.row] = made(Value(to_office(text)))).get());
  block.silent_rows |= bit;
  if (!block.silent.is()) block.silent = made(Value(rtl::OUString()));
  return result(block.silent.get());
}

Following::Questions Following::questions() const {
  Questions all;
  all.reserve(entries_.size());
  for (const auto& [key, entry] : entries_) all.emplace_back(entry.number, entry.make);
  return all;
}

Following::Answers Following::answers(const Questions& questions, const Standing& standing) {
  Answers all;
  for (const auto& [number, make] : questions) all.emplace(number, (*make)(standing));
  return all;
}

// Cells that are told call again, and get a result of their own or that of the others, as it stands now.
void Following::tell(const BlockKey& key, Block& block, const Standing& now) {
  const auto text = [&](std::uint32_t row) { return said(*key.function, key.sheet, {row, key.column}, now); };
  const auto own = block.own; // telling computes cells, which ask
  for (const auto& [row, result] : own) result->set(Value(to_office(text(row))));
  if (std::exchange(block.unknown_rows, 0) != 0) block.unknown->send_again();
  for (std::uint64_t rows = block.silent_rows; rows != 0; rows &= rows - 1) {
    if (text(key.rows * block_rows + static_cast<std::uint32_t>(std::countr_zero(rows))).empty()) continue;
    block.silent_rows = 0;
    return block.silent->send_again();
  }
}

void Following::tell(const Standing& now, const Answers& answers) {
  ++turn_;
  std::vector<std::pair<rtl::Reference<Follow>, Value>> told;
  for (const auto& [key, entry] : entries_) {
    const auto answer = answers.find(entry.number);
    told.emplace_back(entry.result, answer == answers.end() ? (*entry.make)(now) : answer->second);
  }
  for (const auto& [result, value] : told) result->set(value);
  std::vector<BlockKey> asked;
  for (const auto& [key, block] : blocks_) asked.push_back(key);
  for (const BlockKey& key : asked)
    if (const auto block = blocks_.find(key); block != blocks_.end()) tell(key, block->second, now);
  forget();
}

// A cell that had one of these arguments and has others now left them behind, and nothing says so. A result that a cell
// still follows tells it to call again, which makes another.
void Following::forget() {
  std::size_t bytes = 0;
  for (const auto& [key, entry] : entries_) bytes += key.size();
  if (entries_.size() <= most && bytes <= most_bytes) return;
  std::vector<std::pair<std::uint64_t, const std::string*>> by_age;
  for (const auto& [key, entry] : entries_) by_age.emplace_back(entry.asked, &key);
  std::sort(by_age.begin(), by_age.end(), std::greater<>());
  std::size_t kept = 0;
  for (bytes = 0; kept < by_age.size() && kept < most / 2; ++kept)
    if ((bytes += by_age[kept].second->size()) > most_bytes / 2 && kept > 0) break;
  std::vector<rtl::Reference<Follow>> forgotten;
  for (const auto& [asked, key] : std::span(by_age).subspan(kept)) {
    const auto entry = entries_.find(*key);
    forgotten.push_back(entry->second.result);
    entries_.erase(entry);
  }
  for (const auto& result : forgotten) result->send_again();
}

void Following::clear() {
  entries_.clear();
  blocks_.clear();
}

} // namespace stackbook::calc
