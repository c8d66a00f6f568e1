#include "connectors/http/outbox.hpp"

#include "connectors/sqlite/session.hpp"

#include <map>

#include <Poco/Data/RecordSet.h>
#include <Poco/Data/Session.h>
#include <Poco/UUIDGenerator.h>

namespace stackbook::http {
namespace {

using namespace Poco::Data::Keywords;
using Poco::Data::RecordSet;
using Poco::Data::Session;
using Poco::Data::Statement;
using sqlite::Transaction;

Failure trouble(const std::string& what, const Poco::Exception& cause) {
  return {what, "the outbox", cause.displayText(), "Check the disk, or name another file with --outbox"};
}

void prepare(Session& session) {
  session << "CREATE TABLE IF NOT EXISTS batches(id INTEGER PRIMARY KEY AUTOINCREMENT, destination TEXT NOT "
             "NULL, proposal "
             "TEXT NOT NULL, key TEXT NOT NULL UNIQUE, body TEXT NOT NULL, state TEXT NOT NULL, attempts "
             "INTEGER NOT NULL, "
             "rows INTEGER NOT NULL, problem TEXT NOT NULL, created TEXT NOT NULL)",
      now;
  session << "CREATE TABLE IF NOT EXISTS receipts(destination TEXT NOT NULL, proposal TEXT NOT NULL, tbl "
             "TEXT NOT NULL, key "
             "TEXT NOT NULL, digest TEXT NOT NULL, body TEXT NOT NULL, receipt TEXT NOT NULL, at TEXT NOT "
             "NULL, PRIMARY "
             "KEY(destination, proposal, tbl, key)) WITHOUT ROWID",
      now;
}

} // namespace

struct Outbox::State {
  Session session;

  std::size_t change(const std::string& sentence) {
    Statement statement(session);
    statement << sentence;
    return statement.execute();
  }
  void set(std::int64_t batch, std::string state, std::string problem) {
    session << "UPDATE batches SET state=?, problem=?, attempts=attempts+1 WHERE id=?", use(state),
        use(problem), use(batch), now;
  }
};

Outbox::Outbox(std::unique_ptr<State> state) : state_(std::move(state)) {}
Outbox::Outbox(Outbox&&) noexcept = default;
Outbox::~Outbox() = default;

Result<Outbox> Outbox::open(const std::filesystem::path& file) {
  try {
    std::error_code ignored;
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), ignored);
    auto state = std::make_unique<State>(State{sqlite::open(file)});
    prepare(state->session);
    return Outbox(std::move(state));
  } catch (const Poco::Exception& cause) {
    return Failure{"The outbox can't be opened", file.string(), cause.displayText(),
                   "Name another file with --outbox"};
  }
}

Result<Done> Outbox::queue(const std::string& destination, const std::string& proposal,
                           const std::vector<wire::Batch>& batches, const std::string& at) {
  try {
    Transaction transaction(state_->session);
    for (const auto& batch : batches) {
      std::string to = destination, id = proposal, body = write_json(wire::to_json(batch)), created = at;
      std::string key = Poco::UUIDGenerator::defaultGenerator().createRandom().toString();
      auto count = static_cast<std::int64_t>(batch.rows.size());
      state_->session
          << "INSERT INTO batches(destination, proposal, key, body, state, attempts, rows, problem, created) "
             "VALUES(?,?,?,?,'pending',0,?,'',?)",
          use(to), use(id), use(key), use(body), use(count), use(created), now;
    }
    transaction.commit();
    return Done{};
  } catch (const Poco::Exception& cause) {
    return trouble("The rows can't be queued", cause);
  }
}

Result<std::vector<QueuedBatch>> Outbox::batches(const std::string& state, const std::string& destination) {
  try {
    std::string wanted = state, to = destination;
    Statement query(state_->session);
    query << "SELECT id, destination, proposal, key, body, state, problem, attempts, rows, created FROM "
             "batches WHERE state=? "
             "AND (?='' OR destination=?) ORDER BY id",
        use(wanted), use(to), use(to), now;
    const RecordSet set(query);
    std::vector<QueuedBatch> found;
    for (std::size_t i = 0; i < set.rowCount(); ++i) {
      const auto text = [&](std::size_t column) { return set.value<std::string>(column, i); };
      const auto number = [&](std::size_t column) { return set.value<Poco::Int64>(column, i); };
      found.push_back(
          {number(0), text(1), text(2), text(3), text(4), text(5), text(6), number(7), number(8), text(9)});
    }
    return found;
  } catch (const Poco::Exception& cause) {
    return trouble("The queue can't be read", cause);
  }
}

Result<Done> Outbox::attempted(std::int64_t batch, const std::string& problem) {
  try {
    state_->set(batch, "pending", problem);
    return Done{};
  } catch (const Poco::Exception& cause) {
    return trouble("The attempt can't be noted", cause);
  }
}

Result<Done> Outbox::park(std::int64_t batch, const std::string& problem) {
  try {
    state_->set(batch, "parked", problem);
    return Done{};
  } catch (const Poco::Exception& cause) {
    return trouble("The refusal can't be noted", cause);
  }
}

Result<Done> Outbox::answered(const QueuedBatch& batch, const wire::BatchAnswer& answer) {
  auto json = wire::read_json(batch.body);
  auto sent = json ? wire::read_batch(*json) : Result<wire::Batch>(json.failure());
  if (!sent) return sent.failure();
  std::map<std::pair<std::string, std::string>, const wire::SubmittedRow*> rows;
  for (const auto& row : sent->rows) rows[{row.table, row.key}] = &row;
  try {
    Transaction transaction(state_->session);
    std::string to = batch.destination, id = batch.proposal;
    for (const auto& receipt : answer.receipts) {
      const auto row = rows.find({receipt.table, receipt.key});
      if (row == rows.end() || receipt.verdict == wire::Verdict::rejected) continue;
      std::string table = receipt.table, key = receipt.key, digest = row->second->digest, number = receipt.id,
                  at = receipt.at;
      if (row->second->withdraw) {
        state_->session << "DELETE FROM receipts WHERE destination=? AND proposal=? AND tbl=? AND key=?",
            use(to), use(id), use(table), use(key), now;
        continue;
      }
      std::string values = write_json(wire::values_to_json(row->second->values));
      state_->session
          << "INSERT INTO receipts(destination, proposal, tbl, key, digest, body, receipt, at) "
             "VALUES(?,?,?,?,?,?,?,?) ON CONFLICT(destination, proposal, tbl, key) DO UPDATE SET "
             "digest=excluded.digest, body=excluded.body, receipt=excluded.receipt, at=excluded.at",
          use(to), use(id), use(table), use(key), use(digest), use(values), use(number), use(at), now;
    }
    state_->set(batch.id, "answered", "");
    transaction.commit();
    return Done{};
  } catch (const Poco::Exception& cause) {
    return trouble("The receipts can't be written", cause);
  }
}

Result<std::size_t> Outbox::requeue() {
  try {
    return state_->change("UPDATE batches SET state='pending', attempts=0, problem='' WHERE state='parked'");
  } catch (const Poco::Exception& cause) {
    return trouble("The batches can't be queued again", cause);
  }
}

Result<std::size_t> Outbox::drop() {
  try {
    return state_->change("DELETE FROM batches WHERE state IN ('pending','parked')");
  } catch (const Poco::Exception& cause) {
    return trouble("The queue can't be emptied", cause);
  }
}

Result<std::vector<KnownRow>> Outbox::known(const std::string& destination, const std::string& proposal) {
  try {
    std::string to = destination, id = proposal;
    Statement query(state_->session);
    query << "SELECT tbl, key, digest, body, receipt, at FROM receipts WHERE destination=? AND proposal=? "
             "ORDER BY tbl, key",
        use(to), use(id), now;
    const RecordSet set(query);
    std::vector<KnownRow> rows;
    for (std::size_t i = 0; i < set.rowCount(); ++i) {
      const auto text = [&](std::size_t column) { return set.value<std::string>(column, i); };
      auto json = wire::read_json(text(3));
      auto values = json ? wire::values_from_json(*json) : Result<proposal::Row>(json.failure());
      if (!values)
        return Failure{"The outbox is damaged", text(0) + " " + text(1), values.failure().why,
                       "Name another file with --outbox"};
      rows.push_back({{text(0), text(1), text(2), std::move(*values)}, text(4), text(5)});
    }
    return rows;
  } catch (const Poco::Exception& cause) {
    return trouble("The receipts can't be read", cause);
  }
}

} // namespace stackbook::http
