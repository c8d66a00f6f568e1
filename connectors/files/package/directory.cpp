#include "connectors/files/package/directory.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace stackbook::files {

namespace {

constexpr std::uint32_t end_mark = 0x06054b50, end64_mark = 0x06064b50, locator_mark = 0x07064b50,
                        central_mark = 0x02014b50, local_mark = 0x04034b50;
constexpr std::uint64_t all16 = 0xffff, all32 = 0xffff'ffff, mebibyte = 1ull << 20;

class Numbers { // little-endian numbers at checked places
 public:
  explicit Numbers(std::string_view bytes) : bytes_(bytes) {}
  bool has(std::uint64_t at, std::uint64_t size) const {
    return at <= bytes_.size() && size <= bytes_.size() - at;
  }
  std::uint64_t at(std::uint64_t place, unsigned size) const {
    std::uint64_t number = 0;
    for (unsigned index = 0; index < size; ++index)
      number |= std::uint64_t{static_cast<unsigned char>(bytes_[place + index])} << (8 * index);
    return number;
  }
  std::uint16_t two(std::uint64_t place) const { return static_cast<std::uint16_t>(at(place, 2)); }
  std::uint32_t four(std::uint64_t place) const { return static_cast<std::uint32_t>(at(place, 4)); }
  bool marked(std::uint64_t place, std::uint32_t mark) const { return has(place, 4) && four(place) == mark; }
  std::string_view text(std::uint64_t place, std::uint64_t size) const { return bytes_.substr(place, size); }
  std::uint64_t size() const { return bytes_.size(); }

 private:
  std::string_view bytes_;
};

struct Region { // of the central directory
  std::uint64_t from = 0, size = 0, count = 0;
};

struct Why { // empty: nothing wrong
  std::string text;
  std::string_view flag{}; // of the limit that was reached
  Why() = default;
  Why(std::string why, std::string_view raised = {}) : text(std::move(why)), flag(raised) {}
  Why(const char* why) : text(why) {}
  bool empty() const { return text.empty(); }
};

constexpr auto damaged = "the file is damaged or incomplete";

Why find_region(const Numbers& bytes, Region& region) {
  constexpr auto two_ends = "it has two end records, so that programs would see different contents in it";
  std::optional<std::uint64_t> end, other; // `other` has bytes behind it that do not belong to the archive
  bool others = false;
  for (std::uint64_t back = 22; back <= 22 + all16 && back <= bytes.size(); ++back) {
    const std::uint64_t place = bytes.size() - back;
    if (!bytes.marked(place, end_mark)) continue;
    if (bytes.two(place + 20) == back - 22) {
      if (end) return two_ends;
      end = place;
    } else if (bytes.two(place + 20) < back - 22) {
      others = other.has_value();
      other = place;
    }
  }
  if (!end && others) return two_ends;
  if (!end) end = other; // a download that went on too long
  if (!end) return std::string(damaged) + ": its list of contents is not at its end";
  bool one_disk = bytes.two(*end + 4) == 0 && bytes.two(*end + 6) == 0;
  region = {bytes.four(*end + 16), bytes.four(*end + 12), bytes.two(*end + 10)};
  bool same_count = bytes.two(*end + 8) == region.count;
  std::uint64_t stop = *end;
  if (region.from == all32 || region.size == all32 || region.count == all16) {
    if (*end < 20 || !bytes.marked(*end - 20, locator_mark))
      return std::string(damaged) + ": its zip64 record is missing";
    stop = bytes.at(*end - 12, 8);
    if (!bytes.has(stop, 56) || !bytes.marked(stop, end64_mark) ||
        bytes.at(stop + 4, 8) != *end - 20 - stop - 12)
      return std::string(damaged) + ": its zip64 record is not where it should be";
    region = {bytes.at(stop + 48, 8), bytes.at(stop + 40, 8), bytes.at(stop + 32, 8)};
    const auto meant = [&](std::uint64_t short_one,
                           std::uint64_t wide) { // 4.4.1.4: all ones leave it to zip64
      return bytes.two(short_one) == all16 ? bytes.four(wide) : bytes.two(short_one);
    };
    one_disk = meant(*end + 4, stop + 16) == 0 && meant(*end + 6, stop + 20) == 0;
    same_count = bytes.at(stop + 24, 8) == region.count;
  }
  if (!one_disk || !same_count) return "it is one piece of an archive in several files";
  if (!bytes.has(region.from, region.size) || region.from + region.size != stop)
    return std::string(damaged) + ": its list of contents is not where its end record says";
  return {};
}

// APPNOTE 4.5.3: the extra field 0x0001 holds, in this order, what did not fit.
Why widen(const Numbers& bytes, std::uint64_t extra, std::uint64_t size, Entry& entry) {
  for (std::uint64_t at = extra; at + 4 <= extra + size;) {
    const std::uint64_t length = bytes.two(at + 2), stop = at + 4 + length;
    if (stop > extra + size) break;
    if (bytes.two(at) == 1) {
      std::uint64_t next = at + 4;
      for (std::uint64_t* value : {&entry.expanded, &entry.packed, &entry.header}) {
        if (*value != all32) continue;
        if (next + 8 > stop) return "its zip64 sizes are missing";
        *value = bytes.at(next, 8);
        next += 8;
      }
      return {};
    }
    at = stop;
  }
  return "its zip64 sizes are missing";
}

Why check_local(const Numbers& bytes, Entry& entry, std::uint64_t stop) {
  if (!bytes.has(entry.header, 30) || entry.header + 30 > stop || !bytes.marked(entry.header, local_mark))
    return "its data is not where the list of contents says";
  const std::uint64_t name = bytes.two(entry.header + 26), extra = bytes.two(entry.header + 28);
  entry.body = entry.header + 30 + name + extra;
  if (entry.body > stop || entry.packed > stop - entry.body) return "its data runs past the end of the data";
  if (bytes.text(entry.header + 30, name) != entry.name) return "its two headers give it different names";
  if (bytes.two(entry.header + 8) != entry.method)
    return "its two headers give it different compression methods";
  return {};
}

Why check_sizes(const Entry& entry, const Limits& limits) {
  if (entry.expanded > limits.part)
    return {"it expands to " + std::to_string(entry.expanded / mebibyte) + " MiB, over the limit of " +
                std::to_string(limits.part / mebibyte) + " MiB for one part",
            "--max-part"};
  if (entry.expanded > 16 * mebibyte && entry.expanded / limits.ratio > entry.packed)
    return {"it expands more than " + std::to_string(limits.ratio) + "-fold, as only a zip bomb does",
            "--max-ratio"};
  if (entry.method == 0 && entry.packed != entry.expanded)
    return "its two sizes differ though it is not compressed";
  return {};
}

// Against 4.4.17.1 some programs on Windows part folders by backslashes, and some begin at the root or at ".": all mean the
// same part, and nothing is ever unpacked to disk.
std::string meant(std::string name) {
  std::ranges::replace(name, '\\', '/');
  std::string_view rest = name;
  while (rest.starts_with("/") || rest.starts_with("./")) rest.remove_prefix(rest[0] == '/' ? 1 : 2);
  return rest.empty() ? name : std::string(rest);
}

Why read_entry(const Numbers& bytes, std::uint64_t& at, const Region& region, Entry& entry) {
  if (at + 46 > region.from + region.size || !bytes.marked(at, central_mark))
    return "the list of contents breaks off before it";
  const unsigned flags = bytes.two(at + 8);
  entry.record = at;
  entry.method = bytes.two(at + 10);
  entry.crc = bytes.four(at + 16);
  entry.packed = bytes.four(at + 20);
  entry.expanded = bytes.four(at + 24);
  entry.header = bytes.four(at + 42);
  const std::uint64_t name = bytes.two(at + 28), extra = bytes.two(at + 30), comment = bytes.two(at + 32);
  const std::uint64_t next = at + 46 + name + extra + comment;
  if (next > region.from + region.size) return "the list of contents breaks off inside it";
  entry.name = bytes.text(at + 46, name);
  if (entry.name.empty() || entry.name.find('\0') != std::string::npos)
    return "its name is empty or holds a zero byte";
  if (flags & 0x2041u) return "it is encrypted";
  if (entry.method != 0 && entry.method != 8)
    return "it is compressed by method " + std::to_string(entry.method) + ", which no office suite writes";
  if (entry.packed == all32 || entry.expanded == all32 || entry.header == all32)
    if (Why why = widen(bytes, at + 46 + name, extra, entry); !why.empty()) return why;
  at = next;
  if (Why why = check_local(bytes, entry, region.from); !why.empty()) return why;
  entry.name = meant(std::move(entry.name));
  return {};
}

Why check_together(std::vector<Entry>& entries, const Limits& limits) {
  std::ranges::sort(entries, {}, &Entry::header);
  std::unordered_set<std::string> names;
  std::uint64_t total = 0, last = 0;
  for (const Entry& entry : entries) {
    if (!names.insert(lower(entry.name)).second) return "it holds two parts named " + entry.name;
    if (entry.header < last) return "parts of it overlap (" + entry.name + "), as only a zip bomb's do";
    last = entry.body + entry.packed;
    total += entry.expanded;
    if (total > limits.expanded)
      return {"its parts expand to more than " + std::to_string(limits.expanded / mebibyte) +
                  " MiB together, the limit",
              "--max-expanded"};
  }
  return {};
}

} // namespace

std::string lower(std::string_view name) {
  std::string letters(name);
  for (char& letter : letters)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter | 0x20);
  return letters;
}

Result<std::vector<Entry>> read_directory(std::string_view file_bytes, std::string_view file,
                                          const Limits& limits) {
  const Numbers bytes(file_bytes);
  Region region;
  const auto refused = [&](std::string where, Why why) {
    return unreadable(file, std::move(where), std::move(why.text),
                      !why.flag.empty()
                          ? raised_by(why.flag)
                          : "Get the file again, or open it in a spreadsheet program and save it anew");
  };
  if (Why why = find_region(bytes, region); !why.empty()) return refused({}, std::move(why));
  if (region.count > limits.entries)
    return refused({}, {"it holds " + std::to_string(region.count) + " parts, over the limit of " +
                            std::to_string(limits.entries),
                        "--max-parts"});
  std::vector<Entry> entries;
  std::uint64_t at = region.from;
  for (std::uint64_t index = 0; index < region.count; ++index) {
    Entry entry;
    Why why = read_entry(bytes, at, region, entry);
    const auto where = [&] { return entry.name.empty() ? "part " + std::to_string(index + 1) : entry.name; };
    if (why.text == "it is encrypted")
      return unreadable(file, where(), "it is password-protected", "Save it without a password");
    if (why.empty()) why = check_sizes(entry, limits);
    if (!why.empty()) return refused(where(), std::move(why));
    entries.push_back(std::move(entry));
  }
  if (at != region.from + region.size)
    return refused({}, std::string(damaged) + ": its list of contents holds more than it counts");
  if (Why why = check_together(entries, limits); !why.empty()) return refused({}, std::move(why));
  return entries;
}

} // namespace stackbook::files
