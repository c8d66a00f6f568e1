#include "rules/feel/number/number.hpp"
#include "rules/feel/time/print.hpp"
#include "rules/proposal/check.hpp"

namespace stackbook::proposal {

using feel::Kind;
using feel::Value;
using findings::Answered;
using findings::Datum;
using findings::Decimal;

namespace {

Datum scalar(Value value) {
  switch (value.kind()) {
  case Kind::null: return {};
  case Kind::boolean: return value.as_boolean();
  case Kind::number: return Decimal{feel::number::to_digits(value)};
  case Kind::string: return std::string(value.as_string());
  case Kind::date:
  case Kind::time:
  case Kind::date_time:
  case Kind::days_duration:
  case Kind::months_duration: return feel::print_temporal(value);
  case Kind::list: {
    std::string text;
    for (const Value item : value.as_list()) {
      const Datum datum = scalar(item);
      if (!text.empty()) text += "; ";
      if (const auto* word = std::get_if<std::string>(&datum)) text += *word;
      if (const auto* number = std::get_if<Decimal>(&datum)) text += number->digits;
      if (const auto* boolean = std::get_if<bool>(&datum)) text += *boolean ? "yes" : "no";
    }
    return text;
  }
  case Kind::context: {
    const feel::Context& context = value.as_context();
    std::string text;
    for (std::uint32_t i = 0; i < context.shape->count; ++i) {
      const Datum datum = scalar(context.values[i]);
      text += (text.empty() ? "" : ", ") + std::string(context.shape->names[i]) + ": ";
      if (const auto* word = std::get_if<std::string>(&datum)) text += *word;
      if (const auto* number = std::get_if<Decimal>(&datum)) text += number->digits;
      if (const auto* boolean = std::get_if<bool>(&datum)) text += *boolean ? "yes" : "no";
    }
    return text;
  }
  case Kind::range:
  case Kind::function: return std::string("(no plain value)");
  }
  return {};
}

std::vector<std::pair<std::string, Datum>> row_of(const feel::Context& context) {
  std::vector<std::pair<std::string, Datum>> row;
  for (std::uint32_t i = 0; i < context.shape->count; ++i)
    row.emplace_back(std::string(context.shape->names[i]), scalar(context.values[i]));
  return row;
}

} // namespace

Answered to_data(Value value) {
  if (value.kind() == Kind::context) return findings::Table{row_of(value.as_context())};
  if (value.kind() != Kind::list) return scalar(value);
  findings::Table table;
  for (const Value item : value.as_list()) {
    if (item.kind() == Kind::context) {
      table.push_back(row_of(item.as_context()));
    } else {
      table.push_back({{"value", scalar(item)}});
    }
  }
  return table;
}

} // namespace stackbook::proposal
