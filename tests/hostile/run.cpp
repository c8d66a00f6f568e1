#include "tests/hostile/run.hpp"

#include <algorithm>
#include <cstdlib>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

namespace stackbook::files {

namespace {

void limit_memory(std::size_t room) {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // those reserve terabytes they never use
  const rlimit limit{room, room};
  setrlimit(RLIMIT_AS, &limit);
#else
  (void)room;
#endif
}

} // namespace

Outcome check(const std::string& bytes, std::vector<std::string> options, std::string_view name,
              std::size_t room) {
  const pipeline::Place place;
  const std::string file = place.write(std::string(name), bytes);
  std::string program = std::string(STACKBOOK_BINARY) + "/bin/stackbook";
  std::vector<std::string> words{program, "check", file, "--pack", "eo14320"};
  words.insert(words.end(), options.begin(), options.end());
  const pid_t child = fork();
  if (child == 0) {
    limit_memory(room);
    const auto redirect = [&](const char* to, int number) {
      dup2(open(place.path(to).c_str(), O_WRONLY | O_CREAT, 0600), number);
    };
    redirect("out", 1);
    redirect("err", 2);
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    execv(program.c_str(), arguments.data());
    _exit(127);
  }
  int status = 0;
  rusage used{};
  wait4(child, &status, 0, &used);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), pipeline::read(place.path("out")),
          pipeline::read(place.path("err")), static_cast<std::size_t>(used.ru_maxrss) << 10,
          place.names() == std::vector<std::string>{"err", std::string(name), "out"} &&
              pipeline::read(file) == bytes};
}

void expect_refused(const std::string& bytes, const std::vector<std::string>& parts,
                    std::vector<std::string> options, std::string_view name) {
  const Outcome outcome = check(bytes, std::move(options), name);
  EXPECT_EQ(outcome.code, 2) << outcome.out << outcome.err;
  EXPECT_EQ(std::ranges::count(outcome.err, '\n'), 1) << outcome.err;
  EXPECT_NE(outcome.err.find(std::string(name) + " can't be read: "), std::string::npos) << outcome.err;
  for (const std::string& part : parts)
    EXPECT_NE(outcome.err.find(part), std::string::npos) << part << ": " << outcome.err;
  for (const char* jargon : {"exception", "std::", "bad_alloc", "invalid", "null", "errno"})
    EXPECT_EQ(outcome.err.find(jargon), std::string::npos) << outcome.err;
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  EXPECT_LT(outcome.peak, memory_bound + bytes.size()) << outcome.err;
#endif
  EXPECT_TRUE(outcome.untouched);
}

void expect_read(const std::string& bytes, std::vector<std::string> options, std::size_t bound) {
  options.insert(options.end(), {"--format", "json", "--fail-on", "never"});
  const Outcome outcome = check(bytes, std::move(options));
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_TRUE(outcome.out.starts_with("{\"stackbook\"")) << outcome.out.substr(0, 200);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  EXPECT_LT(outcome.peak, bound + bytes.size());
#else
  (void)bound;
#endif
  EXPECT_TRUE(outcome.untouched);
}

// A stretch of spaces is deflated once, up to a byte border, and repeated.
Packed swollen(const std::string& name, std::size_t mebibytes, std::string_view before,
               std::string_view after) {
  const std::string spaces(std::size_t{1} << 20, ' ');
  const auto piece = [](std::string_view data, int flush) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, data.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
    stream.avail_in = static_cast<uInt>(data.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, flush);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
  };
  const auto sum = [](std::string_view data) {
    return crc32(0, reinterpret_cast<const Bytef*>(data.data()), static_cast<uInt>(data.size()));
  };
  const std::string stretch = piece(spaces, Z_FULL_FLUSH);
  Packed part{name};
  part.body = piece(before, Z_FULL_FLUSH);
  uLong crc = sum(before);
  for (std::size_t count = 0; count < mebibytes; ++count) {
    *part.body += stretch;
    crc = crc32_combine(crc, sum(spaces), static_cast<z_off_t>(spaces.size()));
  }
  *part.body += piece(after, Z_FINISH);
  crc = crc32_combine(crc, sum(after), static_cast<z_off_t>(after.size()));
  part.crc = static_cast<std::uint32_t>(crc);
  part.expanded = static_cast<std::uint32_t>(before.size() + mebibytes * spaces.size() + after.size());
  return part;
}

std::vector<Packed> one_cell_book() {
  return book_parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

} // namespace stackbook::files
