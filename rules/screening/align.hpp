// Aligning: which word of one name stands for which of another, whatever their order, and what the two have in common.
#pragma once

#include "rules/screening/alike.hpp"

#include <string>
#include <vector>

namespace stackbook::screening {

struct Weights { // how much a word of each kind counts
  unsigned name = 100, family = 130, common = 40, legal = 10, small = 10;
  unsigned of(Kind kind) const;
};

// Words written together in one name and apart in the other need not be spelled the same where they sound alike
// ("Abdul", "Abd al-"), if there are this many consonants to hear.
inline constexpr std::size_t least_joined_sound = 3;

// A spelling or a sound as a number: FNV-1a, the same on every machine. No sound worth comparing is 0.
std::uint64_t spelling_key(std::string_view text);
std::uint64_t sound_key(std::string_view sound);

struct Name { // folded, with what comparing it needs
  std::vector<Word> words;
  std::vector<std::string> sounds; // one a word
  std::vector<std::uint64_t> spelling_keys, sound_keys;
  struct Joined { // words [from, from + count), two or three, written together
    std::uint8_t from, count;
    std::uint64_t spelling_key, sound_key;
  };
  std::vector<Joined> joined;
  unsigned weight = 0; // of all its words
};
// `family_first`: what stands before a comma is the family name, as lists write natural persons: "IVANOV, Ivan".
Name name_of(std::string_view text, const Weights& weights, bool family_first = false);

// Words of the name asked about and the listed words that stand for them; one side is empty for those left over.
struct Link {
  std::string asked, listed;
  Kind kind = Kind::name;
  Likeness likeness;
};

struct Aligned {
  unsigned thousandths = 0; // shared weight ÷ weight of both names: 1000 only when all words are the same
  std::vector<Link> links;  // in the order of the name asked about, then the listed words left over
};

// Pairs the likest words first, the weightier first of those; two or three words side by side may stand for one that is
// written together. Each word counts once.
Aligned align(const Name& asked, const Name& listed, const Weights& weights);

} // namespace stackbook::screening
