// The list of commands: one place from which menu, toolbar, shortcuts and context menu are made, and by which a command
// that is given is found.
#pragma once

#include <span>
#include <string_view>

namespace stackbook::calc {

inline constexpr std::string_view protocol = "org.stackbook:"; // before a command's name in a URL

struct Command {
  std::string_view name;  // "next": org.stackbook:next
  std::string_view title; // with the letter for the keyboard after "~"
  std::string_view key;   // as the office names it: "N_MOD1_MOD2" is Ctrl+Alt+N; may be empty
  bool toolbar = false, context = false;
  bool parted = false; // a line stands before it
};

std::span<const Command> commands();

} // namespace stackbook::calc
