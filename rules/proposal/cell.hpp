// From a cell to a FEEL value of its column's type, and what is wrong with the cell if it is not one.
#pragma once

#include "rules/feel/evaluation.hpp"
#include "rules/findings/finding.hpp"
#include "rules/proposal/pack.hpp"
#include "rules/workbook/workbook.hpp"

#include <optional>
#include <string>

namespace stackbook::proposal {

struct Trouble {
  findings::Severity severity = findings::Severity::error;
  std::string what;   // a predicate: "holds the text \"1,200\""
  std::string advice; // sentences: what is expected and why, what to do
  std::optional<findings::Fix> fix;
};

struct Converted {
  feel::Value value;   // null where blank or unusable
  bool filled = false; // something stands in the cell
  std::optional<Trouble> trouble;
};

// `cell` may be nullptr (blank). `unread`: its formula, where the result was not stored or must not be read. Text is
// kept in the arena, trimmed.
Converted convert(const workbook::Workbook& workbook, const workbook::Cell* cell,
                  const workbook::Formula* unread, const ColumnBinding& column, feel::Evaluation& evaluation);

// The same of a number or text that is just what its column asks for, as most are, at a fraction of the cost; null of any
// other cell.
feel::Value as_it_stands(const workbook::Workbook& workbook, const workbook::Cell& cell,
                         const ColumnBinding& column, feel::Arena& arena);

// What a blank cell of this column asks for, as the start of a sentence: "Enter a number", "Choose yes or
// no".
std::string expected(const Pack& pack, const ColumnBinding& column);

std::string listed(std::span<const std::string> words, std::string_view last_word); // "a, b or c"
findings::Datum datum_of(const workbook::Workbook& workbook, const workbook::Cell* cell);

} // namespace stackbook::proposal
