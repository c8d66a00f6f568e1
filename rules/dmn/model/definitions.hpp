// Definitions: one DMN file as it is written, read version-neutrally (DMN 1.1 to 1.6): elements are matched
// by local name within the DMN namespaces; what is foreign is passed over. Nothing is resolved yet.
#pragma once

#include "rules/dmn/engine.hpp"
#include "rules/result.hpp"
#include "rules/xml/reader.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace stackbook::dmn {

struct Import {
  std::string name, space; // name: the prefix in FEEL, empty: names are used unprefixed
  const xml::Element* element;
};

// A reference to another element: "#id", or "namespace#id".
struct Reference {
  std::string_view space, id; // of the document; space: the model's own when not written
  const xml::Element* element;
};

// An element of the requirements graph.
struct Drawn {
  NodeSort sort = NodeSort::input;
  std::string id, name, variable; // variable: the name in FEEL
  std::string type_ref;           // of the variable; empty when none
  const xml::Element* element = nullptr;
  const xml::Element* logic = nullptr; // decision: its expression; function: encapsulatedLogic
  std::vector<Reference> requirements; // information and knowledge, in order of writing
  std::vector<Reference> outputs, input_decisions, input_data; // service
};

struct Definitions {
  std::string file;
  std::string_view space; // of the document
  xml::Document document;
  std::uint32_t first = 0;         // number of its first element among those of all models
  std::string expression_language; // empty: FEEL
  std::vector<Import> imports;
  std::vector<const xml::Element*> item_definitions;
  std::vector<Drawn> drawn;
};

Result<Definitions> read_definitions(const ModelText& text);

bool is_model_space(std::string_view space); // a DMN namespace of any version
bool is_feel(std::string_view language);     // empty, or a FEEL namespace of any year
bool is_feel_space(std::string_view space);  // a FEEL namespace of any year
bool is_dmn(const xml::Element& element);    // in a DMN namespace
const xml::Element* dmn_child(const xml::Element& element, std::string_view name);
std::string_view trimmed(std::string_view text);

// The type an element declares, by attribute (1.2 and later: also 1.1's QName) or child element; empty when
// none. A prefix bound to a FEEL namespace, or to the model's own, is taken off.
std::string type_ref_of(const xml::Element& element, std::string_view own_space);

// The child that is a boxed expression, or nullptr.
const xml::Element* expression_in(const xml::Element& element);
bool is_expression(const xml::Element& element);

} // namespace stackbook::dmn
