// Entries of a screening list: what a list of parties says of each, in the columns of the Consolidated Screening List of
// the International Trade Administration (trade.gov), found by their headings in any order.
//
// Of a natural person only the names, the list, the programs, the countries and the notice are kept: dates and places of
// birth, addresses and numbers of papers never enter, so that no report can carry them.
#pragma once

#include "rules/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace stackbook::screening {

struct Entry {
  std::string source, number; // number: entity_number, unique within a source at most
  std::string type, programs, name, title;
  std::vector<std::string> aliases;
  std::vector<std::string> addresses; // none for an individual
  std::vector<std::string> countries; // ISO 3166 alpha-2 of addresses, citizenships, nationalities; sorted
  std::string notice, from, to;       // Federal Register notice; dates as the list writes them
  std::string requirement, remarks, url;
};

bool is_person(const Entry& entry); // a natural person, by its type

struct List {
  std::string name; // of its file
  std::vector<Entry> entries;
};

// `rows`: the fields of each line below `header`. A Failure when there is no column `name`.
Result<List> list_of(std::string name, const std::vector<std::string>& header,
                     const std::vector<std::vector<std::string>>& rows);

// The entry for a person to compare with, in one paragraph.
std::string text_of(const Entry& entry);

} // namespace stackbook::screening
