// Ahead: a large part inflated and checked on a thread of its own, a few pieces ahead of the one who reads it.
//
// What comes is the same, byte for byte and failure for failure, as reading the PartStream directly. Memory is bounded:
// pieces that were read are given back and filled again.
#pragma once

#include "connectors/files/markup/encoding.hpp"
#include "connectors/files/package/package.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace stackbook::files {

class Ahead {
 public:
  static constexpr std::size_t headroom =
      256 * 1024; // free bytes before a piece, for what the reader kept of the last
  static constexpr std::size_t length = 128 * 1024; // of a piece at most
  static constexpr std::uint64_t worth =
      1024 * 1024; // parts shorter than this are read sooner than a thread starts

  struct Piece {
    std::unique_ptr<char[]> room; // headroom, then the bytes
    std::size_t size = 0;         // 0 at the end
    bool utf8 = true;             // all of the part so far; at the end, that no character breaks off
    std::optional<Failure> failure{};

    char* bytes() const { return room.get() + headroom; }
  };

  // `part` has to stay where it is until this is gone, and is not to be read meanwhile. Nothing where no thread can be had.
  static std::unique_ptr<Ahead> start(PartStream& part);
  ~Ahead();

  Piece next();                                 // after the end or a failure no further one may be asked for
  void give_back(std::unique_ptr<char[]> room); // of a piece that was read

 private:
  explicit Ahead(PartStream& part) : part_(part) {}
  void run();
  std::unique_ptr<char[]> free_room();

  PartStream& part_;
  Utf8Check check_;
  bool utf8_ = true;
  std::mutex mutex_;
  std::condition_variable filled_, freed_;
  std::deque<Piece> ready_;
  std::vector<std::unique_ptr<char[]>> free_;
  std::size_t rooms_ = 0;
  bool stopped_ = false;
  std::thread thread_; // the last member: it uses all others
};

} // namespace stackbook::files
