// tck-runner [--strict] [--summary] FOLDER… > results.csv
//
// Runs the DMN TCK test cases beneath the folders and writes the kit's result columns: folder, file, case,
// SUCCESS or ERROR, comment. Standard error ends with "N passed, M failed"; before it stands a line for each folder
// with failures (for every folder with --summary). Exit: 0 all passed, 1 some failed, 2 could not run.
#include "tests/tck/kit.hpp"

#include <cstdio>
#include <ctime>
#include <map>

namespace {

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out + '"';
}

stackbook::feel::Clock clock_now() {
  const std::time_t seconds = std::time(nullptr);
  return {{seconds / 86'400, (seconds % 86'400) * 1'000'000'000, stackbook::feel::Zone::offset(0)}};
}

} // namespace

int main(int argc, char** argv) {
  stackbook::dmn::CaseOptions options;
  options.clock = clock_now();
  bool summary = false;
  std::vector<std::string> folders;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--strict")
      options.strict = true;
    else if (argument == "--summary")
      summary = true;
    else
      folders.push_back(argument);
  }
  if (folders.empty()) {
    std::fputs("usage: tck-runner [--strict] [--summary] FOLDER… > results.csv\n", stderr);
    return 2;
  }
  std::map<std::string, std::pair<int, int>> by_folder;
  int passed = 0, failed = 0;
  for (const std::string& folder : folders) {
    if (!std::filesystem::is_directory(folder)) {
      std::fprintf(stderr, "%s is not a folder\n", folder.c_str());
      return 2;
    }
    for (const stackbook::tck::Line& line : stackbook::tck::run_folder(folder, options)) {
      std::printf("%s,%s,%s,%s,%s\n", in_quotes(line.folder).c_str(), in_quotes(line.file).c_str(),
                  in_quotes(line.id).c_str(), line.passed ? "\"SUCCESS\"" : "\"ERROR\"",
                  in_quotes(line.comment).c_str());
      auto& [good, bad] = by_folder[line.folder];
      ++(line.passed ? good : bad);
      ++(line.passed ? passed : failed);
    }
  }
  for (const auto& [folder, counts] : by_folder)
    if (summary || counts.second > 0)
      std::fprintf(stderr, "%s: %d passed, %d failed\n", folder.c_str(), counts.first, counts.second);
  std::fprintf(stderr, "%d passed, %d failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}
