// SQLite as both ends of the connector use it: WAL journal, synchronous=FULL, one writer at a time. Errors are
// Poco::Exception; the outbox and the store turn them into Failures.
#pragma once

#include <filesystem>

#include <Poco/Data/Session.h>

namespace stackbook::sqlite {

// Makes the file where it is missing. Throws where the file can't be made or its file system allows no WAL.
Poco::Data::Session open(const std::filesystem::path& file);

// Takes the write lock at once, and rolls back unless told that all is written.
class Transaction {
 public:
  explicit Transaction(Poco::Data::Session& session);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Poco::Data::Session& session_;
  bool open_ = true;
};

} // namespace stackbook::sqlite
