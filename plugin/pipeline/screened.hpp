// Screened: names with the candidates that lists hold for them, as text, JSON or CSV. Never a verdict.
#pragma once

#include "rules/screening/index.hpp"

#include <string>
#include <vector>

namespace stackbook::pipeline {

struct UsedList {
  std::string file, digest, dated; // digest: SHA-256 of the file; dated: ISO date of its last change
  std::size_t entries = 0;
  int days = 0; // old, when it was used
};

struct ScreenedName {
  std::string name, country;
  std::string place; // "Members M03, legal name"; empty for a name given by itself
  screening::Screened screened;
};

struct ScreenedNames {
  std::vector<UsedList> lists;
  unsigned threshold = 0;
  std::vector<ScreenedName> names;
};

std::string text(const ScreenedNames& all, const screening::Index& index, std::size_t columns);
std::string json(const ScreenedNames& all, const screening::Index& index);
std::string csv(const ScreenedNames& all, const screening::Index& index); // one line a candidate

} // namespace stackbook::pipeline
