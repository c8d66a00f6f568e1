// Stored: the open document as its file would be if it were saved now: what it carries beside its cells (macros, links,
// names, pictures, …) is told by the readers of files, from an open document as from a closed one.
//
// On the thread that holds the office's lock, for as long as saving takes. Nothing is written to a disk, and the document
// stays as saved or as modified as it was. An uno::Exception where the office can't write it.
#pragma once

#include <string>

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

namespace stackbook::calc {

struct Stored {
  std::string bytes;
  std::string name; // "document.xlsx" where it came from such a file, else "document.ods"
};
Stored stored(const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document);

} // namespace stackbook::calc
