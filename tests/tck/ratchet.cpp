// tck-ratchet PASSING.txt EXPLAINED.txt KIT: the cases that pass must be exactly those listed, so that nothing falls back
// unseen and every gain is kept. Lines are sorted: level/folder test-file case-id. EXPLAINED lists the few whose null the
// kit does not call an error, though it has a reason worth telling; all others must pass strictly. Exit 77 (skipped) when
// the kit is not there.
#include "tests/tck/kit.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

namespace {

std::set<std::string> lines_of(const char* path) {
  std::set<std::string> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line[0] != '#') lines.insert(line);
  return lines;
}

// Every case beneath the kit: name → why it does not pass, empty when it does.
std::map<std::string, std::string> outcomes(const std::filesystem::path& kit, bool strict) {
  std::map<std::string, std::string> all;
  for (const stackbook::tck::Line& line : stackbook::tck::run_folder(kit, {.strict = strict}))
    all[line.folder + ' ' + line.file + ' ' + line.id] = line.passed ? "" : line.comment + " ";
  return all;
}

// The faults of one list against one run.
int compare(const std::set<std::string>& listed, const std::map<std::string, std::string>& found,
            const char* how) {
  int faults = 0;
  for (const std::string& name : listed) {
    const auto at = found.find(name);
    if (at != found.end() && at->second.empty()) continue;
    std::printf("%s: %s: %s\n", how, name.c_str(), at == found.end() ? "not in the kit" : at->second.c_str());
    ++faults;
  }
  for (const auto& [name, why] : found)
    if (why.empty() && !listed.contains(name)) {
      std::printf("%s, but is not listed: %s\n", how, name.c_str());
      ++faults;
    }
  return faults;
}

} // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const char* given = std::getenv("STACKBOOK_TCK");
  const std::filesystem::path kit = given != nullptr ? given : argv[3];
  if (!std::filesystem::is_directory(kit)) {
    std::printf("skipped: no DMN TCK at %s; set STACKBOOK_TCK to its folder\n", kit.c_str());
    return 77;
  }
  std::set<std::string> listed = lines_of(argv[1]);
  int faults = compare(listed, outcomes(kit, false), "passes");
  for (const std::string& name : lines_of(argv[2])) listed.erase(name);
  faults += compare(listed, outcomes(kit, true), "passes strictly");
  std::printf("%zu cases pass strictly; %d faults\n", listed.size(), faults);
  return faults == 0 ? 0 : 1;
}
