// Package: the zip archive that an .xlsx or .ods is, checked before a byte of it is believed.
//
// PKWARE's APPNOTE 6.3 as office suites use it: entries stored or deflated, data descriptors and zip64 where
// every value fits the limits. The central directory is the only list of entries; each must agree with its
// local header in name, method and place. Refused: bytes before or behind the archive, overlapping bodies,
// one name twice in any case, encryption, other methods, sizes or ratios past the limits. Nothing is ever
// written to disk under an entry's name.
#pragma once

#include "connectors/files/files.hpp"

#include <memory>
#include <span>

namespace stackbook::files {

struct Entry {
  std::string name; // as stored
  std::uint64_t packed = 0, expanded = 0;
  std::uint64_t header = 0, body = 0; // offsets of the local header and of the data
  std::uint64_t record = 0;           // offset of its record in the central directory
  std::uint32_t crc = 0;
  std::uint16_t method = 0; // 0 stored, 8 deflated
};

// Bytes that are no archive's but a whole file, as an entry that PartStream can give.
Entry standing_alone(std::string_view bytes);

// One entry's bytes as they inflate. The last read answers 0 only after size and CRC-32 proved right.
class PartStream {
 public:
  PartStream(std::string_view packed, const Entry& entry, std::string_view file);
  ~PartStream();
  PartStream(PartStream&&) noexcept;

  Result<std::size_t> read(char* to, std::size_t room);
  std::uint64_t expanded() const { return entry_->expanded; }      // as the directory states it
  Failure failure(std::string why, std::string remedy = {}) const; // about this part of this file

 private:
  struct Engine;
  Result<std::size_t> finish();

  std::string_view packed_, file_;
  const Entry* entry_;
  std::uint64_t given_ = 0;
  std::uint32_t crc_ = 0;
  std::unique_ptr<Engine> engine_; // for deflate only
};

class Package {
 public:
  // `bytes` and `file` (for messages) must outlive the package.
  static Result<Package> open(std::string_view bytes, std::string_view file, const Limits& limits);

  const Entry* find(std::string_view part) const;             // ignoring case and a leading "/"
  std::span<const Entry> entries() const { return entries_; } // in order of their bodies
  PartStream stream(const Entry& entry) const;
  Result<std::string> read(const Entry& entry) const;
  std::string_view file() const { return file_; }
  std::string_view bytes() const { return bytes_; } // of the whole archive

 private:
  std::string_view bytes_, file_;
  std::vector<Entry> entries_;
  std::vector<std::pair<std::string, std::size_t>> by_name_; // lower case, sorted
};

Failure unreadable(std::string_view file, std::string where, std::string why, std::string remedy = {});

} // namespace stackbook::files
