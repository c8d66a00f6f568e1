// Data as JSON values, and as people read them.
#pragma once

#include "rules/findings/report.hpp"

#include <string>

namespace stackbook::report {

void json_value(std::string& out, const findings::Datum& datum); // numbers as their plain digits
void json_value(std::string& out, const findings::Answered& answered);
std::string shown(const findings::Datum& datum); // for people: "yes", "0.51", "blank"
std::string brief(std::string text);             // its first 240 bytes at most, cut between words

} // namespace stackbook::report
