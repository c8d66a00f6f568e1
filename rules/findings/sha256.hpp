// SHA-256 (FIPS 180-4): fingerprints of findings and digests of rows and packs.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace stackbook::findings {

class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  std::string hex(); // ends the message: 64 lower-case digits

 private:
  alignas(8) std::array<std::byte, 128> state_; // the library's own
};

std::string sha256(std::string_view bytes);

} // namespace stackbook::findings
