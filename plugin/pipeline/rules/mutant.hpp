// Mutants: a model's bytes with one text changed, found by the place that the XML reader gives.
#pragma once

#include "rules/xml/reader.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stackbook::pipeline::rules {

// The bytes with the text of an element (all that stands before its end tag) replaced.
std::string with_text(const std::string& bytes, const xml::Element& element, std::string_view text);

// Changes of a condition cell: each a name and the new text. "-" has none.
std::vector<std::pair<std::string, std::string>> changes_of_condition(std::string_view cell);

// The conditions of `if` in an expression, as [begin, end) of its text; texts in quotes are passed over.
std::vector<std::pair<std::size_t, std::size_t>> ifs_in(std::string_view expression);

} // namespace stackbook::pipeline::rules
