// Actions: what each command of the list does, on the main thread. What changes the document is one undo step.
#pragma once

#include "plugin/calc/commands/seat.hpp"

#include <string_view>

namespace stackbook::calc {

void act(std::string_view command, const Seat& seat); // by name; one that is not known does nothing

void next_finding(const Seat& seat, bool forward); // from the cursor on, around the end
void fix_cell(const Seat& seat);
void fix_all(const Seat& seat);
void mark(const Seat& seat);  // comments on the cells with findings
void clear(const Seat& seat); // those comments
void explain_cell(const Seat& seat);
void approve_rows(const Seat& seat, bool revoke); // those selected, in a person's name
void answer_cell(const Seat& seat);               // the open warning of the cursor's cell, with a reason
struct Asked {                                    // a finding, as a person saw it
  std::string rule, where, message;               // where: as to_text(place); message: without the place
};
void answer_finding(const Seat& seat, const Asked& asked);
void plan_and_sync(const Seat& seat);
void choose_rules(const Seat& seat); // the pack that the workbook names
void settings(const Seat& seat);
void help(const Seat& seat);
void open_manual(const Seat& seat); // the page that the extension carries
void new_proposal(const Seat& seat);
void export_clean(const Seat& seat);

} // namespace stackbook::calc
