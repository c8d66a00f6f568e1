// Manual: the page on the cell functions and the commands, made from their tables. The extension carries it as
// manual.html.
#pragma once

#include <string>

namespace stackbook::calc {

std::string manual(); // HTML, whole; "#STACK.HAS" is where a function stands

} // namespace stackbook::calc
