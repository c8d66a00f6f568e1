// Quoting text for JSON (RFC 8259), and data as JSON values.
#pragma once

#include "rules/findings/report.hpp"

#include <string>
#include <string_view>

namespace stackbook::report {

void quote(std::string& out, std::string_view text);             // "…", escaped
void json_value(std::string& out, const findings::Datum& datum); // numbers as their plain digits
void json_value(std::string& out, const findings::Answered& answered);
std::string shown(const findings::Datum& datum); // for people: "yes", "0.51", "blank"

} // namespace stackbook::report
