// The table of cell functions: names, arguments, texts. One place from which the build makes the UNO
// interfaces (.idl), the wizard's texts (CalcAddIns.xcu) and the manual page, and from which the tests take
// their examples.
//
// A service of UNO is named like the word before the point, because Calc stores SERVICE.METHOD in files: so
// the friendly name is what .ods and .xlsx hold.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace stackbook::calc {

enum class Take : std::uint8_t {
  document, // the document the formula stands in: filled by Calc, hidden from the user
  cell,     // a cell reference, seen as it stands: blank, text, zero and error stay apart
  text,     // text, required
  any,      // a value or a range, may be left out
  rest,     // any number of further values or ranges
};

struct Argument {
  std::string_view name, title, text; // of the method, for the wizard, its explanation
  Take take;
};

struct CellFunction {
  std::string_view service, method, name; // "STACK", "completeness", "STACK.COMPLETENESS"
  std::string_view text;                  // what it answers
  std::string_view example;               // a formula, for manual and tests
  std::span<const Argument> arguments;    // without the document
  bool follows_check;                     // a document function: its result follows the live check
};

std::span<const CellFunction> cell_functions(); // services together, in the order of the manual

} // namespace stackbook::calc
