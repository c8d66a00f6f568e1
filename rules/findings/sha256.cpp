#include "rules/findings/sha256.hpp"

#include <cstdint>

#include <nettle/sha2.h>

namespace stackbook::findings {

Sha256::Sha256() {
  static_assert(sizeof(sha256_ctx) <= sizeof state_ && alignof(sha256_ctx) <= 8);
  sha256_init(reinterpret_cast<sha256_ctx*>(state_.data()));
}

void Sha256::add(std::string_view bytes) {
  sha256_update(reinterpret_cast<sha256_ctx*>(state_.data()), bytes.size(),
                reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string Sha256::hex() {
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(reinterpret_cast<sha256_ctx*>(state_.data()), digest.size(), digest.data());
  std::string hex;
  for (const std::uint8_t byte : digest) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 0xf];
  }
  return hex;
}

std::string sha256(std::string_view bytes) {
  Sha256 sum;
  sum.add(bytes);
  return sum.hex();
}

} // namespace stackbook::findings
