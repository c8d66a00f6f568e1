// Dates as people write them where a date is missing its form: "10 June 2026", "June 10th, 2026", "10.06.2026".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace stackbook::proposal {

// The days since 1970-01-01 that the text can mean: none where it is no date, one where it is plain, two where day and
// month can be told apart by nothing ("03/04/2026": the earlier first). Month names are English, whole or by their first
// letters; a year has four digits; between dots the day stands first, as everywhere that dots are used. A weekday's name
// before and a midnight after are left out.
std::vector<std::int64_t> days_meant(std::string_view text);

} // namespace stackbook::proposal
