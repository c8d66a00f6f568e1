// The parts of a decision table element, as written.
#pragma once

#include "rules/dmn/table/table.hpp"
#include "rules/xml/reader.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace stackbook::dmn {

using Entries = std::span<const xml::Element* const>;

struct TableForm {
  struct Rule {
    const xml::Element* element;
    std::size_t inputs, outputs, annotations, end; // where they begin in `entries`, one kind after the other
  };

  const xml::Element* element;
  Policy policy;
  std::vector<const xml::Element*> inputs, outputs;
  std::vector<std::string_view> annotations; // their names
  std::vector<Rule> rules;
  std::vector<const xml::Element*> entries; // of all rules

  Entries inputs_of(const Rule& rule) const { return between(rule.inputs, rule.outputs); }
  Entries outputs_of(const Rule& rule) const { return between(rule.outputs, rule.annotations); }
  Entries annotations_of(const Rule& rule) const { return between(rule.annotations, rule.end); }

 private:
  Entries between(std::size_t from, std::size_t to) const {
    return Entries(entries).subspan(from, to - from);
  }
};

TableForm read_form(const xml::Element& table);
std::string_view label_of(const xml::Element& input); // its label, else its expression

// The texts of the rules of a table whose outputs are named already.
Table::Texts texts_of(const TableForm& form, const Table& table);

} // namespace stackbook::dmn
