// Parts: how the parts of an .xlsx package name and find each other (ECMA-376 part 2, Open Packaging
// Conventions).
#pragma once

#include "connectors/files/markup/scanner.hpp"

#include <map>

namespace stackbook::files::xlsx {

// Namespaces of SpreadsheetML, transitional (ECMA-376) and strict (ISO/IEC 29500) alike; what Excel 2010 added ([MS-XLSX])
// and the formulas in that.
enum Space : std::uint8_t {
  none,
  main,
  relations,
  package_relations,
  core,
  dublin,
  threaded,
  extended,
  office2010,
  office
};
std::span<const Namespace> spaces();

struct Relation {
  std::string type;   // the last word of its type: "worksheet", "sharedStrings"
  std::string target; // part name inside the package, or an outside address
  bool external = false;
  bool outside = false; // it climbs out of the package: no part of it
};
using Relations = std::map<std::string, Relation, std::less<>>; // by id

// The relations of a part ("" for the package's own); none where it has none.
Result<Relations> read_relations(const Package& package, std::string_view part, const Limits& limits);
const Relation* first_of_type(const Relations& relations, std::string_view type);

} // namespace stackbook::files::xlsx
