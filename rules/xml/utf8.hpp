// UTF-8 and the characters XML allows (XML 1.0 section 2.2; RFC 3629).
#pragma once

#include <cstddef>
#include <string_view>

namespace stackbook::xml {

// The length of the character at `at` if it is well formed and XML allows it, else 0.
std::size_t character_at(std::string_view bytes, std::size_t at);

// The offset of the first byte that can't stand in an XML document; npos when all can.
std::size_t first_fault(std::string_view bytes);

} // namespace stackbook::xml
