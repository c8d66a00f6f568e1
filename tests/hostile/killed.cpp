// Writing that is killed at any moment, or has no room: the old file or the new one, never half of one.

#include "connectors/files/patch/patch.hpp"
#include "tests/hostile/run.hpp"

#include <chrono>
#include <csignal>
#include <random>
#include <thread>

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace stackbook::files {

namespace {

using pipeline::Place;
using Words = std::vector<std::string>;

pid_t start(Words words, std::size_t largest_file = 0) {
  words.insert(words.begin(), std::string(STACKBOOK_BINARY) + "/bin/stackbook");
  const pid_t child = fork();
  if (child != 0) return child;
  const int nowhere = open("/dev/null", O_WRONLY);
  dup2(nowhere, 1);
  dup2(nowhere, 2);
  if (largest_file != 0) {
    const rlimit limit{largest_file, largest_file};
    setrlimit(RLIMIT_FSIZE, &limit);
    signal(SIGXFSZ, SIG_IGN);
  }
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  execv(arguments[0], arguments.data());
  _exit(127);
}

int end(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::vector<Words> writing(const std::string& out) {
  const std::string good = pipeline::sample("proposal-good.xlsx"),
                    flawed = pipeline::sample("proposal-flawed.xlsx");
  return {{"export", good, out},
          {"approve", good, out, "--table", "Members", "--rows", "M01", "--by", "Ann"},
          {"check", flawed, "--annotate", out},
          {"check", flawed, "--fix", out}};
}

bool reads(const std::string& bytes) {
  return static_cast<bool>(read_workbook(bytes, "killed.xlsx"));
}

} // namespace

TEST(killed, writing_leaves_the_old_file_or_the_new) {
  std::mt19937 random(9);
  const std::string old = "the old file";
  std::size_t kept = 0, renewed = 0;
  for (std::size_t verb = 0; verb < 4; ++verb) {
    const Place place;
    const std::string out = place.path("out.xlsx");
    const auto began = std::chrono::steady_clock::now();
    ASSERT_LT(end(start(writing(out)[verb])), 2);
    const auto whole =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
    for (int round = 0; round < 40; ++round) {
      place.write("out.xlsx", old);
      chmod(out.c_str(), 0640);
      const pid_t child = start(writing(out)[verb]);
      const auto span = static_cast<std::uint64_t>(whole.count()) * (round % 2 == 0 ? 10 : 4) / 8;
      const auto from =
          round % 2 == 0 ? 0 : static_cast<std::uint64_t>(whole.count()) * 6 / 8; // where it writes
      std::this_thread::sleep_for(std::chrono::microseconds(from + random() % (span + 1)));
      kill(child, SIGKILL);
      end(child);
      const std::string now = pipeline::read(out);
      ASSERT_TRUE(now == old || reads(now)) << now.size() << " bytes";
      ++(now == old ? kept : renewed);
      struct stat state {};
      ASSERT_EQ(stat(out.c_str(), &state), 0);
      EXPECT_EQ(state.st_mode & 07777, 0640u);
    }
  }
  EXPECT_GT(kept, 0u);
  EXPECT_GT(renewed, 0u);
}

TEST(killed, writing_without_room_leaves_the_old_file_alone) {
  for (std::size_t verb = 0; verb < 4; ++verb) {
    const Place place;
    const std::string out = place.write("out.xlsx", "the old file");
    EXPECT_EQ(end(start(writing(out)[verb], 4096)), 2) << verb;
    EXPECT_EQ(pipeline::read(out), "the old file");
    EXPECT_EQ(place.names(), std::vector<std::string>{"out.xlsx"}) << "something half-written was left";
    EXPECT_EQ(end(start(writing("/dev/full")[verb])), 2) << verb;
  }
}

TEST(killed, a_disk_that_is_full_or_read_only) {
  const Place place;
  const std::string disk = place.path("disk");
  std::filesystem::create_directory(disk);
  if (geteuid() != 0 || mount("none", disk.c_str(), "tmpfs", 0, "size=16k") != 0)
    GTEST_SKIP() << "a small disk can only be made by root";
  for (std::size_t verb = 0; verb < 4; ++verb) {
    EXPECT_EQ(end(start(writing(disk + "/out.xlsx")[verb])), 2) << verb;
    EXPECT_TRUE(std::filesystem::is_empty(disk));
  }
  mount("none", disk.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "");
  for (std::size_t verb = 0; verb < 4; ++verb)
    EXPECT_EQ(end(start(writing(disk + "/out.xlsx")[verb])), 2) << verb;
  umount(disk.c_str());
}

} // namespace stackbook::files
