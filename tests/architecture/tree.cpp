#include "tests/architecture/tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <stdexcept>

namespace stackbook::architecture {
namespace {

const std::filesystem::path top = STACKBOOK_SOURCE;

std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> words(const std::string& cell) {
  static const std::regex quoted("`([^`]+)`");
  std::vector<std::string> found;
  for (std::sregex_iterator at(cell.begin(), cell.end(), quoted), end; at != end; ++at)
    found.push_back((*at)[1]);
  return found;
}

std::vector<std::vector<std::string>> table_headed(const std::string& heading) {
  const auto lines = lines_of(top / "ARCHITECTURE.md");
  auto at = std::find_if(lines.begin(), lines.end(), [&](const auto& l) { return l.rfind(heading, 0) == 0; });
  if (at == lines.end()) throw std::runtime_error("ARCHITECTURE.md has no table headed " + heading);
  std::vector<std::vector<std::string>> rows;
  for (at += 2; at != lines.end() && !at->empty() && at->front() == '|'; ++at) {
    std::vector<std::string> cells;
    std::size_t from = 1;
    for (std::size_t bar; (bar = at->find('|', from)) != std::string::npos; from = bar + 1)
      cells.push_back(at->substr(from, bar - from));
    rows.push_back(cells);
  }
  return rows;
}

} // namespace

std::vector<SourceFile> sources() {
  static const std::regex include("^\\s*#\\s*include\\s*([\"<])([^\">]+)[\">]");
  std::vector<SourceFile> found;
  for (const char* folder : {"rules", "connectors", "plugin", "samples", "tests"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(top / folder)) {
      const auto suffix = entry.path().extension();
      if (!entry.is_regular_file() || (suffix != ".cpp" && suffix != ".hpp" && suffix != ".h")) continue;
      SourceFile file{
          std::filesystem::relative(entry.path(), top).generic_string(), lines_of(entry.path()), {}};
      for (std::size_t i = 0; i < file.lines.size(); ++i)
        if (std::smatch match; std::regex_search(file.lines[i], match, include))
          file.includes.push_back({i + 1, match[2], match[1] == "\""});
      found.push_back(std::move(file));
    }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return found;
}

std::vector<Row> arrows() {
  std::vector<Row> rows;
  for (const auto& cells : table_headed("| folder | may include |"))
    rows.emplace_back(words(cells.at(0)).at(0), words(cells.at(1)));
  return rows;
}

std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> libraries() {
  std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> rows;
  for (const auto& cells : table_headed("| header | only in |"))
    rows.emplace_back(words(cells.at(0)), words(cells.at(1)));
  return rows;
}

bool is_under(const std::string& path, const std::string& folder) {
  return path.size() > folder.size() && path.compare(0, folder.size(), folder) == 0 &&
         path[folder.size()] == '/';
}

std::string owner(const std::string& path, const std::vector<Row>& table) {
  std::string best;
  for (const auto& [folder, targets] : table)
    if (is_under(path, folder) && folder.size() > best.size()) best = folder;
  return best;
}

} // namespace stackbook::architecture
