#include "tests/tck/kit.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace stackbook::tck {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The model under test first, then all others of its folder, which it may import.
dmn::Model model_of(const fs::path& folder, const std::string& name) {
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".dmn") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end(), [&](const fs::path& a, const fs::path& b) {
    return std::pair(a.filename() != name, a) < std::pair(b.filename() != name, b);
  });
  std::vector<dmn::ModelSource> sources;
  for (const fs::path& path : paths) sources.push_back({path.filename().string(), bytes_of(path)});
  return dmn::compile(sources);
}

void run_file(const fs::path& path, const dmn::CaseOptions& options, std::vector<Line>& lines) {
  const fs::path folder = path.parent_path();
  const std::string label = (folder.parent_path().filename() / folder.filename()).generic_string();
  const std::string stem = path.stem().string();
  const auto file = dmn::read_cases({path.filename().string(), bytes_of(path)});
  if (!file) {
    lines.push_back({label, stem, "", false, to_text(file.failure())});
    return;
  }
  const dmn::Model model = model_of(folder, file->model);
  for (const dmn::Case& test : file->cases) {
    dmn::CaseOutcome outcome = dmn::run_case(test, model, options);
    lines.push_back({label, stem, test.id, outcome.passed, std::move(outcome.comment)});
  }
}

} // namespace

std::vector<Line> run_folder(const fs::path& root, const dmn::CaseOptions& options) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(fs::canonical(root))) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file() && name.find("-test-") != std::string::npos && name.ends_with(".xml"))
      files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Line> lines;
  for (const fs::path& file : files) run_file(file, options, lines);
  return lines;
}

} // namespace stackbook::tck
