#include "connectors/files/markup/scanner.hpp"

#include <algorithm>
#include <cstring>

namespace stackbook::files {

namespace {

bool is_space(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

bool ends_name(char letter) {
  return is_space(letter) || letter == '=' || letter == '>' || letter == '/' || letter == '<' ||
         letter == '"' || letter == '\'' || letter == '&';
}

std::pair<std::string_view, std::string_view> split(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return {{}, name};
  return {name.substr(0, colon), name.substr(colon + 1)};
}

constexpr std::size_t piece = 64 * 1024;

// OpenOffice.org 2 began every manifest so. It defines nothing, and what it names is never fetched.
constexpr std::string_view old_manifest =
    "<!DOCTYPE manifest:manifest PUBLIC \"-//OpenOffice.org//DTD Manifest 1.0//EN\" \"Manifest.dtd\">";

} // namespace

// Moves past the next `mark`, over any number of windows.
bool Scanner::pass(std::string_view mark) {
  for (;;) {
    const std::string_view here = window();
    const std::size_t place = here.find(mark);
    if (place != std::string_view::npos) return at_ += place + mark.size(), true;
    at_ = end_ - std::min(here.size(), mark.size() - 1);
    if (!refill()) return broken("it breaks off inside a comment or instruction"), false;
  }
}

// <!-- -->, <? ?>, <![CDATA[ ]]>. True when `token` is to be given; false to go on.
bool Scanner::read_special(Token& token) {
  while (window().size() < old_manifest.size() && refill()) {
  }
  token = Token::broken;
  if (failure_) return true;
  const std::string_view here = window();
  if (here.starts_with("<?")) return !pass("?>");
  if (here.starts_with("<!--")) {
    at_ += 4;
    return !pass("-->");
  }
  if (here.starts_with(old_manifest) && open_.empty()) {
    at_ += old_manifest.size();
    return false;
  }
  if (!here.starts_with("<![CDATA[")) {
    broken(here.starts_with("<!DOCTYPE") ? "it holds a DOCTYPE, which office files never need and attacks do"
                                         : "it is not well-formed: markup of an unknown kind begins with <!");
    return true;
  }
  std::size_t close = 0;
  while ((close = window().find("]]>", 9)) == std::string_view::npos)
    if (!refill()) return broken("it breaks off inside a CDATA section"), true;
  text_ = window().substr(9, close - 9);
  at_ += close + 3;
  if (open_.empty())
    broken("it is not well-formed: text stands outside its root element");
  else
    token = Token::text;
  return true;
}

Token Scanner::next() {
  if (failure_) return Token::broken;
  if (closing_) {
    closing_ = false;
    close();
    return Token::end;
  }
  if (!decoded_.empty()) decoded_.clear();
  for (;;) {
    if (at_ == end_ && !refill()) {
      if (failure_) return Token::broken;
      return rooted_ && open_.empty() ? Token::finish : broken("it breaks off before its end");
    }
    if (*at_ != '<') {
      const Token token = read_text();
      if (token != Token::finish) return token;
      continue;
    }
    if (end_ - at_ < 2 && !refill()) return broken("it breaks off inside a tag");
    if (at_[1] == '/') return read_end_tag();
    if (at_[1] != '!' && at_[1] != '?') return read_start_tag();
    Token token;
    if (read_special(token)) return token;
    if (failure_) return Token::broken;
  }
}

// A piece of text; finish where it was only white space outside the root element.
Token Scanner::read_text() {
  std::size_t length = 0;
  for (;;) {
    const auto* found = static_cast<const char*>(std::memchr(at_ + length, '<', window().size() - length));
    if (found) {
      length = static_cast<std::size_t>(found - at_);
      break;
    }
    length = window().size();
    if (length >= piece) {
      const std::size_t reference = window().rfind('&'); // must not be cut in two
      if (reference != std::string_view::npos && reference > 0 && length - reference < 16) length = reference;
      if (length > 1 && at_[length - 1] == '\r') --length;
      break;
    }
    if (!refill()) {
      if (failure_) return Token::broken;
      break;
    }
  }
  const std::string_view raw(at_, length);
  at_ += length;
  if (open_.empty()) {
    if (!std::ranges::all_of(raw, is_space))
      return broken("it is not well-formed: text stands outside its root element");
    return Token::finish;
  }
  text_ = raw;
  if (raw.find_first_of("&\r") != std::string_view::npos) {
    if (!decode(raw, decoded_.emplace_back())) return Token::broken;
    text_ = decoded_.back();
  }
  return Token::text;
}

Token Scanner::read_end_tag() {
  tag_ = to();
  std::size_t stop = 0;
  while ((stop = window().find('>')) == std::string_view::npos)
    if (!refill()) return broken("it breaks off inside a tag");
  std::string_view name = window().substr(2, stop - 2);
  while (!name.empty() && is_space(name.back())) name.remove_suffix(1);
  if (open_.empty() || std::string_view(names_).substr(open_.back()) != name)
    return broken("it is not well-formed: the end tag </" + std::string(name.substr(0, 40)) +
                  "> closes nothing");
  const auto [prefix, local] = split(name);
  local_ = local;
  space_ = resolve(prefix);
  at_ += stop + 1;
  close();
  return Token::end;
}

void Scanner::close() {
  while (!prefixes_.empty() && prefixes_.back().depth == open_.size()) prefixes_.pop_back();
  while (!default_.empty() && default_.back().depth == open_.size()) default_.pop_back();
  names_.resize(open_.back());
  open_.pop_back();
}

Scanner::Parsed Scanner::parse_start(const char*& at) {
  attribute_count_ = 0;
  const auto word = [&] {
    const char* const from = at;
    while (at < end_ && !ends_name(*at)) ++at;
    return std::string_view(from, static_cast<std::size_t>(at - from));
  };
  const auto blank = [&] {
    const char* const from = at;
    while (at < end_ && is_space(*at)) ++at;
    return at != from;
  };
  at = at_ + 1;
  text_ = word(); // the qualified name
  for (;;) {
    const bool apart = blank();
    if (at == end_) return Parsed::more;
    if (*at == '>') return ++at, text_.empty() ? Parsed::no : Parsed::yes;
    if (*at == '/') {
      if (at + 1 == end_) return Parsed::more;
      closing_ = at[1] == '>';
      at += 2;
      return closing_ && !text_.empty() ? Parsed::yes : Parsed::no;
    }
    const std::string_view name = word();
    blank();
    if (at == end_) return Parsed::more;
    if (!apart || name.empty() || *at++ != '=') return Parsed::no;
    blank();
    if (at == end_) return Parsed::more;
    const char quote = *at++;
    if (quote != '"' && quote != '\'') return Parsed::no;
    const auto* close = static_cast<const char*>(std::memchr(at, quote, static_cast<std::size_t>(end_ - at)));
    if (!close) return Parsed::more;
    if (attribute_count_ == attributes_.size())
      return broken("one tag in it has more than 64 attributes"), Parsed::no;
    const auto [prefix, local] = split(name);
    attributes_[attribute_count_++] = {prefix, local, {at, static_cast<std::size_t>(close - at)}};
    at = close + 1;
  }
}

Token Scanner::read_start_tag() {
  tag_ = to();
  const char* stop = nullptr;
  for (Parsed parsed; (parsed = parse_start(stop)) != Parsed::yes;) {
    if (parsed == Parsed::no)
      return broken("it is not well-formed: a tag is spoiled near <" + std::string(text_.substr(0, 40)));
    closing_ = false;
    if (!refill()) return broken("it breaks off inside a tag");
  }
  if (open_.size() >= depth_limit_)
    return broken("its elements nest deeper than " + std::to_string(depth_limit_) + ", the limit",
                  raised_by("--max-depth"));
  if (open_.empty() && rooted_)
    return broken("it is not well-formed: a second root element follows the first");
  rooted_ = true;
  open_.push_back(static_cast<std::uint32_t>(names_.size()));
  names_ += text_;
  if (!declare()) return Token::broken;
  const auto [prefix, local] = split(text_);
  local_ = local;
  space_ = resolve(prefix);
  at_ += stop - at_;
  return Token::start;
}

bool Scanner::declare() {
  for (std::size_t at = 0; at < attribute_count_; ++at) {
    const Attribute& one = attributes_[at];
    for (std::size_t before = 0; before < at; ++before)
      if (attributes_[before].local == one.local && attributes_[before].prefix == one.prefix)
        return broken("it is not well-formed: a tag has the attribute " +
                      std::string(one.local.substr(0, 40)) + " twice"),
               false;
    const bool whole = one.prefix.empty() && one.local == "xmlns";
    if (!whole && one.prefix != "xmlns") continue;
    const auto known = std::ranges::find(known_, one.raw, &Namespace::uri);
    (whole ? default_ : prefixes_)
        .push_back({open_.size(), whole ? std::string() : std::string(one.local),
                    known == known_.end() ? std::uint8_t{0} : known->space});
  }
  return true;
}

std::uint8_t Scanner::resolve(std::string_view prefix) const {
  if (prefix.empty()) return default_.empty() ? std::uint8_t{0} : default_.back().space;
  for (auto declared = prefixes_.rbegin(); declared != prefixes_.rend(); ++declared)
    if (declared->prefix == prefix) return declared->space;
  return 0;
}

std::optional<std::string_view> Scanner::attribute(std::string_view local, std::uint8_t space) {
  for (std::size_t at = 0; at < attribute_count_; ++at) {
    const Attribute& one = attributes_[at];
    if (one.local != local || (one.prefix.empty() ? space != 0 : resolve(one.prefix) != space)) continue;
    if (one.raw.find('&') == std::string_view::npos) return one.raw;
    if (!decode(one.raw, decoded_.emplace_back())) return std::nullopt;
    return decoded_.back();
  }
  return std::nullopt;
}

bool Scanner::collect(std::string& into) {
  for (const std::size_t outside = open_.size() - 1;;) {
    switch (next()) {
    case Token::text:
      if (into.size() + text_.size() > text_limit_)
        return broken("one text in it is longer than " + std::to_string(text_limit_) + " bytes, the limit",
                      raised_by("--max-text")),
               false;
      if (open_.size() == outside + 1) into += text_;
      break;
    case Token::end:
      if (open_.size() == outside) return true;
      break;
    case Token::start: break;
    default: return false;
    }
  }
}

bool Scanner::skip() {
  for (const std::size_t outside = open_.size() - 1;;) {
    const Token token = next();
    if (token == Token::broken || token == Token::finish) return false;
    if (token == Token::end && open_.size() == outside) return true;
  }
}

} // namespace stackbook::files
