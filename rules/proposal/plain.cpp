#include "rules/feel/number/number.hpp"
#include "rules/proposal/cell.hpp"

namespace stackbook::proposal {

using feel::Type;
using feel::Value;
using workbook::Content;
using workbook::Format;

namespace {

// No white space at its ends, which is seen without reading it; of other texts more has to be looked at.
bool begins_and_ends_in_ascii(std::string_view text) {
  const auto is_seen = [](char c) { return c > ' ' && c < '\x7f'; };
  return !text.empty() && is_seen(text.front()) && is_seen(text.back());
}

} // namespace

Value as_it_stands(const workbook::Workbook& workbook, const workbook::Cell& cell,
                   const ColumnBinding& column, feel::Arena& arena) {
  const feel::TypeInfo& type = column.type.info();
  if (type.constraint || !column.allowed.empty()) return {};
  if (type.form == Type::Form::string && cell.content == Content::text) {
    const std::string_view text = workbook.text(cell);
    return begins_and_ends_in_ascii(text) ? Value::string(arena.keep(text)) : Value();
  }
  if (type.form == Type::Form::number && cell.content == Content::number && cell.format != Format::date &&
      cell.format != Format::date_time)
    return feel::number::from_double(cell.number, arena);
  return {};
}

} // namespace stackbook::proposal
