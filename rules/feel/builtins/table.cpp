#include "rules/feel/builtins/table.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace stackbook::feel {
namespace {

struct Table {
  std::vector<const Builtin*> all; // by name; overloads of a name in the order of their family
  std::vector<std::string_view> names;
  std::unordered_map<std::string_view, std::span<const Builtin* const>> by_name;

  Table() {
    for (const auto family : {boolean_builtins(), numeric_builtins(), aggregate_builtins(), list_builtins(),
                              context_builtins(), conversion_builtins(), string_builtins(),
                              temporal_builtins(), time_conversion_builtins(), range_builtins()})
      for (const Builtin& builtin : family) all.push_back(&builtin);
    std::stable_sort(all.begin(), all.end(),
                     [](const Builtin* a, const Builtin* b) { return a->name < b->name; });
    for (std::size_t begin = 0; begin < all.size();) {
      std::size_t end = begin + 1;
      while (end < all.size() && all[end]->name == all[begin]->name) ++end;
      by_name.emplace(all[begin]->name, std::span<const Builtin* const>(&all[begin], end - begin));
      names.push_back(all[begin]->name);
      begin = end;
    }
  }
};

const Table& table() {
  static const Table joined;
  return joined;
}

} // namespace

std::span<const Builtin* const> builtins_named(std::string_view name) {
  const auto at = table().by_name.find(name);
  return at == table().by_name.end() ? std::span<const Builtin* const>{} : at->second;
}

std::span<const Builtin* const> all_builtins() {
  return table().all;
}

std::span<const std::string_view> builtin_names() {
  return table().names;
}

} // namespace stackbook::feel
