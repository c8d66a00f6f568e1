#include "samples/tables.hpp"

#include "connectors/files/files.hpp"
#include "rules/feel/number/number.hpp"
#include "rules/proposal/approval.hpp"
#include "rules/proposal/csv.hpp"
#include "rules/proposal/scale.hpp"

#include <algorithm>
#include <set>

namespace stackbook::samples {

namespace {

namespace number = feel::number;
using findings::Datum;
using findings::Decimal;
using proposal::ColumnBinding;
using proposal::Row;
using proposal::TableBinding;
using proposal::Tables;

Datum typed(const std::string& text, const ColumnBinding* column, int power) {
  if (text.empty()) return {};
  if (!column || column->type.form() != feel::Type::Form::number || !number::is_literal(text)) return text;
  feel::Arena arena;
  const feel::Value value = number::parse(text, arena);
  const feel::Value factor =
      feel::Value::small_number(1, static_cast<std::int16_t>(column->money ? power : 0));
  return Decimal{number::to_digits(number::multiply(value, factor, arena))};
}

const ColumnBinding* column_named(const TableBinding& table, std::string_view component) {
  const auto column = std::ranges::find(table.columns, component, &ColumnBinding::component);
  return column == table.columns.end() ? nullptr : &*column;
}

std::vector<Row> rows_of(const std::vector<proposal::CsvLine>& lines, const TableBinding& table, int power) {
  std::vector<Row> rows;
  const std::vector<std::string>& header = lines.front().fields;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    Row& row = rows.emplace_back();
    for (std::size_t c = 0; c < header.size() && c < lines[i].fields.size(); ++c) {
      Datum datum = typed(lines[i].fields[c], column_named(table, header[c]), power);
      if (!std::holds_alternative<std::monostate>(datum)) row.emplace_back(header[c], std::move(datum));
    }
  }
  return rows;
}

std::string text_in(const Row& row, std::string_view component) {
  for (const auto& [name, datum] : row)
    if (name == component)
      if (const auto* text = std::get_if<std::string>(&datum)) return *text;
  return {};
}

void set(Row& row, std::string_view component, Datum datum) {
  std::erase_if(row, [&](const auto& entry) { return entry.first == component; });
  row.emplace_back(component, std::move(datum));
}

std::string digest_in(const proposal::Proposal& bound, const std::string& table, const std::string& key) {
  const proposal::BoundTable* found = bound.table(table);
  if (!found) return {};
  for (const proposal::BoundRow& row : found->rows)
    if (row.key == key) return proposal::digest(bound, *found, row);
  return {};
}

// An answer holds for the values that its warning was raised for.
void seal_answers(std::vector<Row>& answers, const proposal::Proposal& bound) {
  const proposal::Checked checked = proposal::check(bound, {});
  for (Row& answer : answers)
    for (const findings::Finding& finding : checked.findings)
      if (finding.rule == text_in(answer, "rule") && finding.place.table == text_in(answer, "table") &&
          finding.place.row == text_in(answer, "key") && finding.place.field == text_in(answer, "field"))
        set(answer, "evidence digest", proposal::evidence_digest(finding));
}

std::vector<Row>* rows_named(Tables& tables, std::string_view name) {
  const auto found = std::ranges::find(tables, name, &Tables::value_type::first);
  return found == tables.end() ? nullptr : &found->second;
}

std::string numbered(char letter, std::size_t number) {
  std::string digits = std::to_string(number);
  if (digits.size() < 6) digits.insert(0, 6 - digits.size(), '0');
  return letter + digits;
}

} // namespace

Result<Tables> read_tables(const std::filesystem::path& folder, const proposal::Pack& pack) {
  Tables tables;
  int power = 0;
  for (const TableBinding& table : pack.tables) {
    const std::filesystem::path file = folder / (table.sheet + ".csv");
    if (!std::filesystem::exists(file)) continue;
    auto bytes = files::read_bytes(file, 16u << 20);
    if (!bytes) return bytes.failure();
    const auto lines = proposal::parse_csv(*bytes);
    if (!lines || lines->empty())
      return Failure{"the sample can't be read", file.string(),
                     "a quote is opened and never closed, or it is empty", "correct the file"};
    if (!table.scale.empty()) {
      const std::vector<Row> form = rows_of(*lines, table, 0);
      if (!form.empty()) power = proposal::power_of(text_in(form.front(), table.scale)).value_or(0);
    }
    tables.emplace_back(table.sheet, rows_of(*lines, table, power));
  }
  return tables;
}

void seal(Tables& tables, const Tables& before, std::shared_ptr<const proposal::Pack> pack) {
  const proposal::Proposal now = proposal::bind(proposal::lay_out(*pack, tables), pack);
  const proposal::Proposal then = proposal::bind(proposal::lay_out(*pack, before), pack);
  if (std::vector<Row>* answers = rows_named(tables, "Answers")) seal_answers(*answers, now);
  std::vector<Row>* lines = rows_named(tables, "Approvals");
  if (!lines) return;
  for (Row& line : *lines) {
    const bool old = !text_in(line, "as in").empty();
    std::erase_if(line, [](const auto& entry) { return entry.first == "as in"; });
    set(line, "digest", digest_in(old ? then : now, text_in(line, "table"), text_in(line, "key")));
  }
}

Tables enlarge(Tables tables, std::size_t lines) {
  std::vector<Row>* stack = rows_named(tables, "Stack");
  std::vector<Row>* content = rows_named(tables, "USContent");
  if (!stack || !content || stack->empty() || content->empty()) return tables;
  // An application would need a use case of its own, a part another whole, a whole other parts.
  std::set<std::string> wholes;
  for (const Row& line : *stack) wholes.insert(text_in(line, "parent line"));
  std::vector<Row> models;
  for (const Row& line : *stack)
    if (text_in(line, "layer") != "E" && text_in(line, "parent line").empty() &&
        !wholes.contains(text_in(line, "line id")))
      models.push_back(line);
  if (models.empty()) return tables;
  const std::vector<Row> shares = *content;
  for (std::size_t i = 0; i < lines; ++i) {
    // Whole rounds keep the share that the cover states; what is left over is no hardware.
    const bool whole = i < lines / models.size() * models.size();
    Row line = whole ? models[i % models.size()] : models.back();
    const std::string model = text_in(line, "line id"), id = numbered('S', i + 1);
    set(line, "line id", id);
    for (const Row& share : shares) {
      if (text_in(share, "line") != model) continue;
      Row row = share;
      set(row, "content id", numbered('U', i + 1));
      set(row, "line", id);
      content->push_back(std::move(row));
    }
    stack->push_back(std::move(line));
  }
  return tables;
}

} // namespace stackbook::samples
