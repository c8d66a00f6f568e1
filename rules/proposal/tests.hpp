// Which files of a pack are its own cases. They decide nothing: its digest leaves them out, and who only checks with the
// pack need not read them.
#pragma once

#include <string_view>

namespace stackbook::proposal {

inline bool is_test(std::string_view path) { // as PackFiles names it
  return path.starts_with("tests/") || path.find("/tests/") != std::string_view::npos;
}

} // namespace stackbook::proposal
