// The command on a hostile file, in a process of its own with little memory.
#pragma once

#include "tests/files/archive.hpp"
#include "tests/pipeline/command.hpp"

#include <gtest/gtest.h>

namespace stackbook::files {

// The bound that reading keeps for whatever small file: the process, its window and what it has read so far.
inline constexpr std::size_t memory_bound = std::size_t{96} << 20;

struct Outcome {
  int code = -1;
  std::string out, err;
  std::size_t peak = 0;  // resident bytes at most
  bool untouched = true; // nothing was written beside the file
};

// `stackbook check FILE OPTIONS…` under an address space of `room` bytes.
Outcome check(const std::string& bytes, std::vector<std::string> options = {},
              std::string_view name = "h.xlsx", std::size_t room = std::size_t{1} << 30);

// Exit code 2, one line that names the file and holds every one of `parts`, within the memory bound.
void expect_refused(const std::string& bytes, const std::vector<std::string>& parts,
                    std::vector<std::string> options = {}, std::string_view name = "h.xlsx");

// The file is read: some cells may be reported, none of it fails, within `bound`.
void expect_read(const std::string& bytes, std::vector<std::string> options = {},
                 std::size_t bound = memory_bound);

// A part of `mebibytes` MiB of spaces, deflated a thousandfold, without holding them.
Packed swollen(const std::string& name, std::size_t mebibytes, std::string_view before = {},
               std::string_view after = {});

std::vector<Packed> one_cell_book(); // the parts of a workbook with S!A1
std::string replaced(std::string text, std::string_view from, std::string_view to);

} // namespace stackbook::files
