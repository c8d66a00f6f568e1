#include "connectors/files/markup/ahead.hpp"

#include <system_error>

namespace stackbook::files {

namespace {
constexpr std::size_t most_rooms = 5;
}

std::unique_ptr<Ahead> Ahead::start(PartStream& part) {
  std::unique_ptr<Ahead> ahead(new Ahead(part));
  try {
    ahead->thread_ = std::thread([raw = ahead.get()] { raw->run(); });
  } catch (const std::system_error&) {
    return nullptr;
  }
  return ahead;
}

Ahead::~Ahead() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  freed_.notify_one();
  if (thread_.joinable()) thread_.join();
}

std::unique_ptr<char[]> Ahead::free_room() {
  std::unique_lock lock(mutex_);
  freed_.wait(lock, [&] { return stopped_ || !free_.empty() || rooms_ < most_rooms; });
  if (stopped_) return nullptr;
  if (free_.empty()) return ++rooms_, std::make_unique_for_overwrite<char[]>(headroom + length);
  std::unique_ptr<char[]> room = std::move(free_.back());
  free_.pop_back();
  return room;
}

void Ahead::run() {
  for (bool more = true; more;) {
    Piece piece{free_room()};
    if (!piece.room) return;
    const auto read = part_.read(piece.bytes(), length);
    if (!read)
      piece.failure = read.failure();
    else
      piece.size = *read;
    more = piece.size > 0;
    utf8_ = utf8_ && check_.feed({piece.bytes(), piece.size});
    piece.utf8 = utf8_ && (more || check_.complete());
    {
      const std::lock_guard lock(mutex_);
      ready_.push_back(std::move(piece));
    }
    filled_.notify_one();
  }
}

Ahead::Piece Ahead::next() {
  std::unique_lock lock(mutex_);
  filled_.wait(lock, [&] { return !ready_.empty(); });
  Piece piece = std::move(ready_.front());
  ready_.pop_front();
  return piece;
}

void Ahead::give_back(std::unique_ptr<char[]> room) {
  {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(room));
  }
  freed_.notify_one();
}

} // namespace stackbook::files
