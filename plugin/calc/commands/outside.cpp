#include "plugin/calc/commands/outside.hpp"

#include "plugin/calc/live/loop.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace stackbook::calc {
namespace {

namespace fs = std::filesystem;
constexpr std::chrono::milliseconds between{50}; // two looks whether it has ended

bool runs(const fs::path& file) {
  std::error_code error;
  return fs::is_regular_file(file, error) && access(file.c_str(), X_OK) == 0;
}

struct Streams { // of the command: files without a name, so that it never waits for a reader
  FILE *out = std::tmpfile(), *err = std::tmpfile();
  Streams() = default;
  ~Streams() {
    for (FILE* file : {out, err})
      if (file) std::fclose(file);
  }
  Streams(const Streams&) = delete;
  Streams& operator=(const Streams&) = delete;
};

std::string all_of(FILE* file) {
  std::string text;
  std::rewind(file);
  std::array<char, 4096> part{};
  for (std::size_t read; (read = std::fread(part.data(), 1, part.size(), file)) > 0;)
    text.append(part.data(), read);
  return text;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (auto& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

std::vector<std::string> environment_with(const std::vector<std::pair<std::string, std::string>>& also) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry; ++entry) all.emplace_back(*entry);
  for (const auto& [name, value] : also) {
    std::erase_if(all, [&](const std::string& entry) { return entry.starts_with(name + "="); });
    all.push_back(name + "=" + value);
  }
  return all;
}

int start(std::vector<std::string> words, std::vector<std::string> environment, const Streams& streams) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", 0, 0);
  posix_spawn_file_actions_adddup2(&actions, fileno(streams.out), 1);
  posix_spawn_file_actions_adddup2(&actions, fileno(streams.err), 2);
  pid_t process = -1;
  const int failed = posix_spawn(&process, words.front().c_str(), &actions, nullptr, pointers(words).data(),
                                 pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  return failed == 0 ? process : -failed;
}

// Looks now and then, on our own thread, which so stays free for checks.
void look(int process, std::shared_ptr<Streams> streams, std::function<void()> over,
          std::function<void(const Ran&)> then) {
  int state = 0;
  const pid_t ended = waitpid(process, &state, WNOHANG);
  if (ended == 0) return after(between, [=] { look(process, streams, over, then); });
  over();
  Ran ran{ended == process && WIFEXITED(state) ? WEXITSTATUS(state) : -1, all_of(streams->out),
          all_of(streams->err)};
  on_main([then, ran = std::move(ran)] { then(ran); });
}

} // namespace

std::optional<fs::path> find_command(const std::string& named) {
  if (!named.empty()) return runs(named) ? std::optional(fs::path(named)) : std::nullopt;
  const char* path = std::getenv("PATH");
  std::string_view rest = path && *path ? path : "/usr/local/bin:/usr/bin:/bin";
  while (!rest.empty()) {
    const auto end = std::min(rest.find(':'), rest.size());
    if (end > 0)
      if (const fs::path file = fs::path(rest.substr(0, end)) / "stackbook"; runs(file)) return file;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return std::nullopt;
}

void Running::stop() {
  on_own([self = shared_from_this()] { // the number may be another's once it was waited for
    if (!self->over_) kill(self->process_, SIGTERM);
  });
}

std::shared_ptr<Running> run(const std::vector<std::string>& words,
                             const std::vector<std::pair<std::string, std::string>>& also,
                             std::function<void(const Ran&)> then) {
  const auto streams = std::make_shared<Streams>();
  const int process = streams->out && streams->err ? start(words, environment_with(also), *streams) : -ENOMEM;
  if (process <= 0) {
    on_main([then, words, process] {
      then({-1, "", words.front() + " can't be started: " + std::strerror(-process)});
    });
    return nullptr;
  }
  const auto running = std::make_shared<Running>(process);
  on_own([=] {
    look(
        process, streams, [running] { running->over_ = true; }, then);
  });
  return running;
}

} // namespace stackbook::calc
