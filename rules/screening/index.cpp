#include "rules/screening/index.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace stackbook::screening {
namespace {

constexpr std::size_t most_letters = 64; // words of more stand together in lengths_

// Whether at most `most` bits are set.
bool at_most(std::uint64_t bits, unsigned most) {
  for (unsigned i = 0; i < most; ++i) bits &= bits - 1;
  return bits == 0;
}

// The most that words may add which are not looked for, and initials with the words that they stand for.
unsigned light_of(const Name& name, const Weights& weights) {
  unsigned weight = 0;
  for (const Word& word : name.words)
    if (!tells(word.kind)) {
      weight += weights.of(word.kind);
    } else if (word.text.size() == 1) {
      weight += weights.of(word.kind) + weights.of(Kind::family);
    }
  return weight;
}

} // namespace

std::string_view to_text(Country country) {
  constexpr std::string_view texts[] = {"not known", "agrees", "differs"};
  return texts[static_cast<std::size_t>(country)];
}

Index::Index(std::vector<List> lists, const Weights& weights) : lists_(std::move(lists)), weights_(weights) {
  for (std::uint32_t l = 0; l < lists_.size(); ++l)
    for (std::uint32_t e = 0; e < lists_[l].entries.size(); ++e) {
      const Entry& entry = lists_[l].entries[e];
      const bool person = is_person(entry);
      add(l, e, 0, entry.name, person);
      for (std::uint32_t a = 0; a < entry.aliases.size(); ++a) add(l, e, a + 1, entry.aliases[a], person);
    }
  order_words();
}

void Index::add(std::uint32_t list, std::uint32_t entry, std::uint32_t name, std::string_view text,
                bool person) {
  Held held{list, entry, name, name_of(text, weights_, person), 0};
  if (held.folded.words.empty()) return;
  held.light = light_of(held.folded, weights_);
  const auto id = static_cast<std::uint32_t>(names_.size());
  for (const Name::Joined& joined : held.folded.joined) {
    together_.push_back({joined.spelling_key, id});
    if (joined.sound_key != 0) together_.push_back({joined.sound_key, id});
  }
  names_.push_back(std::move(held));
}

void Index::order_words() {
  std::unordered_map<std::string_view, std::uint32_t> ids;
  std::vector<std::vector<std::uint32_t>> holders;
  for (std::uint32_t n = 0; n < names_.size(); ++n) {
    const Name& name = names_[n].folded;
    for (std::size_t i = 0; i < name.words.size(); ++i) {
      const Word& word = name.words[i];
      if (!tells(word.kind)) continue;
      const auto [at, fresh] = ids.try_emplace(word.text, static_cast<std::uint32_t>(words_.size()));
      if (fresh) {
        words_.push_back({word, name.sounds[i]});
        holders.emplace_back();
      }
      if (word.consonants) words_[at->second].word.consonants = true;
      if (holders[at->second].empty() || holders[at->second].back() != n) holders[at->second].push_back(n);
    }
  }
  std::vector<std::uint32_t> order(words_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return words_[i].word.text.size(); });
  std::vector<Known> ordered;
  ordered.reserve(words_.size());
  for (const std::uint32_t i : order) {
    Known known = std::move(words_[i]);
    known.first = static_cast<std::uint32_t>(postings_.size());
    postings_.insert(postings_.end(), holders[i].begin(), holders[i].end());
    known.last = static_cast<std::uint32_t>(postings_.size());
    const auto place = static_cast<std::uint32_t>(ordered.size());
    if (!known.sound.empty()) sounds_.push_back({spelling_key(known.sound), place});
    counts_.push_back(letter_counts(known.word.text));
    whole_.push_back({spelling_key(known.word.text), place});
    if (const auto key = sound_key(known.sound); key != 0) whole_.push_back({key, place});
    ordered.push_back(std::move(known));
  }
  words_ = std::move(ordered);
  for (std::size_t length = 0; length <= most_letters + 2; ++length)
    lengths_.push_back(static_cast<std::uint32_t>(
        std::ranges::lower_bound(words_, length, {},
                                 [](const Known& known) { return known.word.text.size(); }) -
        words_.begin()));
  const auto by_key = [](const Keyed& a, const Keyed& b) {
    return std::tie(a.key, a.holder) < std::tie(b.key, b.holder);
  };
  std::ranges::sort(together_, by_key);
  std::ranges::sort(sounds_, by_key);
  std::ranges::sort(whole_, by_key);
}

std::size_t Index::entries() const {
  std::size_t count = 0;
  for (const List& list : lists_) count += list.entries.size();
  return count;
}

const Entry& Index::entry(const Candidate& candidate) const {
  return lists_[candidate.list].entries[candidate.entry];
}

const std::string& Index::listed_name(const Candidate& candidate) const {
  const Entry& found = entry(candidate);
  return candidate.name == 0 ? found.name : found.aliases[candidate.name - 1];
}

// Names that may reach the threshold: an upper bound for each from the likest of its words, before they are aligned.
class Index::Search {
 public:
  Search(const Index& index, const Name& asked)
      : index_(index), asked_(asked), gain_(index.names_.size()), seen_(index.names_.size()) {}

  std::vector<std::uint32_t> near(unsigned threshold) {
    for (std::size_t i = 0; i < asked_.words.size(); ++i)
      if (tells(asked_.words[i].kind)) look_for(i);
    for (const Name::Joined& joined : asked_.joined)
      for (const std::uint64_t key : {joined.spelling_key, joined.sound_key})
        if (key != 0) each(index_.whole_, key, [&](std::uint32_t k) { all_of(index_.words_[k]); });
    std::vector<std::uint32_t> near;
    for (const std::uint32_t name : touched_)
      if (reaches(name, threshold)) near.push_back(name);
    std::ranges::sort(near);
    return near;
  }

 private:
  static constexpr std::uint32_t sure = 1u << 30; // to be aligned whatever the bound says

  void look_for(std::size_t i) {
    const Word& word = asked_.words[i];
    const std::string& heard = asked_.sounds[i];
    round_ = static_cast<std::uint32_t>(i + 1);
    found_.clear();
    if (word.text.size() > 1) nearly(word, heard);
    std::ranges::sort(found_, std::greater<>());
    for (const auto& [gain, known] : found_)
      for (std::uint32_t p = index_.words_[known].first; p < index_.words_[known].last; ++p)
        count(index_.postings_[p], gain);
    for (const std::uint64_t key : {asked_.spelling_keys[i], asked_.sound_keys[i]})
      if (key != 0) each(index_.together_, key, [&](std::uint32_t name) { count_always(name, sure); });
  }

  void nearly(const Word& word, const std::string& heard) {
    const std::size_t length = word.text.size();
    const std::uint64_t counts = letter_counts(word.text);
    const unsigned widest = most_changes(length + 2);
    const std::size_t first = std::min(length - std::min<std::size_t>(length, widest), most_letters + 1),
                      last = std::min(length + widest + 1, most_letters + 1);
    for (std::size_t other = first; other < last; ++other) {
      const unsigned most = 2 * most_changes(std::max(length, other));
      for (std::uint32_t k = index_.lengths_[other]; k < index_.lengths_[other + 1]; ++k)
        if (at_most(counts ^ index_.counts_[k], most)) consider(word, heard, k);
    }
    each(index_.sounds_, spelling_key(heard), [&](std::uint32_t k) { consider(word, heard, k); });
  }

  void consider(const Word& word, const std::string& heard, std::uint32_t k) {
    const Likeness likeness = alike(word, heard, index_.words_[k].word, index_.words_[k].sound);
    const unsigned weight = index_.weights_.of(word.kind) + index_.weights_.of(index_.words_[k].word.kind);
    if (likeness.how != How::nothing) found_.emplace_back(likeness.thousandths * weight, k);
  }

  template <class Do> static void each(const std::vector<Keyed>& keyed, std::uint64_t key, Do&& act) {
    for (auto at = std::ranges::lower_bound(keyed, key, {}, &Keyed::key); at != keyed.end() && at->key == key;
         ++at)
      act(at->holder);
  }

  void all_of(const Known& known) {
    for (std::uint32_t p = known.first; p < known.last; ++p) count_always(index_.postings_[p], sure);
  }
  void count(std::uint32_t name,
             std::uint32_t gain) { // once a word asked about: the greatest gain comes first
    if (seen_[name] == round_) return;
    seen_[name] = round_;
    count_always(name, gain);
  }
  void count_always(std::uint32_t name, std::uint32_t gain) {
    if (gain_[name] == 0) touched_.push_back(name);
    gain_[name] = std::min(sure, gain_[name] + gain);
  }

  bool reaches(std::uint32_t name, unsigned threshold) const {
    if (gain_[name] >= sure) return true;
    const Held& held = index_.names_[name];
    return gain_[name] + (light_ + held.light) * 1000 >=
           threshold * 10 * (asked_.weight + held.folded.weight);
  }

  const Index& index_;
  const Name& asked_;
  std::vector<std::uint32_t> gain_, seen_, touched_;
  std::vector<std::pair<unsigned, std::uint32_t>> found_; // gain, word
  std::uint32_t round_ = 0;
  const unsigned light_ = light_of(asked_, index_.weights_);
};

Screened Index::screen(std::string_view name, const Options& options) const {
  const Name asked = name_of(name, weights_);
  Screened screened;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Candidate> best;
  for (const std::uint32_t id : Search(*this, asked).near(options.threshold)) {
    const Held& held = names_[id];
    Aligned aligned = align(asked, held.folded, weights_);
    const unsigned score = aligned.thousandths / 10;
    if (score < options.threshold) continue;
    Candidate& candidate = best[{held.list, held.entry}];
    if (score <= candidate.score && !candidate.links.empty()) continue;
    candidate = {held.list, held.entry, held.name, score, Country::unknown, std::move(aligned.links)};
  }
  for (auto& [place, candidate] : best) {
    const auto& countries = entry(candidate).countries;
    if (!options.country.empty() && !countries.empty())
      candidate.country =
          std::ranges::binary_search(countries, options.country) ? Country::agrees : Country::differs;
    screened.candidates.push_back(std::move(candidate));
  }
  const auto rank = [&](const Candidate& candidate) {
    return candidate.score + (candidate.country == Country::agrees ? options.agreement : 0);
  };
  std::ranges::stable_sort(screened.candidates, std::greater<>(), rank);
  screened.found = screened.candidates.size();
  if (screened.candidates.size() > options.most) screened.candidates.resize(options.most);
  return screened;
}

} // namespace stackbook::screening
