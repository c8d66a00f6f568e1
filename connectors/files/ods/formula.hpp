// Formula: OpenFormula (OpenDocument 1.3 part 4) written the way that SpreadsheetML writes it.
#pragma once

#include <string>
#include <string_view>

namespace stackbook::files::ods {

// "of:=SUM([.A1:.B2];1)" → "SUM(A1:B2,1)". Nothing is computed and nothing checked: what is not a reference,
// a text or a separator stays as it is.
std::string formula_in_a1(std::string_view formula);

// "$Stack.$A$1:.$B$2", "$'My sheet'.$A$1" → "Stack!$A$1:$B$2", "'My sheet'!$A$1".
std::string reference_in_a1(std::string_view reference);

} // namespace stackbook::files::ods
