#include "connectors/files/package/copy.hpp"

#include "connectors/files/package/directory.hpp"

#include <algorithm>
#include <limits>

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

namespace stackbook::files {

namespace {

constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint16_t in_utf8 = 0x0800, descriptor_follows = 0x0008;

void put(std::string& to, std::uint64_t value, unsigned bytes) {
  for (unsigned at = 0; at < bytes; ++at) to += static_cast<char>(value >> (8 * at) & 0xff);
}

std::uint64_t number(std::string_view bytes, std::size_t at, unsigned size) {
  std::uint64_t value = 0;
  for (unsigned index = 0; index < size; ++index)
    value |= std::uint64_t{static_cast<unsigned char>(bytes[at + index])} << (8 * index);
  return value;
}

std::string deflate(std::string_view data) {
  std::string levels(ISAL_DEF_LVL3_DEFAULT, '\0'), out;
  auto stream = std::make_unique<isal_zstream>();
  isal_deflate_init(stream.get());
  stream->level = 3;
  stream->level_buf = reinterpret_cast<std::uint8_t*>(levels.data());
  stream->level_buf_size = static_cast<std::uint32_t>(levels.size());
  stream->end_of_stream = 1;
  stream->flush = NO_FLUSH;
  stream->next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(data.data()));
  stream->avail_in = static_cast<std::uint32_t>(data.size());
  std::size_t have = 0;
  do {
    out.resize(have + std::max<std::size_t>(data.size() / 4, 4096));
    stream->next_out = reinterpret_cast<std::uint8_t*>(out.data() + have);
    stream->avail_out = static_cast<std::uint32_t>(std::min<std::size_t>(out.size() - have, most));
    const std::uint32_t room = stream->avail_out;
    isal_deflate(stream.get());
    have += room - stream->avail_out;
  } while (stream->internal_state.state != ZSTATE_END);
  out.resize(have);
  return out;
}

std::string without_zip64(std::string_view extra) {
  std::string kept;
  for (std::size_t at = 0; at + 4 <= extra.size();) {
    const std::size_t length = 4 + number(extra, at + 2, 2);
    if (at + length > extra.size()) break;
    if (number(extra, at, 2) != 1) kept += extra.substr(at, length);
    at += length;
  }
  return kept;
}

struct Body { // an entry as the copy has it
  std::uint16_t flags = in_utf8, method = 8;
  std::uint32_t when = 0x00210000; // 1980-01-01, so that the clock does not show
  std::uint32_t crc = 0;
  std::uint64_t packed = 0, expanded = 0, header = 0;
};

class Copy {
 public:
  explicit Copy(const Package& package) : package_(package) { bytes_.reserve(package.bytes().size()); }

  void keep(const Entry& entry, const NewPart* instead) {
    const std::string_view all = package_.bytes();
    Body body;
    body.flags =
        static_cast<std::uint16_t>(number(all, entry.record + 8, 2) & ~std::uint64_t{descriptor_follows});
    body.when = static_cast<std::uint32_t>(number(all, entry.record + 12, 4));
    if (instead) {
      add_new(body, *instead, entry.name);
    } else {
      body.method = entry.method;
      body.crc = entry.crc;
      body.packed = entry.packed;
      body.expanded = entry.expanded;
      const std::uint64_t name = number(all, entry.header + 26, 2), extra = number(all, entry.header + 28, 2);
      add(body, entry.name, without_zip64(all.substr(entry.header + 30 + name, extra)),
          all.substr(entry.body, entry.packed));
    }
    kept_.push_back({entry.record, record(entry, body)});
  }

  void add(const NewPart& part) {
    Body body;
    add_new(body, part, part.name);
    std::string record;
    put(record, 0x02014b50, 4);
    put(record, 20, 2);
    middle(record, 20, body);
    put(record, part.name.size(), 2);
    put(record, 0, 12); // extra field, comment, disk, attributes
    put(record, body.header, 4);
    added_ += record + part.name;
    ++count_;
  }

  Result<std::string> finish() {
    std::ranges::sort(kept_); // the directory keeps its order too
    const std::uint64_t from = bytes_.size();
    for (const auto& [place, record] : kept_) bytes_ += record;
    bytes_ += added_;
    const std::uint64_t size = bytes_.size() - from, count = kept_.size() + count_;
    if (bytes_.size() > most || count > 0xfffe)
      return Failure{
          std::string(package_.file()) + " can't be copied", {}, "it would be larger than 4 GiB", {}};
    put(bytes_, 0x06054b50, 4);
    put(bytes_, 0, 4);
    put(bytes_, count, 2);
    put(bytes_, count, 2);
    put(bytes_, size, 4);
    put(bytes_, from, 4);
    const std::string_view comment = comment_of(package_.bytes());
    put(bytes_, comment.size(), 2);
    bytes_ += comment;
    return std::move(bytes_);
  }

 private:
  void add_new(Body& body, const NewPart& part, std::string_view name) {
    const std::string packed = deflate(part.bytes);
    const bool stored = packed.size() >= part.bytes.size();
    body.method = stored ? 0 : 8;
    body.crc =
        crc32_gzip_refl(0, reinterpret_cast<const unsigned char*>(part.bytes.data()), part.bytes.size());
    body.packed = stored ? part.bytes.size() : packed.size();
    body.expanded = part.bytes.size();
    add(body, name, {}, stored ? std::string_view(part.bytes) : packed);
  }

  static void middle(std::string& to, std::uint64_t needed, const Body& body) {
    put(to, needed, 2);
    put(to, body.flags, 2);
    put(to, body.method, 2);
    put(to, body.when, 4);
    put(to, body.crc, 4);
    put(to, body.packed, 4);
    put(to, body.expanded, 4);
  }

  void add(Body& body, std::string_view name, std::string_view extra, std::string_view packed) {
    body.header = bytes_.size();
    put(bytes_, 0x04034b50, 4);
    middle(bytes_, 20, body);
    put(bytes_, name.size(), 2);
    put(bytes_, extra.size(), 2);
    bytes_ += name;
    bytes_ += extra;
    bytes_ += packed;
  }

  std::string record(const Entry& entry, const Body& body) const {
    const std::string_view all = package_.bytes();
    const std::uint64_t name = number(all, entry.record + 28, 2), extra = number(all, entry.record + 30, 2),
                        comment = number(all, entry.record + 32, 2);
    const std::string fields = without_zip64(all.substr(entry.record + 46 + name, extra));
    std::string record(all.substr(entry.record, 6)); // signature, made by
    middle(record, 20, body);
    put(record, name, 2);
    put(record, fields.size(), 2);
    record += all.substr(entry.record + 32, 10); // comment, disk, attributes
    put(record, body.header, 4);
    record += all.substr(entry.record + 46, name);
    record += fields;
    record += all.substr(entry.record + 46 + name + extra, comment);
    return record;
  }

  static std::string_view comment_of(std::string_view all) {
    for (std::size_t back = 22; back <= std::min<std::size_t>(all.size(), 22 + 0xffff); ++back) {
      const std::size_t end = all.size() - back;
      if (number(all, end, 4) == 0x06054b50 && number(all, end + 20, 2) == back - 22)
        return all.substr(end + 22);
    }
    return {};
  }

  const Package& package_;
  std::string bytes_, added_;
  std::vector<std::pair<std::uint64_t, std::string>> kept_; // by place in the old directory
  std::uint64_t count_ = 0;
};

} // namespace

Result<std::string> copy(const Package& package, std::span<const NewPart> parts,
                         std::span<const std::string> left_out) {
  const auto same = [](const Entry& entry) {
    return [name = lower(entry.name)](std::string_view other) { return lower(other) == name; };
  };
  for (const NewPart& part : parts)
    if (part.bytes.size() >= most)
      return Failure{
          std::string(package.file()) + " can't be copied", part.name, "it would be larger than 4 GiB", {}};
  Copy copy(package);
  std::vector<bool> used(parts.size());
  for (const Entry& entry : package.entries()) {
    if (std::ranges::any_of(left_out, same(entry))) continue;
    const auto found = std::ranges::find_if(parts, same(entry), &NewPart::name);
    if (found != parts.end()) used[static_cast<std::size_t>(found - parts.begin())] = true;
    copy.keep(entry, found == parts.end() ? nullptr : &*found);
  }
  for (std::size_t at = 0; at < parts.size(); ++at)
    if (!used[at]) copy.add(parts[at]);
  return copy.finish();
}

} // namespace stackbook::files
