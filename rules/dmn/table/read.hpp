// The parts of a decision table element, as written.
#pragma once

#include "rules/dmn/table/table.hpp"
#include "rules/xml/reader.hpp"

#include <string>
#include <vector>

namespace stackbook::dmn {

struct RuleForm {
  const xml::Element* element;
  std::vector<const xml::Element*> inputs, outputs, annotations;
};

struct TableForm {
  const xml::Element* element;
  Policy policy;
  std::vector<const xml::Element*> inputs, outputs;
  std::vector<std::string> annotations; // their names
  std::vector<RuleForm> rules;
};

TableForm read_form(const xml::Element& table);
std::string label_of(const xml::Element& input); // its label, else its expression
std::vector<TableRule> texts_of(const TableForm& form);

} // namespace stackbook::dmn
