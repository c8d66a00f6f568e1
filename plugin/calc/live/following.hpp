// Following: the cells of one document whose results follow its check. A result is an object that Calc keeps until the
// document closes and finds again, at every call, by looking through all of them; so there are few: one for each call
// with its arguments, and of calls about a cell's place one for all rows of a block that have nothing to say.
//
// What a result would be for the next standing is made on our own thread; only what differs is told on the main thread.
// All functions but `answers` run with the office's lock held.
#pragma once

#include "plugin/calc/live/follow.hpp"
#include "plugin/calc/live/standing.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <unordered_map>
#include <utility>

#include <rtl/ref.hxx>

namespace stackbook::calc {

// A function about the place where a cell stands: what it looks up there, and what it says of that.
struct PlaceFunction {
  bool whole_row; // the column makes no difference
  const findings::Finding* (*look)(const Standing&, std::string_view sheet, workbook::Address);
  std::string (*say)(const findings::Finding&);
};

class Following {
 public:
  using Value = com::sun::star::uno::Any;
  using Make = std::function<Value(const Standing&)>; // any thread
  using Later = Follow::Later;
  void later(Later later) { later_ = std::move(later); } // for its results; said once, before the first

  const Follow* find(const std::string& key); // as asked for now
  Value add(const std::string& key, Make make, const Standing* now);
  // Sheet: its position. Without a standing the cells are asked to call again at the next one.
  Value place(const PlaceFunction& function, std::size_t sheet, workbook::Address at, const Standing* now);

  // What the results will be, made from a copy of the questions: for our own thread.
  using Questions = std::vector<std::pair<std::uint64_t, std::shared_ptr<const Make>>>;
  using Answers = std::unordered_map<std::uint64_t, Value>;
  Questions questions() const;
  static Answers answers(const Questions& questions, const Standing& standing);

  void tell(const Standing& now, const Answers& answers = {}); // what is not among the answers is made here
  bool empty() const { return entries_.empty() && blocks_.empty(); }
  void clear();

  static Value result(const Follow* follow); // as a function returns it

 private:
  struct Entry {
    std::uint64_t number = 0, asked = 0; // in `turn_`
    rtl::Reference<Follow> result;
    std::shared_ptr<const Make> make;
  };
  struct Block { // rows × 64; bits: those that were asked and have no result of their own
    rtl::Reference<Follow> silent, unknown;
    std::uint64_t silent_rows = 0, unknown_rows = 0;
    std::unordered_map<std::uint32_t, rtl::Reference<Follow>> own; // by row
  };
  struct BlockKey {
    const PlaceFunction* function;
    std::size_t sheet;
    std::uint32_t column, rows;
    friend bool operator==(const BlockKey&, const BlockKey&) = default;
  };
  struct Hash {
    std::size_t operator()(const BlockKey& key) const;
  };
  rtl::Reference<Follow> made(const Value& value);
  void forget();
  static void tell(const BlockKey& key, Block& block, const Standing& now);

  Later later_;
  std::uint64_t made_ = 0, turn_ = 0;
  std::unordered_map<std::string, Entry> entries_;
  std::unordered_map<BlockKey, Block, Hash> blocks_;
};

} // namespace stackbook::calc
