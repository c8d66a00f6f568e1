#include "connectors/intake/access.hpp"

#include <array>
#include <vector>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace stackbook::intake {
namespace {

constexpr std::uint64_t cost = 1 << 14, block = 8, lanes = 1, memory = 64u << 20; // 16 MiB a hash

std::string hex(const unsigned char* bytes, std::size_t count) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < count; ++i) (text += digits[bytes[i] >> 4]) += digits[bytes[i] & 15];
  return text;
}

std::string scrypt(const std::string& secret, const std::string& salt) {
  std::array<unsigned char, 32> key{};
  if (EVP_PBE_scrypt(secret.data(), secret.size(), reinterpret_cast<const unsigned char*>(salt.data()),
                     salt.size(), cost, block, lanes, memory, key.data(), key.size()) != 1)
    return {};
  return hex(key.data(), key.size());
}

std::string sha256(const std::string& text) {
  std::array<unsigned char, 32> digest{};
  unsigned size = 0;
  EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr);
  return hex(digest.data(), size);
}

bool same(const std::string& a, const std::string& b) {
  return !a.empty() && a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool has_scope(const std::string& scopes, std::string_view wanted) {
  return (" " + scopes + " ").find(" " + std::string(wanted) + " ") != std::string::npos;
}

constexpr std::array<std::string_view, 3> names{"rows:read", "rows:write", "admin"};

} // namespace

std::optional<Scope> scope_from(std::string_view text) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == text) return static_cast<Scope>(i);
  return std::nullopt;
}

Result<NewToken> make_token(const std::string& name, const std::string& scopes, const std::string& now) {
  std::array<unsigned char, 32> secret{};
  std::array<unsigned char, 16> salt{};
  if (RAND_bytes(secret.data(), secret.size()) != 1 || RAND_bytes(salt.data(), salt.size()) != 1)
    return Failure{"No token can be made", "", "the system gives no random bytes", ""};
  NewToken token{"sb." + name + "." + hex(secret.data(), secret.size()),
                 {name, hex(salt.data(), salt.size()), "", scopes, now}};
  token.line.hash = scrypt(token.secret, token.line.salt);
  if (token.line.hash.empty())
    return Failure{"No token can be made", "", "there is not enough memory to hash it", ""};
  return token;
}

Result<Access::Verdict> Access::judge(const std::string& authorization, Scope scope) {
  constexpr std::string_view scheme = "Bearer ";
  if (authorization.rfind(scheme, 0) != 0) return Verdict{};
  const std::string secret = authorization.substr(scheme.size());
  if (secret.size() > 256) return Verdict{};
  const auto verdict = [&](const TokenLine& line) {
    return Verdict{line.name, true,
                   has_scope(line.scopes, names[static_cast<std::size_t>(scope)]) ||
                       has_scope(line.scopes, "admin")};
  };
  const std::string quick = sha256(secret);
  {
    const std::lock_guard lock(guard_);
    if (const auto known = proved_.find(quick); known != proved_.end()) return verdict(known->second);
  }
  // One slow hash at a time, so that wrong tokens can't take the machine; those already proved don't wait for
  // it.
  const std::lock_guard slow(hashing_);
  auto tokens = store_.tokens();
  if (!tokens) return tokens.failure();
  const auto dot = secret.find('.', 3);
  const std::string name =
      secret.rfind("sb.", 0) == 0 && dot != std::string::npos ? secret.substr(3, dot - 3) : "";
  const TokenLine nobody{"", "00", "-", "", ""};
  const TokenLine* line = &nobody; // hashed all the same: time does not tell which names exist
  for (const auto& candidate : *tokens)
    if (candidate.name == name) line = &candidate;
  if (!same(scrypt(secret, line->salt), line->hash)) return Verdict{};
  const std::lock_guard lock(guard_);
  return verdict(proved_.emplace(quick, *line).first->second);
}

} // namespace stackbook::intake
