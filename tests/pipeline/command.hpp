// Running the command as a person would: in a folder of its own, what it prints and how it ends.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace stackbook::pipeline {

struct Ran {
  int code = -1;
  std::string out, err;
};

class Place { // a folder that goes with the test
 public:
  Place();
  ~Place();
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string write(const std::string& name, const std::string& bytes) const; // answers the path
  std::vector<std::string> names() const;                                     // what lies there, sorted

 private:
  std::filesystem::path folder_;
};

// `stackbook WORDS…`; `out`: where standard output goes instead of into the answer, "/dev/full" for example.
Ran stackbook(const std::vector<std::string>& words, const std::string& input = {},
              const std::string& out = {});
std::string sample(const std::string& name); // the path of samples/NAME
std::string read(const std::string& path);

} // namespace stackbook::pipeline
