// The floor that reading is measured against, what zlib alone takes to inflate the same parts, and the least time of rounds.
#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>
#include <string>
#include <string_view>

#include <zlib.h>

namespace stackbook::files {

inline std::size_t inflate_with_zlib(std::string_view packed) {
  z_stream stream{};
  inflateInit2(&stream, -15);
  std::string window(64 * 1024, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(window.data());
    stream.avail_out = static_cast<uInt>(window.size());
    state = inflate(&stream, Z_NO_FLUSH);
  }
  inflateEnd(&stream);
  return stream.total_out;
}

struct Least {
  double wall = 1e9, processors = 1e9; // seconds
};

template <class Work> void time(Least& least, Work work) {
  const auto began = std::chrono::steady_clock::now();
  const std::clock_t before = std::clock();
  work();
  least.processors = std::min(least.processors, static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
  least.wall =
      std::min(least.wall, std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
}

} // namespace stackbook::files
