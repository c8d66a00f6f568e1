// Outside: the stackbook command, run beside the office for what needs a network or the outbox, which the extension does not
// carry.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stackbook::calc {

// The command a person named in Settings, else the one that a shell would find; nothing where there is none.
std::optional<std::filesystem::path> find_command(const std::string& named);

struct Ran {
  int code = -1; // its exit code; -1: it could not be started, or was ended
  std::string out, err;
};

class Running : public std::enable_shared_from_this<Running> { // ends the command when told; any thread
 public:
  explicit Running(int process) : process_(process) {}
  void stop();

 private:
  friend std::shared_ptr<Running> run(const std::vector<std::string>&,
                                      const std::vector<std::pair<std::string, std::string>>&,
                                      std::function<void(const Ran&)>);
  int process_;
  bool over_ = false; // set on our own thread, where alone it is waited for
};

// Starts a program with words, the office's environment and `also`; `then` is told on the main thread. Nothing where it
// could not be started: then `then` is told as well.
std::shared_ptr<Running> run(const std::vector<std::string>& words,
                             const std::vector<std::pair<std::string, std::string>>& also,
                             std::function<void(const Ran&)> then);

} // namespace stackbook::calc
