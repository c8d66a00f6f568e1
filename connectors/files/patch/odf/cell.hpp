// Cell: one cell's element of an OpenDocument spreadsheet, as its content is to hold it.
#pragma once

#include "connectors/files/patch/odf/found.hpp"

namespace stackbook::files::patch::odf {

struct Told { // of notes
  std::string author;
  bool dublin; // the prefix dc means what it does
};

struct CellNews {
  const Value* value = nullptr;    // nullptr: it stays
  const FoundCell* like = nullptr; // whose look a cell without one takes
  const std::string* note = nullptr;
};

// The element with this many repetitions. Notes of the author that stood there go.
std::string cell_element(const Text& text, const FoundCell& cell, std::uint32_t count, const CellNews& news,
                         const Told& told);
std::string new_cell(const CellNews& news, const Told& told); // where none stood

// A start tag with its repetitions: "table:number-rows-repeated", 3.
std::string repeated(std::string_view tag, std::string_view attribute, std::uint32_t count);

} // namespace stackbook::files::patch::odf
