// Archive: a zip archive written anew (APPNOTE 6.3), in memory. Every part is dated 1980-01-01 and deflated by
// zlib, whose bytes are the same on every processor, so that the same input gives the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stackbook::files {

class Archive {
 public:
  void store(std::string_view name, std::string_view bytes);   // as they are
  void deflate(std::string_view name, std::string_view bytes); // packed
  std::string finish(); // the whole; under 4 GiB and 65535 parts, as nothing here comes near either

 private:
  void add(std::string_view name, std::string_view bytes, std::string_view packed, std::uint16_t method);

  std::string bytes_, directory_;
  std::uint32_t count_ = 0;
};

} // namespace stackbook::files
