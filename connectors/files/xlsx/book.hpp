// Book: the workbook part: its sheets, names and date system (ECMA-376 part 1, 18.2).
#pragma once

#include "connectors/files/xlsx/parts.hpp"

namespace stackbook::files::xlsx {

struct Listed {
  std::string name, relation;
  workbook::Visibility visibility = workbook::Visibility::visible;
};

struct Book {
  std::vector<Listed> sheets;
  std::vector<workbook::DefinedName> names;
  bool date1904 = false;
};

Result<Book> read_book(const Package& package, const Entry& entry, const Limits& limits);

} // namespace stackbook::files::xlsx
