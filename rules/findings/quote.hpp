// Text as a JSON string (RFC 8259 section 7) in the one form of RFC 8785 section 3.2.2.2: the two-character escapes
// where there are such, \u00xx for the other control characters, everything else as it stands. Reports, wire values and
// the digests of rows are written with it, so that another program which writes canonical JSON gets the same digest.
#pragma once

#include <string>
#include <string_view>

namespace stackbook::findings {

void quote(std::string& out, std::string_view text); // appends "…"

} // namespace stackbook::findings
