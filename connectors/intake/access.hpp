// Access: bearer tokens with scopes (RFC 6750). A token is shown once, when it is made; the store keeps a
// salted, memory-hard hash (scrypt). Comparison takes the same time whether it fits or not.
#pragma once

#include "connectors/intake/store/store.hpp"

#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace stackbook::intake {

enum class Scope : std::uint8_t { rows_read, rows_write, admin };
std::optional<Scope> scope_from(std::string_view text); // "rows:read", "rows:write", "admin"

struct NewToken {
  std::string secret; // to be shown once
  TokenLine line;     // to be stored
};
Result<NewToken> make_token(const std::string& name, const std::string& scopes, const std::string& now);

class Access {
 public:
  explicit Access(Store& store) : store_(store) {}
  // The token's name, if the Authorization header's value holds one that has the scope (admin has all).
  struct Verdict {
    std::string name;
    bool known = false, allowed = false;
  };
  Result<Verdict> judge(const std::string& authorization, Scope scope);

 private:
  Store& store_;
  std::mutex guard_, hashing_;
  std::unordered_map<std::string, TokenLine>
      proved_; // by SHA-256 of the secret: scrypt is paid once a process
};

} // namespace stackbook::intake
