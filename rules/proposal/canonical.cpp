#include "rules/proposal/canonical.hpp"

#include "rules/proposal/caption.hpp"

namespace stackbook::proposal {

const std::string* canonical(const ReferencePlan& plan, std::string_view text) {
  const std::string wanted = folded(text);
  if (wanted.empty()) return nullptr;
  const std::string* found = nullptr;
  std::size_t count = 0;
  const auto take = [&](const std::string& key) {
    if (found != &key) ++count;
    found = &key;
  };
  for (const std::string& key : plan.keys)
    if (folded(key) == wanted) take(key);
  if (count != 0) return count == 1 ? found : nullptr;
  if (plan.value.kind() != feel::Kind::list || plan.value.as_list().size() != plan.keys.size())
    return nullptr;
  for (std::size_t entry = 0; entry < plan.keys.size(); ++entry) {
    const feel::Value one = plan.value.as_list()[entry];
    const feel::Value* name = one.kind() == feel::Kind::context ? feel::member(one, "name") : nullptr;
    if (name && name->kind() == feel::Kind::string && folded(name->as_string()) == wanted)
      take(plan.keys[entry]);
  }
  return count == 1 ? found : nullptr;
}

} // namespace stackbook::proposal
