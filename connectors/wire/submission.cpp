#include "connectors/wire/submission.hpp"

#include <array>

namespace stackbook::wire {
namespace {

constexpr std::array<std::string_view, 5> verdicts{"created", "updated", "unchanged", "rejected",
                                                   "withdrawn"};

Failure wanted(const std::string& where, const std::string& what) {
  return {"The request can't be taken", where, what, "Compare it with what stackbook sync sends"};
}

std::string text_of(const Json& json, std::string_view member) {
  const Json* found = json.find(member);
  return found && found->text() ? *found->text() : std::string{};
}

Result<PackWish> read_pack(const Json& json) {
  const Json* pack = json.find("pack");
  if (!pack) return wanted("pack", "it names no rule pack");
  if (pack->text()) return PackWish{*pack->text(), ""};
  if (!pack->object() || text_of(*pack, "id").empty()) return wanted("pack", "its id is missing");
  return PackWish{text_of(*pack, "id"), text_of(*pack, "version")};
}

Json to_json(const PackWish& pack) {
  return {Object{{"id", {pack.id}}, {"version", {pack.version}}}};
}

Result<SubmittedRow> read_row(const Json& json, const std::string& where) {
  SubmittedRow row{text_of(json, "table"), text_of(json, "key"), text_of(json, "digest"), {}, {}, false};
  if (row.table.empty()) return wanted(where, "its table is missing");
  if (const Json* withdraw = json.find("withdraw"))
    if (const bool* truth = std::get_if<bool>(&withdraw->value)) row.withdraw = *truth;
  if (const Json* note = json.find("approval"); note && note->object())
    row.approval = {text_of(*note, "digest"), text_of(*note, "approver"), text_of(*note, "department"),
                    text_of(*note, "at")};
  if (row.withdraw) return row;
  const Json* values = json.find("values");
  if (!values) return wanted(where, "its values are missing");
  auto read = values_from_json(*values);
  if (!read) return wanted(where + ".values", read.failure().why);
  row.values = std::move(*read);
  return row;
}

} // namespace

std::string_view to_text(Verdict verdict) {
  return verdicts[static_cast<std::size_t>(verdict)];
}

Json values_to_json(const proposal::Row& values) {
  Object object;
  for (const auto& [component, datum] : values) object.emplace_back(component, wire::to_json(datum));
  return {std::move(object)};
}

Result<proposal::Row> values_from_json(const Json& json) {
  if (!json.object()) return wanted("values", "an object of components is expected");
  proposal::Row row;
  for (const auto& [component, value] : *json.object()) {
    auto datum = to_datum(value);
    if (!datum) return wanted(component, datum.failure().why);
    row.emplace_back(component, std::move(*datum));
  }
  return row;
}

Result<CheckRequest> read_check(const Json& json) {
  auto pack = read_pack(json);
  if (!pack) return pack.failure();
  CheckRequest request{std::move(*pack), std::nullopt, {}};
  if (const std::string as_of = text_of(json, "asOf"); !as_of.empty()) request.as_of = as_of;
  const Json* tables = json.find("tables");
  if (!tables || !tables->object()) return wanted("tables", "an object of tables is expected");
  for (const auto& [name, rows] : *tables->object()) {
    if (!rows.array()) return wanted("tables." + name, "an array of rows is expected");
    std::vector<proposal::Row> read;
    for (const auto& row : *rows.array()) {
      auto values = values_from_json(row);
      if (!values)
        return wanted("tables." + name + "[" + std::to_string(read.size()) + "]", values.failure().why);
      read.push_back(std::move(*values));
    }
    request.tables.emplace_back(name, std::move(read));
  }
  return request;
}

Result<Batch> read_batch(const Json& json) {
  auto pack = read_pack(json);
  if (!pack) return pack.failure();
  Batch batch{std::move(*pack), {}};
  const Json* rows = json.find("rows");
  if (!rows || !rows->array()) return wanted("rows", "an array of rows is expected");
  for (const auto& row : *rows->array()) {
    auto read = read_row(row, "rows[" + std::to_string(batch.rows.size()) + "]");
    if (!read) return read.failure();
    batch.rows.push_back(std::move(*read));
  }
  return batch;
}

Result<BatchAnswer> read_answer(const Json& json) {
  BatchAnswer answer{text_of(json, "proposal"), text_of(json, "status"), {}};
  const Json* receipts = json.find("receipts");
  if (!receipts || !receipts->array()) return wanted("receipts", "the answer has none");
  for (const auto& entry : *receipts->array()) {
    Receipt receipt{text_of(entry, "table"), text_of(entry, "key"),     text_of(entry, "digest"),
                    Verdict::rejected,       text_of(entry, "receipt"), text_of(entry, "at"),
                    text_of(entry, "reason")};
    const std::string verdict = text_of(entry, "status");
    std::size_t at = 0;
    while (at < verdicts.size() && verdicts[at] != verdict) ++at;
    if (at == verdicts.size()) return wanted("receipts", "the status \"" + verdict + "\" is unknown");
    receipt.verdict = static_cast<Verdict>(at);
    answer.receipts.push_back(std::move(receipt));
  }
  return answer;
}

Problem read_problem(int status, std::string_view body) {
  Problem problem{status, "the server answered " + std::to_string(status), ""};
  if (auto json = read_json(body)) {
    if (const auto title = text_of(*json, "title"); !title.empty()) problem.title = title;
    problem.detail = text_of(*json, "detail");
  }
  return problem;
}

Json to_json(const CheckRequest& request) {
  Object tables;
  for (const auto& [name, rows] : request.tables) {
    Array array;
    for (const auto& row : rows) array.push_back(values_to_json(row));
    tables.emplace_back(name, Json{std::move(array)});
  }
  Object object{{"pack", to_json(request.pack)}};
  if (request.as_of) object.emplace_back("asOf", Json{*request.as_of});
  object.emplace_back("tables", Json{std::move(tables)});
  return {std::move(object)};
}

Json to_json(const Batch& batch) {
  Array rows;
  for (const auto& row : batch.rows) {
    const Json note{Object{{"digest", {row.approval.digest}},
                           {"approver", {row.approval.approver}},
                           {"department", {row.approval.department}},
                           {"at", {row.approval.at}}}};
    Object object{{"table", {row.table}}, {"key", {row.key}}};
    if (row.withdraw)
      object.emplace_back("withdraw", Json{true});
    else
      object.emplace_back("digest", Json{row.digest});
    object.emplace_back("approval", note);
    if (!row.withdraw) object.emplace_back("values", values_to_json(row.values));
    rows.push_back({std::move(object)});
  }
  return {Object{{"pack", to_json(batch.pack)}, {"rows", {std::move(rows)}}}};
}

Json to_json(const BatchAnswer& answer) {
  Array receipts;
  for (const auto& receipt : answer.receipts) {
    Object object{{"table", {receipt.table}},
                  {"key", {receipt.key}},
                  {"status", {std::string(to_text(receipt.verdict))}}};
    if (!receipt.digest.empty()) object.emplace_back("digest", Json{receipt.digest});
    if (!receipt.id.empty()) object.emplace_back("receipt", Json{receipt.id});
    if (!receipt.at.empty()) object.emplace_back("at", Json{receipt.at});
    if (!receipt.reason.empty()) object.emplace_back("reason", Json{receipt.reason});
    receipts.push_back({std::move(object)});
  }
  return {Object{
      {"proposal", {answer.proposal}}, {"status", {answer.status}}, {"receipts", {std::move(receipts)}}}};
}

std::string to_text(const Problem& problem) {
  Object object{{"type", {std::string("about:blank")}},
                {"title", {problem.title}},
                {"status", {findings::Decimal{std::to_string(problem.status)}}}};
  if (!problem.detail.empty()) object.emplace_back("detail", Json{problem.detail});
  return write_json({std::move(object)});
}

} // namespace stackbook::wire
