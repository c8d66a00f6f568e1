#include "plugin/calc/commands/list.hpp"

#include <array>

namespace stackbook::calc {
namespace {

constexpr std::array list{
    Command{"new", "New ~proposal from template", ""},
    Command{"check", "~Check now", "H_MOD1_MOD2", true, false, true},
    Command{"live", "Check while typ~ing, or no longer", ""},
    Command{"next", "~Next finding", "N_MOD1_MOD2", true, true, true},
    Command{"previous", "Pre~vious finding", "P_MOD1_MOD2", true, false},
    Command{"explain", "~Explain this cell", "W_MOD1_MOD2", true, true},
    Command{"fix", "~Fix this cell", "J_MOD1_MOD2", false, true, true},
    Command{"fix-all", "Fix ~all that is safe", "", true, false},
    Command{"answer", "Ans~wer with a reason…", "", false, true},
    Command{"mark", "~Mark findings in the cells", "", false, false, true},
    Command{"clear", "C~lear marks", ""},
    Command{"approve", "Appr~ove rows…", "", true, false, true},
    Command{"revoke", "~Revoke approval…", ""},
    Command{"export", "E~xport clean copy…", "", false, false, true},
    Command{"sync", "Plan and s~ync…", "", true, false},
    Command{"stop", "~Stop what is running", ""},
    Command{"rules", "Choose r~ule pack…", "", false, false, true},
    Command{"settings", "Se~ttings…", ""},
    Command{"help", "~Help on this finding", "", false, true, true},
    Command{"manual", "Functions and comman~ds", ""},
};

} // namespace

std::span<const Command> commands() {
  return list;
}

} // namespace stackbook::calc
