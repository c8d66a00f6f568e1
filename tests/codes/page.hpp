// A page of the catalogue of reasons, rules/feel/codes/ID.md: what the code means, examples that give it, what to do.
//
//   # FEEL-RANGE
//   > the sentence of codes.def
//   what it means
//   ## Example        ```feel [nesting=N] [depth=N] [steps=N] [bytes=N], or ```xml: the inside of a model's definitions
//   ## What to do
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace stackbook::codes {

struct Example {
  std::string language;                        // "feel" or "xml"
  std::map<std::string, std::uint64_t> limits; // those that the page lowers
  std::string text;
};

struct Page {
  std::string title, sentence, meaning, remedy;
  std::vector<Example> examples;
};

std::map<std::string, Page> pages(); // by file name without .md

// The codes that an example gives: those of its issues, and of the nulls that evaluating it answers.
std::vector<std::string> codes_of(const Example& example);

} // namespace stackbook::codes
