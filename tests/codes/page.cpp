#include "tests/codes/page.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace stackbook::codes {
namespace {

Example opened(const std::string& fence) {
  Example example;
  std::istringstream words(fence.substr(3));
  words >> example.language;
  for (std::string word; words >> word;) {
    const std::size_t equals = word.find('=');
    example.limits[word.substr(0, equals)] = std::stoull(word.substr(equals + 1));
  }
  return example;
}

Page read(const std::filesystem::path& path) {
  std::ifstream file(path);
  Page page;
  bool inside = false;
  std::string heading;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("```")) {
      if (!inside) page.examples.push_back(opened(line));
      inside = !inside;
    } else if (inside) {
      page.examples.back().text += line + '\n';
    } else if (line.starts_with("# ")) {
      page.title = line.substr(2);
    } else if (line.starts_with("## ")) {
      heading = line.substr(3);
    } else if (line.starts_with("> ")) {
      page.sentence = line.substr(2);
    } else if (!line.empty() && heading.empty()) {
      page.meaning += line + ' ';
    } else if (heading == "What to do") {
      page.remedy += line + ' ';
    }
  }
  return page;
}

} // namespace

std::map<std::string, Page> pages() {
  std::map<std::string, Page> all;
  for (const auto& entry : std::filesystem::directory_iterator(STACKBOOK_SOURCE "/rules/feel/codes"))
    all[entry.path().stem().string()] = read(entry.path());
  return all;
}

} // namespace stackbook::codes
