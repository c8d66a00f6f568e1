#include "rules/screening/align.hpp"

#include "rules/screening/sound.hpp"

#include <algorithm>
#include <bitset>
#include <tuple>

namespace stackbook::screening {
namespace {

struct Pair { // words [asked, asked + asked_count) stand for [listed, listed + listed_count)
  std::size_t asked, asked_count, listed, listed_count;
  Likeness likeness;
  unsigned weight; // of both sides
};

using Taken = std::bitset<most_words>;

unsigned weight_of(const Name& name, std::size_t from, std::size_t count, const Weights& weights) {
  unsigned sum = 0;
  for (std::size_t i = from; i < from + count; ++i) sum += weights.of(name.words[i].kind);
  return sum;
}

std::string text_of(const Name& name, std::size_t from, std::size_t count, std::string_view between) {
  std::string text;
  for (std::size_t i = from; i < from + count; ++i) {
    if (i > from) text += between;
    text += name.words[i].text;
  }
  return text;
}

// Where `one` holds in one word what `many` holds in two or three.
template <class Add> void joins(const Name& one, const Name& many, Add&& add) {
  for (const Name::Joined& joined : many.joined)
    for (std::size_t i = 0; i < one.words.size(); ++i)
      if (one.spelling_keys[i] == joined.spelling_key) {
        add(i, joined.from, joined.count, Likeness{980, How::joined});
      } else if (joined.sound_key != 0 && one.sound_keys[i] == joined.sound_key) {
        add(i, joined.from, joined.count, Likeness{900, How::joined});
      }
}

std::vector<Pair> pairs_of(const Name& asked, const Name& listed, const Weights& weights) {
  std::vector<Pair> pairs;
  const auto add = [&](std::size_t a, std::size_t a_count, std::size_t l, std::size_t l_count,
                       Likeness likeness) {
    pairs.push_back({a, a_count, l, l_count, likeness,
                     weight_of(asked, a, a_count, weights) + weight_of(listed, l, l_count, weights)});
  };
  for (std::size_t a = 0; a < asked.words.size(); ++a)
    for (std::size_t l = 0; l < listed.words.size(); ++l) {
      if (tells(asked.words[a].kind) != tells(listed.words[l].kind)) continue;
      if (const Likeness likeness = alike(asked.words[a], asked.sounds[a], listed.words[l], listed.sounds[l]);
          likeness.how != How::nothing)
        add(a, 1, l, 1, likeness);
    }
  joins(asked, listed, [&](auto a, auto from, auto count, auto joined) { add(a, 1, from, count, joined); });
  joins(listed, asked, [&](auto l, auto from, auto count, auto joined) { add(from, count, l, 1, joined); });
  std::ranges::sort(pairs, [](const Pair& x, const Pair& y) {
    const auto gain = [](const Pair& p) { return p.likeness.thousandths * p.weight; };
    return std::tuple(gain(y), x.asked, x.listed) < std::tuple(gain(x), y.asked, y.listed);
  });
  return pairs;
}

bool take(Taken& taken, std::size_t from, std::size_t count) {
  for (std::size_t i = from; i < from + count; ++i)
    if (taken[i]) return false;
  for (std::size_t i = from; i < from + count; ++i) taken[i] = true;
  return true;
}

} // namespace

unsigned Weights::of(Kind kind) const {
  switch (kind) {
  case Kind::name: return name;
  case Kind::family: return family;
  case Kind::common: return common;
  case Kind::legal: return legal;
  case Kind::small: return small;
  }
  return name;
}

std::uint64_t spelling_key(std::string_view text) {
  std::uint64_t key = 0xcbf29ce484222325u;
  for (const char c : text) key = (key ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return key;
}

std::uint64_t sound_key(std::string_view sound) {
  return sound.size() < least_joined_sound ? 0 : ~spelling_key(sound);
}

Name name_of(std::string_view text, const Weights& weights, bool family_first) {
  Name name;
  name.words = fold(text);
  if (const std::size_t comma = text.find(','); family_first && comma != std::string_view::npos) {
    const std::size_t count = fold(text.substr(0, comma)).size();
    for (std::size_t i = 0; i < std::min(count, name.words.size()); ++i)
      if (name.words[i].kind == Kind::name) name.words[i].kind = Kind::family;
  }
  for (const Word& word : name.words) {
    name.sounds.push_back(sound(word.text));
    name.spelling_keys.push_back(spelling_key(word.text));
    name.sound_keys.push_back(sound_key(name.sounds.back()));
    name.weight += weights.of(word.kind);
  }
  for (std::uint8_t count = 2; count <= 3; ++count)
    for (std::uint8_t from = 0; from + count <= static_cast<int>(name.words.size()); ++from) {
      if (std::any_of(name.words.begin() + from, name.words.begin() + from + count,
                      [](const Word& word) { return word.kind == Kind::legal; }))
        continue;
      const std::string together = text_of(name, from, count, "");
      name.joined.push_back({from, count, spelling_key(together), sound_key(sound(together))});
    }
  return name;
}

Aligned align(const Name& asked, const Name& listed, const Weights& weights) {
  Taken asked_taken, listed_taken;
  std::vector<std::pair<std::size_t, Link>> links; // by the word of the name asked about
  unsigned shared = 0;
  for (const Pair& pair : pairs_of(asked, listed, weights)) {
    Taken asked_now = asked_taken, listed_now = listed_taken;
    if (!take(asked_now, pair.asked, pair.asked_count) || !take(listed_now, pair.listed, pair.listed_count))
      continue;
    asked_taken = asked_now;
    listed_taken = listed_now;
    shared += pair.likeness.thousandths * pair.weight;
    links.push_back({pair.asked,
                     {text_of(asked, pair.asked, pair.asked_count, " "),
                      text_of(listed, pair.listed, pair.listed_count, " "), asked.words[pair.asked].kind,
                      pair.likeness}});
  }
  for (std::size_t i = 0; i < asked.words.size(); ++i)
    if (!asked_taken[i]) links.push_back({i, {asked.words[i].text, {}, asked.words[i].kind, {}}});
  std::ranges::stable_sort(links, {}, [](const auto& link) { return link.first; });
  Aligned aligned;
  for (auto& [place, link] : links) aligned.links.push_back(std::move(link));
  for (std::size_t i = 0; i < listed.words.size(); ++i)
    if (!listed_taken[i]) aligned.links.push_back({{}, listed.words[i].text, listed.words[i].kind, {}});
  const unsigned whole = asked.weight + listed.weight;
  aligned.thousandths = whole == 0 ? 0 : shared / whole;
  return aligned;
}

} // namespace stackbook::screening
