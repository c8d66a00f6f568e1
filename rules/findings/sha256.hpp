// SHA-256 (FIPS 180-4): fingerprints of findings and digests of rows and packs. Here because the core links
// no cryptographic library; it protects nothing secret.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace stackbook::findings {

class Sha256 {
 public:
  void add(std::string_view bytes);
  std::string hex(); // ends the message: 64 lower-case digits

 private:
  void block(const unsigned char* bytes);

  std::array<std::uint32_t, 8> state_{0x6a09e667u, 0xbb67ae85u, 0x3c6ef372u, 0xa54ff53au,
                                      0x510e527fu, 0x9b05688cu, 0x1f83d9abu, 0x5be0cd19u};
  std::array<unsigned char, 64> rest_{};
  std::uint64_t length_ = 0;
};

std::string sha256(std::string_view bytes);

} // namespace stackbook::findings
