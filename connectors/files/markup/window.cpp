// How a scanner's window is filled: encoding told and checked, bytes moved up.

#include "connectors/files/markup/scanner.hpp"

#include <algorithm>
#include <cstring>

namespace stackbook::files {

namespace {
constexpr std::size_t capacity = 256 * 1024;
}

Scanner::Scanner(PartStream part, std::span<const Namespace> known, const Limits& limits)
    : part_(std::move(part)), known_(known), depth_limit_(limits.depth), text_limit_(limits.text),
      longest_(std::max<std::uint64_t>(capacity, limits.text)),
      ahead_(part_.expanded() >= Ahead::worth ? Ahead::start(part_) : nullptr), room_(capacity) {
  if (!ahead_) window_ = std::make_unique_for_overwrite<char[]>(capacity);
  at_ = end_ = window_.get();
}

Token Scanner::broken(std::string why, std::string remedy) {
  if (!failure_) failure_ = part_.failure(std::move(why), std::move(remedy));
  return Token::broken;
}

double Scanner::progress() const {
  const auto passed = static_cast<double>(fed_ - std::min<std::uint64_t>(fed_, window().size()) + 1);
  return std::min(passed / static_cast<double>(part_.expanded() + 1), 1.0);
}

// What is kept stands at the beginning of a window with room behind it: of a larger one where a tag fills this one.
void Scanner::make_room() {
  const auto kept = static_cast<std::size_t>(end_ - at_);
  if (kept < room_) {
    std::memmove(window_.get(), at_, kept);
  } else {
    room_ = std::min(2 * room_, longest_);
    auto larger = std::make_unique_for_overwrite<char[]>(room_);
    std::memcpy(larger.get(), at_, kept);
    std::swap(window_, larger);
    if (ahead_ && !own_) ahead_->give_back(std::move(larger));
    own_ = true;
  }
  at_ = window_.get();
  end_ = at_ + kept;
}

// What was kept moves into the new piece's headroom, so that no byte of the piece itself is copied, unless it is longer.
bool Scanner::fetch_ahead(std::size_t& got) {
  Ahead::Piece piece = ahead_->next();
  if (piece.failure) return failure_ = std::move(piece.failure), false;
  const auto kept = static_cast<std::size_t>(end_ - at_);
  std::unique_ptr<char[]> wide;
  if (kept > Ahead::headroom) wide = std::make_unique_for_overwrite<char[]>(kept + piece.size);
  char* const to = wide ? wide.get() : piece.bytes() - kept;
  if (kept > 0) std::memcpy(to, at_, kept);
  at_ = to;
  end_ = to + kept;
  if (wide) {
    std::memcpy(end_, piece.bytes(), piece.size);
    ahead_->give_back(std::move(piece.room));
    piece.room = std::move(wide);
  }
  std::swap(window_, piece.room);
  if (piece.room && !own_) ahead_->give_back(std::move(piece.room));
  own_ = kept > Ahead::headroom;
  got = piece.size;
  ended_ = got == 0;
  not_utf8_ = !piece.utf8;
  return true;
}

bool Scanner::fetch_other(std::size_t& got) {
  if (transcoded_.empty() && !ended_) {
    std::string units(capacity / 4, '\0');
    std::size_t read = 0;
    if (ahead_) {
      Ahead::Piece piece = ahead_->next();
      if (piece.failure) return failure_ = std::move(piece.failure), false;
      read = piece.size;
      units.assign(piece.bytes(), read);
      ahead_->give_back(std::move(piece.room));
    } else {
      const auto given = part_.read(units.data(), units.size());
      if (!given) return failure_ = given.failure(), false;
      read = *given;
    }
    ended_ = read == 0;
    const std::string_view piece(units.data(), read);
    if (single_)
      transcoded_ = csv::to_utf8(piece, *single_);
    else if (ended_)
      utf16_->finish(transcoded_);
    else
      utf16_->feed(piece, transcoded_);
  }
  make_room();
  got = std::min(room_ - window().size(), transcoded_.size());
  std::memcpy(end_, transcoded_.data(), got);
  transcoded_.erase(0, got);
  return true;
}

// Puts further bytes behind end_, where `got` says how many they are; the window may have moved.
bool Scanner::fetch(std::size_t& got) {
  if (utf16_ || single_) return fetch_other(got);
  if (ahead_) return fetch_ahead(got);
  make_room();
  const auto read = part_.read(end_, room_ - window().size());
  if (!read) return failure_ = read.failure(), false;
  got = *read;
  ended_ = got == 0;
  not_utf8_ = !utf8_.feed({end_, got}) || (ended_ && !utf8_.complete());
  return true;
}

bool Scanner::check_declaration() {
  const std::string_view head = window();
  const Opening opening = opening_of(head);
  if (opening.utf16) {
    utf16_.emplace(opening.big_endian);
    utf16_->feed(head.substr(opening.mark.size()), transcoded_);
    end_ = at_;
    return true;
  }
  if (!opening.mark.empty()) return at_ += opening.mark.size(), true; // stronger than what is declared
  const std::string_view name = declared_encoding(head);
  if (name.empty()) return true;
  const auto encoding = csv::encoding_named(name);
  if (!encoding) return broken("its text is encoded as " + std::string(name) + " instead of UTF-8"), false;
  if (csv::is_single_byte(*encoding)) {
    single_ = encoding;
    transcoded_ = csv::to_utf8(head, *encoding);
    end_ = at_;
  }
  return true; // UTF-16 that is declared and not written: the bytes are checked as UTF-8
}

// False at the end of the part or after a failure.
bool Scanner::refill() {
  if (failure_) return false;
  const std::string_view kept = window();
  if (kept.size() >= longest_)
    return broken("a tag or text in it is longer than " + std::to_string(longest_) + " bytes, the limit",
                  raised_by("--max-text")),
           false;
  std::size_t got = 0;
  do {
    if (ended_ && transcoded_.empty()) return false;
    if (!fetch(got)) return false;
    if (!started_ && got > 0) {
      started_ = true;
      end_ += got;
      if (!check_declaration()) return false;
      got = static_cast<std::size_t>(end_ - at_);
      end_ = at_;
    }
  } while (got == 0 && !(ended_ && transcoded_.empty()));
  if (not_utf8_ && !utf16_ && !single_)
    return broken("it holds bytes that are not UTF-8 text, near byte " + std::to_string(fed_)), false;
  fed_ += got;
  end_ += got;
  return got > 0;
}

} // namespace stackbook::files
