#include "rules/dmn/model/place.hpp"

#include "rules/dmn/model/definitions.hpp"

#include <algorithm>

namespace stackbook::dmn {
namespace {

using std::string_view;

std::string name_in(const xml::Element& element) {
  return feel::normalised(element.attribute_or("name"));
}

std::string named(string_view what, const std::string& name) {
  return std::string(", ").append(what).append(" '").append(name).append("'");
}

// The element's number among its siblings that are like it, from 1.
template <class Like> std::string place_among(const xml::Element& element, Like like) {
  std::size_t place = 1;
  for (const xml::Element* at = element.parent->first; at != &element; at = at->next)
    if (like(*at)) ++place;
  return std::to_string(place);
}

std::string numbered(string_view what, const xml::Element& element) {
  const auto like = [&](const xml::Element& other) { return is_dmn(other) && other.name == element.name; };
  return std::string(", ").append(what).append(" ").append(place_among(element, like));
}

std::string name_of_entry(const xml::Element& entry) {
  const xml::Element* variable = dmn_child(entry, "variable");
  const std::string name = variable == nullptr ? std::string() : name_in(*variable);
  return name.empty() ? ", result" : named("entry", name);
}

std::string name_of_binding(const xml::Element& binding) {
  const xml::Element* parameter = dmn_child(binding, "parameter");
  return parameter == nullptr ? std::string() : named("binding", name_in(*parameter));
}

// What one element adds to the description of those inside it.
std::string part(const xml::Element& element) {
  const string_view form = element.name, around = element.parent->name;
  if (form == "itemComponent") return "." + name_in(element);
  if (form == "allowedValues" || form == "typeConstraint") return ", allowed values";
  if (form == "contextEntry") return name_of_entry(element);
  if (form == "column") return named("column", name_in(element));
  if (form == "formalParameter") return named("parameter", name_in(element));
  if (form == "binding") return name_of_binding(element);
  if (form == "row" || form == "rule" || form == "input" || form == "output") return numbered(form, element);
  if (form == "inputEntry") return numbered("input", element);
  if (form == "outputEntry") return numbered("output", element);
  if (form == "inputValues") return ", input values";
  if (form == "outputValues") return ", output values";
  if (form == "defaultOutputEntry") return ", default";
  if (form == "in" || form == "if" || form == "then" || form == "else" || form == "return" ||
      form == "satisfies" || form == "match")
    return ", " + std::string(form);
  if (around == "list" && is_expression(element)) return ", item " + place_among(element, is_expression);
  return {};
}

std::string name_of_whole(const xml::Element& element) {
  if (element.name == "import") return "import '" + name_in(element) + "'";
  std::string name = name_in(element);
  if (!name.empty()) return name;
  const xml::Element* variable = dmn_child(element, "variable");
  return variable == nullptr ? name : name_in(*variable);
}

} // namespace

std::string described(const xml::Element& element) {
  std::vector<std::string> parts;
  const xml::Element* at = &element;
  for (; at->parent != nullptr && at->parent->parent != nullptr; at = at->parent) parts.push_back(part(*at));
  std::string text = name_of_whole(*at);
  std::for_each(parts.rbegin(), parts.rend(), [&](const std::string& each) { text += each; });
  return text;
}

feel::Source source_of(const void* self, std::uint32_t number) {
  const Graph& graph = *static_cast<const Graph*>(self);
  const auto after = std::upper_bound(graph.files.begin(), graph.files.end(), number,
                                      [](std::uint32_t at, const File& file) { return at < file.first; });
  const File& file = *(after - 1);
  if (!file.document) return {file.name, {}, {}, 0};
  const xml::Element& element = (*file.document)[number - file.first];
  const bool is_text = element.name == "text";
  const auto [line, column] = is_text ? element.text_place() : element.place();
  feel::Source source{file.name, described(element), {}, line, column};
  if (!is_text) return source;
  source.text = element.text;
  for (const xml::TextPlace& turn : element.text_places())
    source.turns.push_back({turn.at, turn.place.line, turn.place.column});
  return source;
}

} // namespace stackbook::dmn
