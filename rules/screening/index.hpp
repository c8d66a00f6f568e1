// Index: lists of parties prepared for screening many names.
//
// Immutable once built and shared between threads. Answers candidates for a person to judge, never a verdict: which
// entries bear a name at or above the threshold, how near, and word by word why. Deterministic: whole numbers only.
#pragma once

#include "rules/screening/align.hpp"
#include "rules/screening/entries.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::screening {

// Of the country asked about and those of the entry.
enum class Country : std::uint8_t { unknown, agrees, differs };
std::string_view to_text(Country country);

struct Candidate {
  std::uint32_t list = 0, entry = 0; // positions
  std::uint32_t name = 0;            // 0: the entry's name; n: its alias n - 1; the likest of them
  unsigned score = 0;                // 0 to 100, rounded down: 100 only when all words are the same
  Country country = Country::unknown;
  std::vector<Link> links; // why
};

struct Options {
  unsigned threshold = 80; // least score of a candidate
  std::string country{}; // ISO 3166 alpha-2; an agreeing one ranks `agreement` points higher, none drops out
  unsigned agreement = 5;
  std::size_t most = 20; // candidates that are answered
};

struct Screened {
  std::vector<Candidate> candidates; // the likest first, then as listed; an entry once
  std::size_t found = 0;             // with those over `most`
};

class Index {
 public:
  explicit Index(std::vector<List> lists, const Weights& weights = {});

  const std::vector<List>& lists() const { return lists_; }
  std::size_t entries() const;
  const Entry& entry(const Candidate& candidate) const;
  const std::string& listed_name(const Candidate& candidate) const;

  Screened screen(std::string_view name, const Options& options) const;

 private:
  struct Held { // one name or alias
    std::uint32_t list, entry, name;
    Name folded;
    unsigned light; // weight that the bound takes for granted
  };
  struct Known { // a word of any name
    Word word;
    std::string sound;
    std::uint32_t first = 0, last = 0; // of its names in postings_
  };
  struct Keyed { // hash of words written together, or of a sound; a name or word that has it
    std::uint64_t key;
    std::uint32_t holder;
  };
  class Search;

  void add(std::uint32_t list, std::uint32_t entry, std::uint32_t name, std::string_view text, bool person);
  void order_words();

  std::vector<List> lists_;
  Weights weights_;
  std::vector<Held> names_;
  std::vector<Known> words_; // ascending by length, so that those of a length stand together
  std::vector<std::uint32_t> lengths_, postings_; // lengths_[n]: the first word of n letters or more
  std::vector<std::uint64_t> counts_;             // letter_counts of each of words_
  std::vector<Keyed> together_, sounds_, whole_;  // ascending by key; whole_: words, by spelling and by sound
};

} // namespace stackbook::screening
