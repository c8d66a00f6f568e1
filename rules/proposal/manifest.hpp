// Manifest: pack.xml as written (pack.xsd), with the place of every element, so that later faults can name
// it.
#pragma once

#include "rules/proposal/pack.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace stackbook::proposal {

inline constexpr std::string_view manifest_file = "pack.xml";

struct Mark { // line and column of an element of a manifest: the pack's own, or one that it extends
  std::uint32_t line = 0, column = 0;
  std::string_view file = manifest_file;
};

struct Override { // a CSV that replaces lines of a reference by key
  std::string input, file;
  Mark at;
};

struct Manifest {
  std::vector<std::pair<std::string, Mark>> models; // hrefs
  std::vector<Mark> tables, functions, totals, references, summary;
  std::vector<Override> overrides;
  std::vector<std::vector<Mark>> columns; // as Pack::tables[i].columns as far as the manifest names them
};

// Fills the pack's own fields, tables, functions, totals, sources and references, after those of the packs
// that it extends: their files stand under extends/<id>/. Every fault is appended; what could be read is
// kept. False when there is no manifest or it is no XML at all.
bool read_manifest(const PackFiles& files, Pack& pack, Manifest& manifest, std::vector<PackFault>& faults);

inline PackFault manifest_fault(Mark at, std::string code, std::string message) {
  return {std::string(at.file), at.line, at.column, std::move(code), std::move(message)};
}

} // namespace stackbook::proposal
