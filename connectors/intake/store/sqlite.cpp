#include "connectors/intake/store/sqlite.hpp"

#include "connectors/intake/store/schema.hpp"
#include "connectors/sqlite/session.hpp"

#include <map>
#include <mutex>

#include <Poco/Data/RecordSet.h>
#include <Poco/Data/Session.h>

namespace stackbook::intake {
namespace {

using namespace Poco::Data::Keywords;
using Poco::Data::RecordSet;
using Poco::Data::Session;
using Poco::Data::Statement;
using sqlite::Transaction;

Failure trouble(const std::string& what, const Poco::Exception& cause) {
  return {what, "the SQLite store", cause.displayText(), "Check the disk and the file's permissions"};
}

class Sqlite final : public Store {
 public:
  explicit Sqlite(const std::string& file) : writer_(sqlite::open(file)), reader_(sqlite::open(file)) {
    migrate();
  }

  Result<BatchOutcome>
  write(const BatchRequest& request,
        const std::function<wire::Admission(const std::vector<wire::StoredRow>&)>& admit) override;
  Result<std::vector<ProposalLine>> proposals() override;
  Result<std::optional<ProposalLine>> proposal(const std::string& id) override;
  Result<std::vector<RowLine>> rows(const std::string& proposal, const std::string& after_table,
                                    const std::string& after_key, std::size_t most) override;
  Result<std::vector<HistoryLine>> history(const std::string& proposal, std::uint64_t after,
                                           std::size_t most) override;
  Result<std::vector<HistoryLine>> latest(const std::string& proposal, std::size_t most) override;
  Result<std::vector<TokenLine>> tokens() override;
  Result<Done> add_token(const TokenLine& token) override;
  Result<Done> ready() override;

 private:
  void migrate();
  Result<std::vector<HistoryLine>> entries(const std::string& which, const std::string& proposal,
                                           std::uint64_t after, std::size_t most);
  std::optional<Replay> replay(const BatchRequest& request);
  std::vector<wire::StoredRow> stored(const std::string& proposal);
  wire::BatchAnswer apply(const BatchRequest& request, const wire::Admission& admission,
                          const std::vector<wire::StoredRow>& before);
  std::uint64_t record(const BatchRequest& request, const wire::SubmittedRow& row, wire::Verdict verdict);

  std::mutex writing_, reading_;
  Session writer_, reader_;
};

void Sqlite::migrate() {
  int version = 0;
  writer_ << "PRAGMA user_version", into(version), now;
  if (version > static_cast<int>(sqlite_schema.size()))
    throw Poco::IOException("it was written by a newer Stackbook (schema " + std::to_string(version) + ")");
  for (auto step = static_cast<std::size_t>(version); step < sqlite_schema.size(); ++step) {
    Transaction transaction(writer_);
    for (const char* sentence : sqlite_schema[step]) writer_ << sentence, now;
    writer_ << "PRAGMA user_version=" + std::to_string(step + 1), now;
    transaction.commit();
  }
}

std::optional<Replay> Sqlite::replay(const BatchRequest& request) {
  Replay found;
  std::string key = request.idempotency_key, token = request.token;
  Statement query(writer_);
  query << "SELECT body_digest, status, answer FROM replays WHERE token=? AND key=?", use(token), use(key),
      into(found.body_digest), into(found.status), into(found.answer);
  return query.execute() > 0 ? std::optional(found) : std::nullopt;
}

std::vector<wire::StoredRow> Sqlite::stored(const std::string& proposal) {
  std::string id = proposal;
  std::vector<std::string> tables, keys, digests, values;
  writer_ << "SELECT tbl, key, digest, body FROM rows WHERE proposal=? ORDER BY tbl, key", use(id),
      into(tables), into(keys), into(digests), into(values), now;
  std::vector<wire::StoredRow> rows;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    auto json = wire::read_json(values[i]);
    auto row = json ? wire::values_from_json(*json) : Result<proposal::Row>(json.failure());
    if (!row) throw Poco::DataFormatException("the stored row " + tables[i] + " " + keys[i] + " is damaged");
    rows.push_back({tables[i], keys[i], digests[i], std::move(*row)});
  }
  return rows;
}

std::uint64_t Sqlite::record(const BatchRequest& request, const wire::SubmittedRow& row,
                             wire::Verdict verdict) {
  std::string id = request.proposal, at = request.now, token = request.token, said(to_text(verdict));
  std::string table = row.table, key = row.key, digest = row.digest,
              body = wire::write_json(wire::values_to_json(row.values));
  std::string approver = row.approval.approver, department = row.approval.department,
              approved = row.approval.at;
  writer_ << "INSERT INTO history(proposal, tbl, key, verdict, digest, body, approver, department, "
             "approved_at, token, at) "
             "VALUES(?,?,?,?,?,?,?,?,?,?,?)",
      use(id), use(table), use(key), use(said), use(digest), use(body), use(approver), use(department),
      use(approved), use(token), use(at), now;
  std::int64_t entry = 0;
  writer_ << "SELECT last_insert_rowid()", into(entry), now;
  if (verdict == wire::Verdict::withdrawn) {
    writer_ << "DELETE FROM rows WHERE proposal=? AND tbl=? AND key=?", use(id), use(table), use(key), now;
  } else {
    writer_ << "INSERT INTO rows(proposal, tbl, key, digest, body, approver, department, approved_at, "
               "receipt, updated) "
               "VALUES(?,?,?,?,?,?,?,?,?,?) ON CONFLICT(proposal, tbl, key) DO UPDATE SET "
               "digest=excluded.digest, "
               "body=excluded.body, approver=excluded.approver, department=excluded.department, "
               "approved_at=excluded.approved_at, receipt=excluded.receipt, updated=excluded.updated",
        use(id), use(table), use(key), use(digest), use(body), use(approver), use(department), use(approved),
        use(entry), use(at), now;
  }
  return static_cast<std::uint64_t>(entry);
}

wire::BatchAnswer Sqlite::apply(const BatchRequest& request, const wire::Admission& admission,
                                const std::vector<wire::StoredRow>& before) {
  std::map<std::pair<std::string, std::string>, std::string> digests;
  for (const auto& row : before) digests[{row.table, row.key}] = row.digest;
  wire::BatchAnswer answer{request.proposal, admission.status, {}};
  for (std::size_t i = 0; i < request.batch->rows.size(); ++i) {
    const auto& row = request.batch->rows[i];
    wire::Receipt receipt{row.table, row.key, row.digest,           wire::Verdict::rejected,
                          "",        "",      admission.refusals[i]};
    const auto known = digests.find({row.table, row.key});
    if (receipt.reason.empty()) {
      if (row.withdraw)
        receipt.verdict = known == digests.end() ? wire::Verdict::unchanged : wire::Verdict::withdrawn;
      else if (known == digests.end())
        receipt.verdict = wire::Verdict::created;
      else
        receipt.verdict = known->second == row.digest ? wire::Verdict::unchanged : wire::Verdict::updated;
      if (receipt.verdict != wire::Verdict::unchanged) {
        receipt.id = std::to_string(record(request, row, receipt.verdict));
        receipt.at = request.now;
        if (row.withdraw)
          digests.erase({row.table, row.key});
        else
          digests[{row.table, row.key}] = row.digest;
      } else if (!row.withdraw) {
        std::string id = request.proposal, table = row.table, key = row.key, updated;
        std::int64_t entry = 0;
        writer_ << "SELECT receipt, updated FROM rows WHERE proposal=? AND tbl=? AND key=?", use(id),
            use(table), use(key), into(entry), into(updated), now;
        receipt.id = std::to_string(entry);
        receipt.at = updated;
      }
    }
    answer.receipts.push_back(std::move(receipt));
  }
  return answer;
}

Result<BatchOutcome>
Sqlite::write(const BatchRequest& request,
              const std::function<wire::Admission(const std::vector<wire::StoredRow>&)>& admit) {
  const std::lock_guard lock(writing_);
  try {
    Transaction transaction(writer_);
    if (auto seen = replay(request)) return BatchOutcome{std::move(seen), {}};
    const auto before = stored(request.proposal);
    const auto admission = admit(before);
    BatchOutcome outcome{std::nullopt, apply(request, admission, before)};

    std::string id = request.proposal, pack = request.batch->pack.id, version = request.pack_version;
    std::string status = admission.status, at = request.now, token = request.token,
                key = request.idempotency_key;
    std::string body = request.body_digest, text = wire::write_json(wire::to_json(outcome.answer));
    writer_ << "INSERT INTO proposals(id, pack, pack_version, status, updated) VALUES(?,?,?,?,?) ON "
               "CONFLICT(id) DO UPDATE "
               "SET pack=excluded.pack, pack_version=excluded.pack_version, status=excluded.status, "
               "updated=excluded.updated",
        use(id), use(pack), use(version), use(status), use(at), now;
    writer_ << "INSERT INTO replays(token, key, body_digest, status, answer, at) VALUES(?,?,?,200,?,?)",
        use(token), use(key), use(body), use(text), use(at), now;
    transaction.commit();
    return outcome;
  } catch (const Poco::Exception& cause) {
    return trouble("The rows can't be stored", cause);
  }
}

Result<std::vector<ProposalLine>> Sqlite::proposals() {
  const std::lock_guard lock(reading_);
  try {
    std::vector<std::string> ids, packs, versions, statuses, updated;
    std::vector<std::int64_t> counts;
    reader_
        << "SELECT id, pack, pack_version, status, updated, (SELECT count(*) FROM rows WHERE proposal=id) "
           "FROM proposals ORDER BY updated DESC, id",
        into(ids), into(packs), into(versions), into(statuses), into(updated), into(counts), now;
    std::vector<ProposalLine> lines;
    for (std::size_t i = 0; i < ids.size(); ++i)
      lines.push_back(
          {ids[i], packs[i], versions[i], statuses[i], updated[i], static_cast<std::uint64_t>(counts[i])});
    return lines;
  } catch (const Poco::Exception& cause) {
    return trouble("The proposals can't be listed", cause);
  }
}

Result<std::optional<ProposalLine>> Sqlite::proposal(const std::string& id) {
  auto all = proposals();
  if (!all) return all.failure();
  for (auto& line : *all)
    if (line.id == id) return std::optional(std::move(line));
  return std::optional<ProposalLine>();
}

Result<std::vector<RowLine>> Sqlite::rows(const std::string& proposal, const std::string& after_table,
                                          const std::string& after_key, std::size_t most) {
  const std::lock_guard lock(reading_);
  try {
    std::string id = proposal, table = after_table, key = after_key;
    std::int64_t limit = static_cast<std::int64_t>(most);
    Statement query(reader_);
    query << "SELECT tbl, key, digest, approver, department, approved_at, updated, body, receipt FROM rows "
             "WHERE proposal=? AND (tbl, key) > (?, ?) ORDER BY tbl, key LIMIT ?",
        use(id), use(table), use(key), use(limit), now;
    const RecordSet set(query);
    std::vector<RowLine> lines;
    for (std::size_t i = 0; i < set.rowCount(); ++i)
      lines.push_back({set.value<std::string>(0, i), set.value<std::string>(1, i),
                       set.value<std::string>(2, i), set.value<std::string>(3, i),
                       set.value<std::string>(4, i), set.value<std::string>(5, i),
                       set.value<std::string>(6, i), set.value<std::string>(7, i),
                       static_cast<std::uint64_t>(set.value<Poco::Int64>(8, i))});
    return lines;
  } catch (const Poco::Exception& cause) {
    return trouble("The rows can't be listed", cause);
  }
}

Result<std::vector<HistoryLine>> Sqlite::history(const std::string& proposal, std::uint64_t after,
                                                 std::size_t most) {
  return entries("id>? ORDER BY id", proposal, after, most);
}

Result<std::vector<HistoryLine>> Sqlite::latest(const std::string& proposal, std::size_t most) {
  return entries("id>? ORDER BY id DESC", proposal, 0, most);
}

Result<std::vector<HistoryLine>> Sqlite::entries(const std::string& which, const std::string& proposal,
                                                 std::uint64_t after, std::size_t most) {
  const std::lock_guard lock(reading_);
  try {
    std::string id = proposal;
    std::int64_t from = static_cast<std::int64_t>(after), limit = static_cast<std::int64_t>(most);
    Statement query(reader_);
    query
        << "SELECT id, tbl, key, verdict, digest, approver, department, approved_at, token, at FROM history "
           "WHERE proposal=? AND " +
               which + " LIMIT ?",
        use(id), use(from), use(limit), now;
    const RecordSet set(query);
    std::vector<HistoryLine> lines;
    for (std::size_t i = 0; i < set.rowCount(); ++i) {
      const auto text = [&](std::size_t column) { return set.value<std::string>(column, i); };
      lines.push_back({static_cast<std::uint64_t>(set.value<Poco::Int64>(0, i)), text(1), text(2), text(3),
                       text(4), text(5), text(6), text(7), text(8), text(9)});
    }
    return lines;
  } catch (const Poco::Exception& cause) {
    return trouble("The history can't be read", cause);
  }
}

Result<std::vector<TokenLine>> Sqlite::tokens() {
  const std::lock_guard lock(reading_);
  try {
    std::vector<std::string> names, salts, hashes, scopes, created;
    reader_ << "SELECT name, salt, hash, scopes, created FROM tokens ORDER BY name", into(names), into(salts),
        into(hashes), into(scopes), into(created), now;
    std::vector<TokenLine> lines;
    for (std::size_t i = 0; i < names.size(); ++i)
      lines.push_back({names[i], salts[i], hashes[i], scopes[i], created[i]});
    return lines;
  } catch (const Poco::Exception& cause) {
    return trouble("The tokens can't be read", cause);
  }
}

Result<Done> Sqlite::add_token(const TokenLine& token) {
  const std::lock_guard lock(writing_);
  try {
    TokenLine line = token;
    writer_ << "INSERT INTO tokens(name, salt, hash, scopes, created) VALUES(?,?,?,?,?)", use(line.name),
        use(line.salt), use(line.hash), use(line.scopes), use(line.created), now;
    return Done{};
  } catch (const Poco::Exception& cause) {
    return trouble("The token " + token.name + " can't be added", cause);
  }
}

Result<Done> Sqlite::ready() {
  const std::lock_guard lock(writing_);
  try {
    Transaction transaction(writer_); // takes the write lock, which a full or read-only disk refuses
    return Done{};
  } catch (const Poco::Exception& cause) {
    return trouble("The store can't be written", cause);
  }
}

} // namespace

Result<std::unique_ptr<Store>> open_sqlite(const std::filesystem::path& file) {
  try {
    return std::unique_ptr<Store>(std::make_unique<Sqlite>(file.string()));
  } catch (const Poco::Exception& cause) {
    return Failure{"The store can't be opened", file.string(), cause.displayText(),
                   "Name a file in a folder that can be written"};
  }
}

} // namespace stackbook::intake
