// Screening lists for the office: those that the user installed, read once a process and again when their files change.
#pragma once

#include "plugin/calc/live/standing.hpp"

namespace stackbook::calc {

// PARTY.SCREEN and PARTY.HITS: arguments name and country. The least score is the pack's, where the document has one.
// Any thread.
Result<findings::Answered> party(const Standing& standing, std::string_view function,
                                 const Arguments& arguments);

} // namespace stackbook::calc
