#include "plugin/calc/commands/actions.hpp"

namespace stackbook::calc {

void act(std::string_view command, const Seat& seat) {
  if (command == "new") return new_proposal(seat);
  if (command == "check") return seat.desk->check_now();
  if (command == "live") return seat.desk->live(!seat.desk->live());
  if (command == "next") return next_finding(seat, true);
  if (command == "previous") return next_finding(seat, false);
  if (command == "explain") return explain_cell(seat);
  if (command == "fix") return fix_cell(seat);
  if (command == "fix-all") return fix_all(seat);
  if (command == "mark") return mark(seat);
  if (command == "clear") return clear(seat);
  if (command == "export") return export_clean(seat);
  if (command == "help") return help(seat);
}

} // namespace stackbook::calc
