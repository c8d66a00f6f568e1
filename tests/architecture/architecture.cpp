// The layout of the repository, as a test: arrows between folders, homes of libraries, length of files, and
// what the core may not touch.

#include "tests/architecture/tree.hpp"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

#include <gtest/gtest.h>

namespace stackbook::architecture {
namespace {

std::string at(const SourceFile& file, std::size_t line) {
  return file.path + ":" + std::to_string(line) + ": ";
}

TEST(Architecture, EveryQuotedIncludeIsAnArrowOfTheTable) {
  const auto table = arrows();
  for (const auto& file : sources()) {
    if (file.path == "rules/result.hpp") continue;
    const std::string from = owner(file.path, table);
    ASSERT_FALSE(from.empty()) << file.path << " stands in a folder that ARCHITECTURE.md does not list";
    const auto& allowed =
        std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == from; })->second;
    for (const auto& include : file.includes) {
      if (!include.quoted || include.target == "rules/result.hpp") continue;
      const bool inside = is_under(include.target, from) ||
                          std::any_of(allowed.begin(), allowed.end(),
                                      [&](const auto& folder) { return is_under(include.target, folder); });
      EXPECT_TRUE(inside) << at(file, include.line) << from << " may not include \"" << include.target << '"';
      EXPECT_TRUE(std::filesystem::exists(std::filesystem::path(STACKBOOK_SOURCE) / include.target))
          << at(file, include.line) << "includes are rooted at the repository: \"" << include.target << '"';
    }
  }
}

TEST(Architecture, EveryLibraryHeaderStandsInItsFolder) {
  const auto table = libraries();
  for (const auto& file : sources())
    for (const auto& include : file.includes) {
      if (include.quoted || include.target.find_first_of("./") == std::string::npos)
        continue; // the standard library
      const auto row = std::find_if(table.begin(), table.end(), [&](const auto& r) {
        return std::any_of(r.first.begin(), r.first.end(), [&](const auto& header) {
          return include.target == header || (header.back() == '/' && include.target.rfind(header, 0) == 0) ||
                 include.target.rfind(header + "/", 0) == 0 || include.target.rfind(header + ".", 0) == 0;
        });
      });
      ASSERT_NE(row, table.end()) << at(file, include.line) << "<" << include.target
                                  << "> is not in ARCHITECTURE.md";
      EXPECT_TRUE(std::any_of(row->second.begin(), row->second.end(),
                              [&](const auto& f) { return is_under(file.path, f); }))
          << at(file, include.line) << "<" << include.target << "> may be included only in "
          << row->second.front();
    }
}

TEST(Architecture, NoSourceIsLongerThanFourHundredLines) {
  for (const auto& file : sources())
    if (file.path.find("/tables/") == std::string::npos) { // generated facts, one a line
      EXPECT_LE(file.lines.size(), 400u) << file.path << " should be split by idea";
    }
}

TEST(Architecture, TheCoreTouchesNoHost) {
  const std::regex forbidden(
      R"((std::c(out|err|log|in)\b|\bf?printf\s*\(|\bgetenv\s*\(|\bsetlocale\b|\bsystem_clock\b|\bsteady_clock\b|\bfopen\s*\(|\bstd::(i|o)?fstream\b|\babort\s*\(|\bexit\s*\(|\bstd::locale\b))");
  for (const auto& file : sources())
    if (is_under(file.path, "rules"))
      for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const std::string code = file.lines[i].substr(0, file.lines[i].find("//"));
        EXPECT_FALSE(std::regex_search(code, forbidden)) << at(file, i + 1) << file.lines[i];
      }
}

TEST(Architecture, TheTopHasOnlyTheAgreedFolders) {
  const std::set<std::string> agreed{"plugin",    "rules", "connectors", "samples",
                                     "installer", "tests", "build"};
  for (const auto& entry : std::filesystem::directory_iterator(STACKBOOK_SOURCE)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory() && name.front() != '.') {
      EXPECT_TRUE(agreed.contains(name)) << name;
    }
  }
}

} // namespace
} // namespace stackbook::architecture
