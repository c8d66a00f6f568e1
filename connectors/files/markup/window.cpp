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
      ahead_(part_.expanded() >= Ahead::worth ? Ahead::start(part_) : nullptr) {
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

// What was kept moves into the new piece's headroom, so that no byte of the piece itself is copied.
bool Scanner::fetch_ahead(std::size_t& got) {
  Ahead::Piece piece = ahead_->next();
  if (piece.failure) return failure_ = std::move(piece.failure), false;
  const auto kept = static_cast<std::size_t>(end_ - at_);
  char* const to = piece.bytes() - kept;
  if (kept > 0) std::memcpy(to, at_, kept);
  at_ = to;
  end_ = to + kept;
  std::swap(window_, piece.room);
  if (piece.room) ahead_->give_back(std::move(piece.room));
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
  const auto kept = static_cast<std::size_t>(end_ - at_);
  std::memmove(window_.get(), at_, kept);
  at_ = window_.get();
  end_ = at_ + kept;
  got = std::min(capacity - kept, transcoded_.size());
  std::memcpy(end_, transcoded_.data(), got);
  transcoded_.erase(0, got);
  return true;
}

// Puts further bytes behind end_, where `got` says how many they are; the window may have moved.
bool Scanner::fetch(std::size_t& got) {
  if (utf16_ || single_) return fetch_other(got);
  if (ahead_) return fetch_ahead(got);
  const auto kept = static_cast<std::size_t>(end_ - at_);
  std::memmove(window_.get(), at_, kept);
  at_ = window_.get();
  end_ = at_ + kept;
  const auto read = part_.read(end_, capacity - kept);
  if (!read) return failure_ = read.failure(), false;
  got = *read;
  ended_ = got == 0;
  not_utf8_ = !utf8_.feed({end_, got}) || (ended_ && !utf8_.complete());
  return true;
}

bool Scanner::check_declaration() {
  const std::string_view head = window();
  if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff") ||
      head.starts_with(std::string_view("<\0", 2)) || head.starts_with(std::string_view("\0<", 2))) {
    utf16_.emplace(head[0] == '\xfe' || head[0] == '\0');
    utf16_->feed(head.substr(head[0] == '<' || head[0] == '\0' ? 0 : 2), transcoded_);
    end_ = at_;
    return true;
  }
  if (head.starts_with("\xef\xbb\xbf")) return at_ += 3, true; // stronger than what is declared
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
  if (kept.size() >= capacity) return broken("a tag or text in it is longer than 256 KiB"), false;
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
