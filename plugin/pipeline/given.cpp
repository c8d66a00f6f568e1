#include "plugin/pipeline/given.hpp"

#include "rules/proposal/csv.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace stackbook::pipeline::given {
namespace {

constexpr std::size_t chunk = 64 << 10;
constexpr std::size_t longest = 64 << 20; // a line, or a whole array

} // namespace

Result<Rows> Rows::open(const std::string& path, const std::string& form) {
  const int file = path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return Failure{"The rows can't be read", path, std::strerror(errno), "Give a file that can be read"};
  Rows rows(file, path == "-" ? "standard input" : path);
  while (rows.bytes_.find_first_not_of(" \t\r\n") == std::string::npos) {
    const auto more = rows.more();
    if (!more) return more.failure();
    if (!*more) break;
  }
  if (rows.bytes_.starts_with("\xef\xbb\xbf")) rows.at_ = 3;
  const std::size_t first = rows.bytes_.find_first_not_of(" \t\r\n", rows.at_);
  const char byte = first == std::string::npos ? '{' : rows.bytes_[first];
  rows.form_ = form == "csv" || (form.empty() && byte != '{' && byte != '[') ? Form::csv
               : form == "json" || (form.empty() && byte == '[')             ? Form::json
                                                                             : Form::ndjson;
  return rows;
}

Rows::Rows(Rows&& other) noexcept
    : file_(std::exchange(other.file_, -1)), name_(std::move(other.name_)), bytes_(std::move(other.bytes_)),
      at_(other.at_), ended_(other.ended_), form_(other.form_), number_(other.number_),
      header_(std::move(other.header_)), array_(std::move(other.array_)) {}

Rows::~Rows() {
  if (file_ >= 0) ::close(file_);
}

Result<bool> Rows::more() {
  if (ended_) return false;
  bytes_.erase(0, std::exchange(at_, 0));
  if (bytes_.size() > longest)
    return Failure{"The rows can't be read", name_,
                   (form_ == Form::json ? "the array" : "line " + std::to_string(number_ + 1)) +
                       " is longer than 64 MB",
                   form_ == Form::json ? "Write one object a line" : "Divide it"};
  const std::size_t had = bytes_.size();
  bytes_.resize(had + chunk);
  ssize_t got;
  do got = ::read(file_, bytes_.data() + had, chunk);
  while (got < 0 && errno == EINTR);
  const int error = errno;
  bytes_.resize(had + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  if (got < 0) return Failure{"The rows can't be read", name_, std::strerror(error), "Try again"};
  ended_ = got == 0;
  return !ended_;
}

// A line without its end; of CSV (`quotes`) one that a quoted line break does not end. Borrows until the next.
Result<std::optional<std::string_view>> Rows::line(const std::function<void()>& waiting, bool quotes) {
  std::size_t seen = at_;
  bool inside = false;
  for (;;) {
    for (; seen < bytes_.size(); ++seen) {
      if (quotes && bytes_[seen] == '"') inside = !inside;
      if (bytes_[seen] != '\n' || inside) continue;
      const std::string_view text(bytes_.data() + at_, seen - at_);
      at_ = seen + 1;
      ++number_;
      return std::optional(text);
    }
    if (ended_) break;
    waiting();
    seen -= at_;
    const auto arrived = more();
    if (!arrived) return arrived.failure();
  }
  if (at_ == bytes_.size()) return std::optional<std::string_view>();
  const std::string_view rest(bytes_.data() + at_, bytes_.size() - at_);
  at_ = bytes_.size();
  ++number_;
  return std::optional(rest);
}

Row Rows::of_json(std::string_view text) const {
  const std::string place = "line " + std::to_string(number_);
  auto read = wire::read_json(text);
  if (!read) return {{}, place + " can't be read: " + read.failure().why};
  auto* object = std::get_if<wire::Object>(&read->value);
  if (object == nullptr) return {{}, place + " is no object"};
  return {std::move(*object), {}};
}

Result<std::optional<Row>> Rows::of_csv(const std::function<void()>& waiting) {
  for (;;) {
    const auto text = line(waiting, true);
    if (!text) return text.failure();
    if (!*text) return std::optional<Row>();
    const auto read = proposal::parse_csv(**text);
    if (read && read->empty()) continue; // a blank line
    if (header_.empty()) {
      if (!read)
        return Failure{"The rows can't be read", name_, "a quote is opened and never closed", "Close it"};
      header_ = read->front().fields;
      continue;
    }
    const std::string place = "line " + std::to_string(number_);
    if (!read) return std::optional(Row{{}, place + ": a quote is opened and never closed"});
    const auto& fields = read->front().fields;
    if (fields.size() != header_.size())
      return std::optional(Row{{},
                               place + " has " + std::to_string(fields.size()) + " fields, the first line " +
                                   std::to_string(header_.size())});
    Row row;
    for (std::size_t i = 0; i < fields.size(); ++i)
      if (!fields[i].empty()) row.values.emplace_back(header_[i], wire::Json{fields[i]});
    return std::optional(std::move(row));
  }
}

Result<Done> Rows::take_array() {
  while (!ended_)
    if (const auto arrived = more(); !arrived) return arrived.failure();
  auto read = wire::read_json(std::string_view(bytes_).substr(at_));
  if (!read) return read.failure();
  auto* array = std::get_if<wire::Array>(&read->value);
  if (array == nullptr)
    return Failure{"The rows can't be read", name_, "it is no array of objects",
                   "Write [{\"input\": value}, …]"};
  array_ = std::move(*array);
  return Done{};
}

Result<std::optional<Row>> Rows::next(const std::function<void()>& waiting) {
  if (form_ == Form::csv) return of_csv(waiting);
  if (form_ == Form::ndjson) {
    for (;;) {
      const auto text = line(waiting, false);
      if (!text) return text.failure();
      if (!*text) return std::optional<Row>();
      if ((*text)->find_first_not_of(" \t\r") != std::string_view::npos)
        return std::optional(of_json(**text));
    }
  }
  if (!array_)
    if (auto taken = take_array(); !taken) return taken.failure();
  if (number_ == array_->size()) return std::optional<Row>();
  auto& item = (*array_)[number_++];
  auto* object = std::get_if<wire::Object>(&item.value);
  if (object == nullptr) return std::optional(Row{{}, "row " + std::to_string(number_) + " is no object"});
  return std::optional(Row{std::move(*object), {}});
}

} // namespace stackbook::pipeline::given
