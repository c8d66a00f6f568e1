// A workbook that holds itself: unpacking the copy inside gives the whole file again, byte by byte, for ever.
//
// The packed copy is a program of two instructions (RFC 1951): a stored block writes bytes that stand in it, a block of
// matches repeats the last ones. Written so, the header before the copy (p), the program and all that follows it (s) come
// out of: w[p w] r(p+1) w[r(p+1)] w[w] w[r(p+1) w w w] r4 w[r4 w r4 w] r4 w[r4 w w w] r4 w w w[r(s) s] r(s), an
// instruction being five bytes long, but for the last. The checksum of the whole stands in the whole; since it is linear
// in its own bits, 33 trials and a system of equations find it.

#include "tests/hostile/run.hpp"

#include <array>

#include <zlib.h>

namespace stackbook::files {

namespace {

constexpr std::size_t header = 60; // of a name with 30 letters; then the repetition takes just five bytes
constexpr std::string_view inside = "xl/embeddings/a-workbook.xlsx_";
static_assert(30 + inside.size() == header);

class Bits {
 public:
  void low_first(unsigned value, unsigned count) {
    for (unsigned at = 0; at < count; ++at) put(value >> at & 1u);
  }
  void code(unsigned value, unsigned count) { // Huffman codes begin with their high bit
    for (unsigned at = count; at-- > 0;) put(value >> at & 1u);
  }
  std::string take() { return std::move(bytes_); }

 private:
  void put(unsigned bit) {
    if (used_ == 0) bytes_ += '\0';
    bytes_.back() = static_cast<char>(static_cast<unsigned char>(bytes_.back()) | bit << used_);
    used_ = (used_ + 1) % 8;
  }
  std::string bytes_;
  unsigned used_ = 0;
};

// One match of fixed codes: RFC 1951, 3.2.5 and 3.2.6.
void match(Bits& to, unsigned length, unsigned distance) {
  unsigned code = 257, extra = 0, base = 3;
  while (length != 258 && length >= base + (1u << extra)) {
    base += 1u << extra;
    ++code;
    extra = code < 265 ? 0 : (code - 261) / 4;
  }
  if (length == 258) code = 285, extra = 0, base = 258;
  if (code < 280)
    to.code(code - 256, 7);
  else
    to.code(code - 280 + 0b11000000, 8);
  to.low_first(length - base, extra);
  unsigned slot = 0, room = 0, from = 1;
  while (distance >= from + (1u << room)) {
    from += 1u << room;
    ++slot;
    room = slot < 4 ? 0 : slot / 2 - 1;
  }
  to.code(slot, 5);
  to.low_first(distance - from, room);
}

std::string repeat(std::initializer_list<unsigned> lengths, unsigned distance, bool last, bool filled) {
  Bits bits;
  bits.low_first(last && !filled, 1);
  bits.low_first(1, 2);
  for (const unsigned length : lengths) match(bits, length, distance);
  bits.code(0, 7);
  if (filled) bits.low_first(last, 1), bits.low_first(1, 2), bits.code(0, 7); // an empty block behind it
  return bits.take();
}

std::string write(std::size_t count) { // the head of a stored block
  const auto low = static_cast<char>(count & 0xff), high = static_cast<char>(count >> 8);
  return {'\0', low, high, static_cast<char>(~low), static_cast<char>(~high)};
}

// The final instruction: repeats itself and `suffix`, some thousand bytes.
std::string repeat_end(std::size_t suffix) {
  for (std::size_t own = 1;; ++own) {
    const auto all = static_cast<unsigned>(suffix + own);
    Bits bits;
    bits.low_first(1, 1);
    bits.low_first(1, 2);
    for (unsigned left = all; left > 0;) {
      const unsigned next = left > 258 + 2 || left == 258 ? 258 : left > 258 ? 200 : left;
      match(bits, next, all);
      left -= next;
    }
    bits.code(0, 7);
    if (std::string made = bits.take(); made.size() == own) return made;
  }
}

std::string program(const std::string& before, const std::string& after) {
  const std::string head = write(header + 5), again = repeat({65}, 65, false, true), one = write(5),
                    four = write(20), twenty = repeat({10, 10}, 20, false, false), none = write(0),
                    end = repeat_end(after.size()), last = write(end.size() + after.size());
  EXPECT_EQ(again.size(), 5u);
  EXPECT_EQ(twenty.size(), 5u);
  return head + before + head + again + one + again + one + one + four + again + one + one + four + twenty +
         four + twenty + four + twenty + four + twenty + four + twenty + none + none + last + twenty + none +
         none + last + end + after + end;
}

std::string with_checksum(std::uint32_t crc) {
  auto parts = one_cell_book();
  Packed copy{std::string(inside), ""};
  copy.crc = crc;
  copy.body = std::string();
  copy.expanded = 0;
  parts.insert(parts.begin(), copy);
  const std::size_t after = archive(parts).size() - header;
  const std::size_t length = program(std::string(header, ' '), std::string(after, ' ')).size();
  parts[0].body = std::string(length, ' ');
  parts[0].expanded = static_cast<std::uint32_t>(header + length + after);
  const std::string outline = archive(parts);
  const std::string before = outline.substr(0, header), rest = outline.substr(header + length);
  return before + program(before, rest) + rest;
}

std::uint32_t checksum(const std::string& bytes) {
  return static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

// checksum(with_checksum(c)) is a + Bc over bits; c with c = a + Bc.
std::string quine() {
  const std::uint32_t none = checksum(with_checksum(0));
  std::array<std::uint64_t, 32>
      rows{}; // equations: coefficients of bits 0 … 31, and the right side in bit 32
  for (unsigned bit = 0; bit < 32; ++bit) {
    const std::uint32_t column = checksum(with_checksum(1u << bit)) ^ none ^ (1u << bit);
    for (unsigned row = 0; row < 32; ++row) rows[row] |= std::uint64_t{column >> row & 1u} << bit;
  }
  for (unsigned row = 0; row < 32; ++row) rows[row] |= std::uint64_t{none >> row & 1u} << 32;
  std::uint32_t crc = 0;
  unsigned used = 0;
  std::array<unsigned, 32> pivots{};
  for (unsigned bit = 0; bit < 32; ++bit) {
    unsigned pivot = used;
    while (pivot < 32 && (rows[pivot] >> bit & 1u) == 0) ++pivot;
    if (pivot == 32) continue;
    std::swap(rows[pivot], rows[used]);
    for (unsigned row = 0; row < 32; ++row)
      if (row != used && (rows[row] >> bit & 1u)) rows[row] ^= rows[used];
    pivots[used++] = bit;
  }
  for (unsigned row = 0; row < used; ++row)
    crc |= static_cast<std::uint32_t>(rows[row] >> 32 & 1u) << pivots[row];
  return with_checksum(crc);
}

std::string inflated(std::string_view packed, std::size_t size) {
  std::string out(size + 1, '\0');
  z_stream stream{};
  inflateInit2(&stream, -15);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

} // namespace

TEST(bombs, that_hold_themselves_are_workbooks) {
  const std::string whole = quine();
  ASSERT_EQ(inflated(std::string_view(whole).substr(header), whole.size()), whole);
  expect_read(whole);
}

} // namespace stackbook::files
