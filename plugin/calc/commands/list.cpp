#include "plugin/calc/commands/list.hpp"

#include <array>

namespace stackbook::calc {
namespace {

constexpr std::array list{
    Command{"new", "New ~proposal from template", ""},
    Command{"check", "~Check now", "H_MOD1_MOD2", true, false, true},
    Command{"live", "Check ~while typing, or no longer", ""},
    Command{"next", "~Next finding", "N_MOD1_MOD2", true, true, true},
    Command{"previous", "Pre~vious finding", "P_MOD1_MOD2", true, false},
    Command{"explain", "~Explain this cell", "W_MOD1_MOD2", true, true},
    Command{"fix", "~Fix this cell", "J_MOD1_MOD2", false, true, true},
    Command{"fix-all", "Fix ~all that is safe", "", true, false},
    Command{"mark", "~Mark findings in the cells", "", false, false, true},
    Command{"clear", "C~lear marks", ""},
    Command{"export", "E~xport clean copy…", "", false, false, true},
    Command{"help", "~Help on this finding", "", false, true, true},
};

} // namespace

std::span<const Command> commands() {
  return list;
}

} // namespace stackbook::calc
