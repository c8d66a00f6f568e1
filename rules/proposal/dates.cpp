#include "rules/proposal/dates.hpp"

#include "rules/feel/time/calendar.hpp"
#include "rules/proposal/caption.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace stackbook::proposal {

namespace {

struct Piece { // a run of digits or of letters
  std::string text;
  std::string before; // what parts it from the one before, without spaces
  bool word = false;
};

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

std::optional<std::vector<Piece>> pieces_of(std::string_view text) {
  constexpr std::size_t most = 40;
  const std::string folded_text = folded(text);
  if (folded_text.size() > most) return {};
  std::vector<Piece> pieces;
  std::string before;
  for (std::size_t at = 0; at < folded_text.size();) {
    const char c = folded_text[at];
    if (!is_digit(c) && !is_letter(c)) {
      if (std::string_view(" ,./-:").find(c) == std::string_view::npos) return {};
      if (c != ' ') before += c;
      ++at;
      continue;
    }
    Piece piece{{}, std::exchange(before, {}), is_letter(c)};
    while (at < folded_text.size() && (piece.word ? is_letter(folded_text[at]) : is_digit(folded_text[at])))
      piece.text += folded_text[at++];
    pieces.push_back(std::move(piece));
  }
  if (before == ".") before.clear(); // "10 Jun."
  return before.empty() ? std::optional(std::move(pieces)) : std::nullopt;
}

// From three letters on, a name's beginning names it.
template <std::size_t size>
std::optional<int> number_of(std::string_view word, const std::array<std::string_view, size>& names) {
  if (word.size() < 3) return {};
  for (std::size_t at = 0; at < size; ++at)
    if (names[at].starts_with(word)) return static_cast<int>(at) + 1;
  return {};
}

void leave_out(std::vector<Piece>& pieces) {
  if (!pieces.empty() && pieces.front().word && number_of(pieces.front().text, weekdays) &&
      !number_of(pieces.front().text, months)) {
    pieces.erase(pieces.begin());
    if (!pieces.empty()) pieces.front().before.clear();
  }
  std::erase_if(pieces, [&](const Piece& piece) {
    const bool ordinal = piece.text == "st" || piece.text == "nd" || piece.text == "rd" || piece.text == "th";
    return piece.word && (ordinal || piece.text == "of") && &piece != pieces.data();
  });
  const auto is_zero = [](const Piece& piece) {
    return piece.text.find_first_not_of('0') == std::string::npos;
  };
  const auto clock = std::ranges::find(pieces, std::string(":"), &Piece::before);
  if (clock == pieces.end() || clock == pieces.begin()) return;
  auto from = clock - 1;
  if (!std::all_of(from, pieces.end(), is_zero)) return;
  if (from != pieces.begin() && (from - 1)->text == "t") --from;
  pieces.erase(from, pieces.end());
}

std::optional<std::int64_t> number(const Piece& piece, std::size_t longest) {
  if (piece.word || piece.text.size() > longest) return {};
  std::int64_t value = 0;
  for (const char c : piece.text) value = value * 10 + (c - '0');
  return value;
}

std::optional<std::int64_t> year_of(const Piece& piece) {
  return piece.text.size() == 4 ? number(piece, 4) : std::nullopt;
}

using Days = std::vector<std::int64_t>;

Days only(std::optional<std::int64_t> year, std::optional<std::int64_t> month,
          std::optional<std::int64_t> day) {
  if (!year || !month || !day) return {};
  const auto days = feel::checked_days(*year, *month, *day);
  return days ? Days{*days} : Days{};
}

Days named(const std::vector<Piece>& p) {
  for (const Piece& piece : p)
    if (piece.before.size() > 1 || piece.before == ":") return {};
  const auto month = [&](std::size_t at) -> std::optional<std::int64_t> {
    return p[at].word ? number_of(p[at].text == "sept" ? "sep" : std::string_view(p[at].text), months)
                      : std::nullopt;
  };
  if (month(1)) {
    const Days forward = only(year_of(p[2]), month(1), number(p[0], 2));
    return forward.empty() ? only(year_of(p[0]), month(1), number(p[2], 2)) : forward;
  }
  return only(year_of(p[2]), month(0), number(p[1], 2));
}

Days counted(const std::vector<Piece>& p) {
  const std::string& mark = p[1].before;
  if (mark != p[2].before || (mark != "/" && mark != "-" && mark != ".")) return {};
  if (year_of(p[0])) return only(year_of(p[0]), number(p[1], 2), number(p[2], 2));
  const Days day_first = only(year_of(p[2]), number(p[1], 2), number(p[0], 2));
  const Days month_first = only(year_of(p[2]), number(p[0], 2), number(p[1], 2));
  if (month_first.empty() || (mark == "." && !day_first.empty())) return day_first;
  if (day_first.empty() || day_first == month_first) return month_first;
  return {std::min(day_first[0], month_first[0]), std::max(day_first[0], month_first[0])};
}

} // namespace

std::vector<std::int64_t> days_meant(std::string_view text) {
  auto pieces = pieces_of(text);
  if (!pieces) return {};
  leave_out(*pieces);
  if (pieces->size() == 1 && pieces->front().text.size() == 8 && !pieces->front().word) {
    const std::string digits = pieces->front().text;
    return only(number({digits.substr(0, 4), {}, false}, 4), number({digits.substr(4, 2), {}, false}, 2),
                number({digits.substr(6), {}, false}, 2));
  }
  if (pieces->size() != 3 || !pieces->front().before.empty()) return {};
  const bool has_word = std::ranges::any_of(*pieces, &Piece::word);
  return has_word ? named(*pieces) : counted(*pieces);
}

} // namespace stackbook::proposal
