#include "connectors/sqlite/session.hpp"

#include <mutex>

#include <Poco/Data/SQLite/Connector.h>

namespace stackbook::sqlite {

using namespace Poco::Data::Keywords;

namespace {
constexpr std::size_t open_within =
    2; // seconds; the library would try a file that can't be made for a minute
} // namespace

Poco::Data::Session open(const std::filesystem::path& file) {
  static std::once_flag registered;
  std::call_once(registered, [] { Poco::Data::SQLite::Connector::registerConnector(); });
  Poco::Data::Session session("SQLite", file.string(), open_within);
  session << "PRAGMA busy_timeout=5000", now;
  std::string mode;
  session << "PRAGMA journal_mode=WAL", into(mode), now;
  if (mode != "wal") throw Poco::IOException("the file system does not allow WAL journals");
  session << "PRAGMA synchronous=FULL", now;
  return session;
}

Transaction::Transaction(Poco::Data::Session& session) : session_(session) {
  session_ << "BEGIN IMMEDIATE", now;
}

Transaction::~Transaction() {
  if (open_) try {
      session_ << "ROLLBACK", now;
    } catch (const Poco::Exception&) { // the database has rolled back by itself
    }
}

void Transaction::commit() {
  session_ << "COMMIT", now;
  open_ = false;
}

} // namespace stackbook::sqlite
