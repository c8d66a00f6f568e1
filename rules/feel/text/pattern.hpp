// Pattern: a compiled regular expression of XPath flavor, as matches, replace and split take them (DMN 1.5
// section 10.3.4.3). Immutable; copies share it; threads may match with one at the same time.
//
// Work is bounded: a match that takes more than `Pattern::most_steps` backtracking steps ends with
// Outcome::limit.
#pragma once

#include "rules/feel/text/xpath.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stackbook::feel {

class Pattern {
 public:
  enum class Outcome : std::uint8_t { no, yes, limit };
  static constexpr std::uint64_t most_steps = 10'000'000, steps_per_byte = 16;

  // `flags` of s m i x q; FEEL's null flags are "".
  static std::variant<Pattern, PatternFault> compile(std::string_view pattern, std::string_view flags);

  // Each of the three adds to `steps`, if given, what it cost, for a caller who bounds many of them together.
  Outcome matches(std::string_view text, std::uint64_t* steps = nullptr) const; // anywhere in it
  bool matches_nothing() const; // the empty text: replace and split don't take such a pattern
  std::uint32_t groups() const;
  bool quoted() const; // compiled with q: a replacement stands for itself too

  // A replacement read for this pattern: $0 … $9, \$ and \\ (F&O 3.1 section 5.6.4).
  struct Part {
    std::string text;
    std::uint32_t group; // its capture follows the text; no_group: nothing does
  };
  static constexpr std::uint32_t no_group = 0xffff'ffffu;
  using Replacement = std::vector<Part>;
  std::variant<Replacement, PatternFault> read_replacement(std::string_view text) const;

  // Appends `text` with every match replaced. `most` bounds the bytes appended; past it: Outcome::limit.
  Outcome replace(std::string_view text, const Replacement& replacement, std::string& out, std::size_t most,
                  std::uint64_t* steps = nullptr) const;
  // The pieces between matches, at least one; they borrow from `text`.
  Outcome split(std::string_view text, std::vector<std::string_view>& pieces,
                std::uint64_t* steps = nullptr) const;

 private:
  struct Compiled;
  struct Budget;
  explicit Pattern(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  // The match is in the thread's match data.
  Outcome find(std::string_view text, std::size_t from, Budget& budget) const;

  std::shared_ptr<const Compiled> compiled_;
};

} // namespace stackbook::feel
