// Copy: an archive again, with some parts replaced, added or left out. What stays is copied as it lies: the
// packed bytes, names, times and attributes of every other part are those of the original.
//
// APPNOTE 6.3. Data descriptors and zip64 fields are not carried over, as the sizes stand in the headers; a
// part that is written anew is deflated. The same input gives the same bytes.
#pragma once

#include "connectors/files/package/package.hpp"

namespace stackbook::files {

struct NewPart { // replaces the part of that name in its place; else it is added behind all others
  std::string name, bytes;
};

Result<std::string> copy(const Package& package, std::span<const NewPart> parts,
                         std::span<const std::string> left_out = {});

} // namespace stackbook::files
