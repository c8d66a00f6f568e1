#include "rules/workbook/error.hpp"

namespace stackbook::workbook {

Error error_numbered(std::int32_t number) {
  switch (number) {
  case 503: return Error::number;
  case 521: return Error::null;
  case 524: return Error::reference;
  case 532: return Error::division;
  case 525:                      // a name
  case 530:                      // an add-in
  case 531: return Error::name;  // a macro
  case 502:                      // an argument
  case 504:                      // a parameter
  case 508:                      // a bracket
  case 509:                      // an operator
  case 510:                      // a variable
  case 511:                      // parameters missing
  case 519:                      // a value
  case 522: return Error::value; // a circle
  default: return number > 500 && number <= 32'767 ? Error::not_available : Error::other;
  }
}

} // namespace stackbook::workbook
