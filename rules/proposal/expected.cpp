// What a cell asks for, in words.

#include "rules/proposal/cell.hpp"

#include <algorithm>

namespace stackbook::proposal {

using feel::Type;

std::string listed(std::span<const std::string> words, std::string_view last_word) {
  constexpr std::size_t most = 12;
  std::string text;
  const std::size_t count = std::min(words.size(), most);
  for (std::size_t i = 0; i < count; ++i) {
    const bool last = i + 1 == count && count == words.size();
    if (i != 0) text += last ? " " + std::string(last_word) + " " : ", ";
    text += words[i];
  }
  if (count < words.size())
    text += " " + std::string(last_word) + " another of the list's " + std::to_string(words.size());
  return text;
}

std::string expected(const Pack& pack, const ColumnBinding& column) {
  if (!column.references.empty()) {
    const TableBinding* table = pack.table(column.references);
    return "Enter the " + (table ? table->key : std::string("key")) + " of a row of " +
           (table ? table->sheet : column.references);
  }
  if (!column.allowed.empty()) return "Choose " + listed(column.allowed, "or");
  const Type type = column.type.form() == Type::Form::list ? column.type.element() : column.type;
  switch (type.form()) {
  case Type::Form::number:
    return column.money ? "Enter an amount" : column.percent ? "Enter 0–100 %" : "Enter a number";
  case Type::Form::boolean: return "Enter Yes or No";
  case Type::Form::date: return "Enter a date";
  default: return "Fill it in";
  }
}

} // namespace stackbook::proposal
