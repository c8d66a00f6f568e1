// tck-ratchet PASSING.txt KIT: the cases that pass must be exactly those listed, so that nothing falls back unseen and
// every gain is kept. Lines are sorted: level/folder test-file case-id. Exit 77 (skipped) when the kit is not there.
#include "tests/tck/kit.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const char* given = std::getenv("STACKBOOK_TCK");
  const std::filesystem::path kit = given != nullptr ? given : argv[2];
  if (!std::filesystem::is_directory(kit)) {
    std::printf("skipped: no DMN TCK at %s; set STACKBOOK_TCK to its folder\n", kit.c_str());
    return 77;
  }
  std::set<std::string> listed, passing, known;
  std::ifstream file(argv[1]);
  for (std::string line; std::getline(file, line);)
    if (!line.empty()) listed.insert(line);
  for (const stackbook::tck::Line& line : stackbook::tck::run_folder(kit, {.strict = true})) {
    const std::string name = line.folder + ' ' + line.file + ' ' + line.id;
    known.insert(name);
    if (line.passed)
      passing.insert(name);
    else if (listed.contains(name))
      std::printf("fails now: %s: %s\n", name.c_str(), line.comment.c_str());
  }
  int faults = 0;
  for (const std::string& name : listed) {
    if (!known.contains(name)) std::printf("not in the kit: %s\n", name.c_str());
    faults += passing.contains(name) ? 0 : 1;
  }
  for (const std::string& name : passing)
    if (!listed.contains(name)) {
      std::printf("passes but is not listed: %s\n", name.c_str());
      ++faults;
    }
  std::printf("%zu of %zu cases pass, %zu are listed\n", passing.size(), known.size(), listed.size());
  return faults == 0 ? 0 : 1;
}
