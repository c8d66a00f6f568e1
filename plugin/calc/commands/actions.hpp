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
void help(const Seat& seat);
void new_proposal(const Seat& seat);
void export_clean(const Seat& seat);

} // namespace stackbook::calc
