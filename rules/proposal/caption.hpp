// Captions and other words that people type: compared without regard to case, spaces and final punctuation.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stackbook::proposal {

std::string_view trimmed(std::string_view text); // without white space at the ends, no-break spaces included
std::string folded(std::string_view text);       // one case, single spaces, no final ? : *

// The candidate that was likely meant: the same but for case and spaces, else the one the fewest edits away,
// if those are few for its length. Nothing (nullptr) when none is near.
const std::string* nearest(std::string_view text, std::span<const std::string> candidates);

// The same for many texts over the same candidates, which outlive it: what can be known of them before is.
class Nearest {
 public:
  explicit Nearest(std::span<const std::string> candidates);
  const std::string* to(std::string_view text) const;

 private:
  struct Word {
    std::string folded;
    const std::string* candidate;
  };
  std::unordered_map<std::string, const std::string*> same_; // by folded text
  std::vector<Word> words_;                                  // that another text may be a slip of
};

} // namespace stackbook::proposal
