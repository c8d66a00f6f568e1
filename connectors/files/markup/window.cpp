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
      window_(std::make_unique_for_overwrite<char[]>(capacity)), at_(window_.get()), end_(at_) {}

Token Scanner::broken(std::string why, std::string remedy) {
  if (!failure_) failure_ = part_.failure(std::move(why), std::move(remedy));
  return Token::broken;
}

double Scanner::progress() const {
  const auto passed = static_cast<double>(fed_ - std::min<std::uint64_t>(fed_, window().size()) + 1);
  return std::min(passed / static_cast<double>(part_.expanded() + 1), 1.0);
}

bool Scanner::read_more(char* to, std::size_t room, std::size_t& got) {
  if (transcoded_.empty() && utf16_ && !ended_) {
    std::string units(capacity / 4, '\0');
    const auto read = part_.read(units.data(), units.size());
    if (!read) return failure_ = read.failure(), false;
    if (*read == 0) {
      ended_ = true;
      utf16_->finish(transcoded_);
    } else {
      utf16_->feed(std::string_view(units.data(), *read), transcoded_);
    }
  }
  if (utf16_) {
    got = std::min(room, transcoded_.size());
    std::memcpy(to, transcoded_.data(), got);
    transcoded_.erase(0, got);
    return true;
  }
  const auto read = part_.read(to, room);
  if (!read) return failure_ = read.failure(), false;
  got = *read;
  ended_ = got == 0;
  return true;
}

bool Scanner::check_declaration() {
  const std::string_view head = window();
  if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff") ||
      head.starts_with(std::string_view("<\0?\0", 4)) || head.starts_with(std::string_view("\0<\0?", 4))) {
    utf16_.emplace(head[0] == '\xfe' || head[0] == '\0');
    utf16_->feed(head.substr(head[0] == '<' || head[0] == '\0' ? 0 : 2), transcoded_);
    end_ = at_;
    return true;
  }
  if (head.starts_with("\xef\xbb\xbf")) at_ += 3;
  const std::string_view declaration = window().substr(0, std::min(window().find("?>"), std::size_t{512}));
  const std::size_t place = declaration.find("encoding=");
  if (!declaration.starts_with("<?xml") || place == std::string_view::npos || place + 11 > declaration.size())
    return true;
  std::string name(declaration.substr(place + 10));
  name.resize(std::min(name.size(), name.find(declaration[place + 9])));
  for (char& letter : name)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter | 0x20);
  if (name == "utf-8" || name == "us-ascii" || name == "ascii") return true;
  return broken("its text is encoded as " + name + " instead of UTF-8"), false;
}

// False at the end of the part or after a failure.
bool Scanner::refill() {
  if (failure_) return false;
  const auto kept = static_cast<std::size_t>(end_ - at_);
  if (kept == capacity) return broken("a tag or text in it is longer than 256 KiB"), false;
  std::memmove(window_.get(), at_, kept);
  at_ = window_.get();
  end_ = at_ + kept;
  std::size_t got = 0;
  do {
    if (ended_ && transcoded_.empty()) return false;
    if (!read_more(end_, capacity - kept, got)) return false;
    if (!started_ && got > 0) {
      started_ = true;
      end_ += got;
      if (!check_declaration()) return false;
      got = static_cast<std::size_t>(end_ - at_);
      end_ = at_;
    }
  } while (got == 0 && !(ended_ && transcoded_.empty()));
  if (!utf8_.feed({end_, got}) || (ended_ && !utf8_.complete()))
    return broken("it holds bytes that are not UTF-8 text, near byte " + std::to_string(fed_)), false;
  fed_ += got;
  end_ += got;
  return got > 0;
}

} // namespace stackbook::files
