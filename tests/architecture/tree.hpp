// What the architecture tests look at: the repository's sources and the two tables of ARCHITECTURE.md.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace stackbook::architecture {

struct Include {
  std::size_t line;
  std::string target; // as written
  bool quoted;
};

struct SourceFile {
  std::string path; // from the repository's top
  std::vector<std::string> lines;
  std::vector<Include> includes;
};

using Row =
    std::pair<std::string, std::vector<std::string>>; // first cell, words in `backticks` of the second

std::vector<SourceFile> sources(); // C++ of rules, connectors, plugin, samples, tests
std::vector<Row> arrows();         // folder → folders it may include
std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>>
libraries(); // headers → their folders

bool is_under(const std::string& path, const std::string& folder);
std::string owner(const std::string& path,
                  const std::vector<Row>& table); // longest folder that holds it; "" if none

} // namespace stackbook::architecture
