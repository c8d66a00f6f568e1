#include "tests/pipeline/command.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace stackbook::pipeline {

Place::Place() {
  std::string name = (std::filesystem::temp_directory_path() / "stackbook-verb-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  folder_ = name;
}

Place::~Place() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string Place::write(const std::string& name, const std::string& bytes) const {
  std::ofstream(path(name), std::ios::binary) << bytes;
  return path(name);
}

std::vector<std::string> Place::names() const {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder_))
    found.push_back(entry.path().filename().string());
  std::sort(found.begin(), found.end());
  return found;
}

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string sample(const std::string& name) {
  return std::string(STACKBOOK_SOURCE) + "/samples/" + name;
}

Ran stackbook(const std::vector<std::string>& words, const std::string& input, const std::string& out) {
  const Place place;
  const std::string in_file = place.write("in", input), out_file = out.empty() ? place.path("out") : out,
                    err_file = place.path("err");
  const pid_t child = fork();
  if (child == 0) {
    const auto redirect = [](const std::string& file, int flags, int to) {
      dup2(open(file.c_str(), flags, 0600), to);
    };
    redirect(in_file, O_RDONLY, 0);
    redirect(out_file, O_WRONLY | O_CREAT, 1);
    redirect(err_file, O_WRONLY | O_CREAT, 2);
    std::string program = std::string(STACKBOOK_BINARY) + "/bin/stackbook";
    std::vector<std::string> copies(words);
    std::vector<char*> arguments{program.data()};
    for (auto& word : copies) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    execv(program.c_str(), arguments.data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), out.empty() ? read(out_file) : "",
          read(err_file)};
}

} // namespace stackbook::pipeline
