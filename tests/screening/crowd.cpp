#include "tests/screening/crowd.hpp"

#include <algorithm>
#include <array>

namespace stackbook::screening {
namespace {

class Chance { // splitmix64: the same numbers on every machine
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t count) {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return static_cast<std::size_t>((z ^ z >> 31) % count);
  }
  template <std::size_t N> std::string pick(const std::array<const char*, N>& from) { return from[below(N)]; }

 private:
  std::uint64_t state_;
};

constexpr std::array given{
    "Muhammad", "Ali",     "Hassan",  "Ahmad",  "Khalid", "Ibrahim", "Yusuf", "Omar", "Ivan",  "Sergey",
    "Dmitriy",  "Aleksey", "Yuriy",   "Andrey", "Oleg",   "Viktor",  "Wei",   "Jun",  "Min",   "Li",
    "Hao",      "Jian",    "Xin",     "Feng",   "Carlos", "Jose",    "Luis",  "Juan", "Maria", "Ana",
    "Fatima",   "Reza",    "Hossein", "Mehdi",  "Chol",   "Yong",    "Kim",   "Park", "John",  "Peter"};
constexpr std::array starts{"Kar", "Bel", "Zhu",  "Ras", "Vol", "Tor", "Mir", "Sal", "Gor",
                            "Has", "Nov", "Pet",  "Bor", "Lan", "Qad", "Sha", "Tik", "Dar",
                            "Yam", "Ost", "Cher", "Fal", "Hua", "Jin", "Kha", "Lev", "Mos",
                            "Nik", "Or",  "Pav",  "Rom", "Ser", "Tar", "Ur",  "Vas", "Zam"};
constexpr std::array middles{"a",   "o",   "i",    "e",   "ani", "ome", "ari", "ova",
                             "ele", "ina", "uma",  "or",  "ash", "end", "ich", "al",
                             "er",  "un",  "osta", "ira", "ek",  "am",  "is",  "ul"};
constexpr std::array ends{"ov",   "ev",  "in",  "sky", "enko", "i",   "ani", "zadeh",
                          "pour", "ez",  "es",  "an",  "yan",  "dze", "son", "ko",
                          "ang",  "ing", "ong", "shi", "moto", "ade", "u",   "el"};
constexpr std::array trades{"Trading",       "Technology", "International", "Electronics",
                            "Shipping",      "Industries", "Group",         "Construction",
                            "Import Export", "Aviation",   "Engineering",   "Logistics"};
constexpr std::array forms{"LLC",  "Co., Ltd.", "Limited", "OOO", "GmbH",
                           "Inc.", "FZE",       "S.A.",    "JSC", "Corporation"};
constexpr std::array countries{"RU", "CN", "IR", "AE", "HK", "TR", "SY", "PK", "VE", "KP", "BY", "DE"};

std::string surname(Chance& chance) {
  return chance.pick(starts) + chance.pick(middles) + chance.pick(ends);
}

std::string person(Chance& chance) {
  std::string name = surname(chance) + ", " + chance.pick(given);
  if (chance.below(2) == 0) name += " " + chance.pick(given);
  return name;
}

std::string company(Chance& chance) {
  std::string name = surname(chance);
  if (chance.below(3) != 0) name += " " + surname(chance);
  return name + " " + chance.pick(trades) + " " + chance.pick(forms);
}

std::string turned(const std::string& name) { // "B, A" as "A B"; the first word of others at the end
  const std::size_t comma = name.find(", "), space = name.find(' ');
  if (comma != std::string::npos && comma < space)
    return name.substr(comma + 2) + " " + name.substr(0, comma);
  return space == std::string::npos ? name : name.substr(space + 1) + " " + name.substr(0, space);
}

} // namespace

List crowd(std::size_t entries, std::uint64_t seed) {
  Chance chance(seed);
  List list{"crowd", {}};
  while (list.entries.size() < entries) {
    Entry entry;
    const bool human = chance.below(5) < 2;
    entry.name = human ? person(chance) : company(chance);
    entry.type = human ? "Individual" : "Entity";
    for (std::size_t aliases = chance.below(4); aliases > 1; --aliases)
      entry.aliases.push_back(human ? person(chance) : company(chance));
    entry.countries = {chance.pick(countries)};
    list.entries.push_back(std::move(entry));
  }
  return list;
}

std::vector<std::string> questions(const List& list, std::size_t count, std::uint64_t seed) {
  Chance chance(seed);
  std::vector<std::string> names;
  while (names.size() < count) {
    if (chance.below(4) != 0) {
      names.push_back(chance.below(2) == 0 ? company(chance) : turned(person(chance)));
      continue;
    }
    std::string name = turned(list.entries[chance.below(list.entries.size())].name);
    name[chance.below(name.size())] = static_cast<char>('a' + chance.below(26));
    names.push_back(std::move(name));
  }
  return names;
}

} // namespace stackbook::screening
