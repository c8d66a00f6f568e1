#include "connectors/files/package/package.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

namespace stackbook::files {

struct PartStream::Engine {
  inflate_state state;
};

Entry standing_alone(std::string_view bytes) {
  Entry entry;
  entry.packed = entry.expanded = bytes.size();
  entry.crc = crc32_gzip_refl(0, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return entry;
}

PartStream::PartStream(std::string_view packed, const Entry& entry, std::string_view file)
    : packed_(packed), file_(file), entry_(&entry) {
  if (entry.method == 0) return;
  engine_ = std::make_unique_for_overwrite<Engine>();
  isal_inflate_init(&engine_->state);
}

PartStream::~PartStream() = default;
PartStream::PartStream(PartStream&&) noexcept = default;

Failure PartStream::failure(std::string why, std::string remedy) const {
  return unreadable(file_, entry_->name, std::move(why), std::move(remedy));
}

Result<std::size_t> PartStream::finish() {
  constexpr auto again = "Get the file again, or open it in a spreadsheet program and save it anew";
  if (given_ != entry_->expanded)
    return failure("its size is not the one that the list of contents states", again);
  if (crc_ != entry_->crc) return failure("its checksum is wrong, so some of its bytes have changed", again);
  return 0;
}

Result<std::size_t> PartStream::read(char* to, std::size_t room) {
  std::size_t got = 0;
  if (!engine_) {
    got = std::min(room, packed_.size());
    if (got > 0) std::memcpy(to, packed_.data(), got);
    packed_.remove_prefix(got);
  } else {
    inflate_state& state = engine_->state;
    constexpr std::size_t most = std::numeric_limits<std::int32_t>::max();
    state.next_out = reinterpret_cast<std::uint8_t*>(to);
    state.avail_out = static_cast<std::uint32_t>(std::min(room, most));
    const std::uint32_t wanted = state.avail_out;
    while (state.avail_out > 0 && state.block_state != ISAL_BLOCK_FINISH) {
      const auto offered = static_cast<std::uint32_t>(std::min(packed_.size(), most));
      state.next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(packed_.data()));
      state.avail_in = offered;
      const std::uint32_t before = state.avail_out;
      if (isal_inflate(&state) < 0) return failure("its compressed data is damaged", "Get the file again");
      packed_.remove_prefix(offered - state.avail_in);
      if (state.avail_out == before && offered == state.avail_in && state.block_state != ISAL_BLOCK_FINISH)
        return failure("its compressed data breaks off", "Get the file again");
    }
    got = wanted - state.avail_out;
  }
  if (got == 0) return finish();
  given_ += got;
  if (given_ > entry_->expanded) return finish();
  crc_ = crc32_gzip_refl(crc_, reinterpret_cast<const unsigned char*>(to), got);
  return got;
}

} // namespace stackbook::files
