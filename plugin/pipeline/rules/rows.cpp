#include "plugin/pipeline/rules/rows.hpp"

#include "connectors/files/csv/read.hpp"
#include "connectors/files/files.hpp"
#include "plugin/pipeline/values.hpp"
#include "rules/feel/number/number.hpp"
#include "rules/feel/print.hpp"

#include <cmath>
#include <map>
#include <optional>

namespace stackbook::pipeline::rules {
namespace {

using feel::Value;
using Form = feel::Type::Form;

constexpr std::int64_t epoch = 25'569; // 1970-01-01 as a sheet counts days

class Reader {
 public:
  Reader(const std::filesystem::path& path, const dmn::Model& model, dmn::NodeId decision,
         dmn::Session& session)
      : path_(path.string()), model_(model), session_(session) {
    for (const dmn::NodeId input : model.inputs_of(decision)) {
      inputs_.emplace(model.name_of(input), input);
      names_ += (names_.empty() ? "its inputs are: " : ", ") + std::string(model.name_of(input));
    }
  }

  Result<Rows> json(std::string_view bytes) {
    const auto read = wire::read_json(bytes);
    if (!read) return read.failure();
    const wire::Array* array = read->array();
    if (array == nullptr) return fault("", "it is no array of rows", "write [{\"input\": value}, …]");
    rows_.count = array->size();
    for (std::size_t row = 0; row < array->size(); ++row) {
      const wire::Object* object = (*array)[row].object();
      const std::string place = "row " + std::to_string(row + 1);
      if (object == nullptr) return fault(place, "it is no object", "write {\"input\": value}");
      for (const auto& [name, member] : *object) {
        Rows::Column* column = column_of(name);
        if (column == nullptr) return fault(place, "'" + name + "' is no input of the decision", names_);
        const auto value = typed(value_of(member, arena()), *column);
        if (!value) return fault(place + ", " + name, "the value is not of the input's type", "");
        column->values[row] = *value;
      }
    }
    return finished();
  }

  Result<Rows> csv(std::string_view bytes) {
    const auto book = files::csv::read(bytes, path_, {});
    if (!book) return book.failure();
    const workbook::Sheet& sheet = book->sheets.front();
    rows_.count = sheet.row_count > 0 ? sheet.row_count - 1 : 0;
    for (std::uint32_t at = 0; at < sheet.columns.size(); ++at) {
      const workbook::Column& cells = sheet.columns[at];
      if (cells.rows.empty()) continue;
      const std::string place = "column " + std::to_string(at + 1);
      if (cells.rows[0] != 0) return fault(place, "the first row has no name for it", names_);
      const std::string name(cells.cells[0].content == workbook::Content::text ? book->text(cells.cells[0])
                                                                               : "");
      Rows::Column* column = column_of(name);
      if (column == nullptr) return fault(place, "'" + name + "' is no input of the decision", names_);
      for (std::size_t i = 1; i < cells.rows.size(); ++i) {
        const auto value = typed(of_cell(*book, cells.cells[i], *column), *column);
        if (!value)
          return fault("row " + std::to_string(cells.rows[i] + 1) + ", " + name,
                       "the value is not of the input's type", "");
        column->values[cells.rows[i] - 1] = *value;
      }
    }
    return finished();
  }

 private:
  Failure fault(const std::string& place, std::string why, std::string remedy) const {
    return {path_ + " can't be read as rows", place, std::move(why), std::move(remedy)};
  }
  Result<Rows> finished() {
    if (rows_.count == 0) return fault("", "it has no rows", "");
    return std::move(rows_);
  }

  Rows::Column* column_of(std::string_view name) {
    const auto input = inputs_.find(name);
    if (input == inputs_.end()) return nullptr;
    for (Rows::Column& column : rows_.columns)
      if (column.input == input->second) return &column;
    rows_.columns.push_back({input->second, std::vector<Value>(rows_.count)});
    return &rows_.columns.back();
  }
  Form form_of(const Rows::Column& column) const { return model_.type_of(column.input).form(); }
  feel::Arena& arena() { return session_.inputs(); }

  Value of_cell(const workbook::Workbook& book, const workbook::Cell& cell, const Rows::Column& column) {
    switch (cell.content) {
    case workbook::Content::boolean: return Value::boolean(cell.boolean);
    case workbook::Content::text: return Value::string(arena().keep(book.text(cell)));
    case workbook::Content::number: break;
    default: return Value();
    }
    const auto days = static_cast<std::int64_t>(std::floor(cell.number));
    const auto nanoseconds = std::llround((cell.number - static_cast<double>(days)) * 86'400) * 1'000'000'000;
    switch (form_of(column)) {
    case Form::date: return Value::date(days - epoch);
    case Form::time: return Value::time(nanoseconds, feel::Zone::local());
    case Form::date_time:
      return Value::date_time(arena().keep(feel::DateTime{days - epoch, nanoseconds, feel::Zone::local()}));
    default: break;
    }
    const Value number = feel::number::from_double(cell.number, arena());
    if (form_of(column) != Form::string) return number;
    return Value::string(arena().keep(std::string_view(feel::to_text(number))));
  }

  std::optional<Value> typed(Value value, const Rows::Column& column) {
    return pipeline::typed(value, model_.type_of(column.input), session_, arena());
  }

  std::string path_, names_;
  const dmn::Model& model_;
  dmn::Session& session_;
  std::map<std::string, dmn::NodeId, std::less<>> inputs_;
  Rows rows_;
};

} // namespace

Result<Rows> read_rows(const std::filesystem::path& path, const dmn::Model& model, dmn::NodeId decision,
                       dmn::Session& session) {
  const auto bytes = files::read_bytes(path, files::Limits{}.file_size);
  if (!bytes) return bytes.failure();
  Reader reader(path, model, decision, session);
  return path.extension() == ".json" ? reader.json(*bytes) : reader.csv(*bytes);
}

} // namespace stackbook::pipeline::rules
