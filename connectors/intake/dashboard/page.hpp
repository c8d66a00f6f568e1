// Dashboard: one HTML page without scripts: the proposals, and the rows and history of a chosen one.
#pragma once

#include "connectors/intake/store/store.hpp"

#include <string>

namespace stackbook::intake {

// `after` continues a long list of rows: "TABLE/KEY" of the last row shown.
Result<std::string> dashboard_page(Store& store, const std::string& proposal, const std::string& after);

std::string escaped(std::string_view text); // for HTML text and attribute values

} // namespace stackbook::intake
