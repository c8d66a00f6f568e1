#include "connectors/files/package/archive.hpp"

#include <zlib.h>

namespace stackbook::files {

namespace {

void put(std::string& bytes, std::uint64_t number, unsigned size) {
  for (unsigned at = 0; at < size; ++at) bytes += static_cast<char>(number >> (8 * at) & 0xff);
}

std::string packed_by_zlib(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const bool whole = ::deflate(&stream, Z_FINISH) == Z_STREAM_END;
  packed.resize(whole ? stream.total_out : 0);
  deflateEnd(&stream);
  return packed;
}

} // namespace

void Archive::add(std::string_view name, std::string_view bytes, std::string_view packed,
                  std::uint16_t method) {
  const auto crc = crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  const std::uint64_t from = bytes_.size();
  std::string common;     // of the local header and the directory's record
  put(common, 20, 2);     // version 2.0 reads it
  put(common, 0x0800, 2); // names are UTF-8
  put(common, method, 2);
  put(common, 0x00210000, 4); // 1980-01-01
  put(common, crc, 4);
  put(common, packed.size(), 4);
  put(common, bytes.size(), 4);
  put(common, name.size(), 2);
  put(common, 0, 2);
  put(bytes_, 0x04034b50, 4);
  (bytes_ += common) += name;
  bytes_ += packed;
  put(directory_, 0x02014b50, 4);
  put(directory_, 20, 2);
  directory_ += common;
  put(directory_, 0, 10); // comment, disk, attributes
  put(directory_, from, 4);
  directory_ += name;
  ++count_;
}

void Archive::store(std::string_view name, std::string_view bytes) {
  add(name, bytes, bytes, 0);
}

void Archive::deflate(std::string_view name, std::string_view bytes) {
  const std::string packed = packed_by_zlib(bytes);
  if (packed.empty())
    store(name, bytes);
  else
    add(name, bytes, packed, 8);
}

std::string Archive::finish() {
  const std::uint64_t from = bytes_.size();
  bytes_ += directory_;
  put(bytes_, 0x06054b50, 4);
  put(bytes_, 0, 4);
  put(bytes_, count_, 2);
  put(bytes_, count_, 2);
  put(bytes_, directory_.size(), 4);
  put(bytes_, from, 4);
  put(bytes_, 0, 2);
  return std::move(bytes_);
}

} // namespace stackbook::files
