// Looks: the cell formats of a package, one more of which is needed where a date goes into a cell that does
// not show dates.
#pragma once

#include "connectors/files/package/copy.hpp"
#include "connectors/files/patch/text.hpp"
#include "connectors/files/xlsx/styles.hpp"

#include <map>
#include <optional>

namespace stackbook::files::patch {

class Looks {
 public:
  // `entry`: the styles part; nullptr where there is none, and then dates can't be shown.
  static Result<Looks> of(const Package& package, const Entry* entry, const Limits& limits);

  // The number of a format like `look` that shows dates: itself, where it does.
  Result<std::uint32_t> dated(std::uint32_t look, bool clock);
  std::optional<NewPart> changed() const;

 private:
  std::string part_, file_;
  std::optional<Text> text_;
  std::vector<xlsx::Style> styles_;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> formats_; // where each xf of cellXfs stands
  std::uint64_t list_from_ = 0, list_to_ = 0, list_end_ = 0;     // the tags of cellXfs
  std::map<std::pair<std::uint32_t, bool>, std::uint32_t> made_;
  std::string added_;
};

} // namespace stackbook::files::patch
