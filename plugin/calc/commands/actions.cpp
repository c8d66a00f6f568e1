#include "plugin/calc/commands/actions.hpp"

#include "plugin/calc/commands/progress.hpp"

namespace stackbook::calc {

static void stop(const Seat& seat) {
  if (!Progress::stop()) say(seat, "Stop", "Nothing is running that could be stopped.");
}

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
  if (command == "answer") return answer_cell(seat);
  if (command == "approve") return approve_rows(seat, false);
  if (command == "revoke") return approve_rows(seat, true);
  if (command == "sync") return plan_and_sync(seat);
  if (command == "stop") return stop(seat);
  if (command == "rules") return choose_rules(seat);
  if (command == "settings") return settings(seat);
  if (command == "help") return help(seat);
  if (command == "manual") return open_manual(seat);
}

} // namespace stackbook::calc
