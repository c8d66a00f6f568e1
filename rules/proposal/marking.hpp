// Marking: attributes of a manifest's elements, and faults with the element's place.
#pragma once

#include "rules/feel/time/parse.hpp"
#include "rules/proposal/manifest.hpp"
#include "rules/xml/reader.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::proposal {

inline constexpr std::string_view space = "urn:stackbook:pack:1";

inline std::string quoted(std::string_view text) {
  return "'" + std::string(text) + "'";
}

class Marking { // refers to the list of faults and to the manifest's file name
 public:
  using Names = std::initializer_list<std::string_view>;

  Marking(std::vector<PackFault>& list, std::string_view file) : faults(list), named(file) {}

  Mark mark(const xml::Element& element) const {
    const xml::Place at = element.place();
    return {at.line, at.column, named};
  }
  void fault(const xml::Element& element, std::string code, std::string message) {
    faults.push_back(manifest_fault(mark(element), std::move(code), std::move(message)));
  }
  void unknown(const xml::Element& element) {
    fault(element, "PACK-ELEMENT",
          "<" + std::string(element.name) + "> is not known here; pack.xsd lists what is");
  }
  void expect(const xml::Element& element, Names allowed, Names required) {
    for (const xml::Attribute& attribute : element.attributes) {
      if (!attribute.space.empty()) continue; // xmlns, xml:, xsi: are the reader's affair
      if (std::ranges::find(allowed, attribute.name) == allowed.end())
        fault(element, "PACK-ATTRIBUTE",
              "<" + std::string(element.name) + "> has no attribute " + quoted(attribute.name));
    }
    for (const std::string_view name : required)
      if (element.attribute_or(name).empty())
        fault(element, "PACK-ATTRIBUTE",
              "<" + std::string(element.name) + "> needs the attribute " + quoted(name));
  }
  bool yes(const xml::Element& element, std::string_view name) {
    const std::string_view text = element.attribute_or(name, "no");
    if (text != "yes" && text != "no")
      fault(element, "PACK-VALUE", std::string(name) + " is " + quoted(text) + "; write yes or no");
    return text == "yes";
  }
  std::string date(const xml::Element& element, std::string_view name) {
    const std::string_view text = element.attribute_or(name);
    if (!text.empty() && !feel::parse_date(text))
      fault(element, "PACK-VALUE",
            std::string(name) + " is " + quoted(text) + "; write a date as 2026-11-23");
    return std::string(text);
  }

 protected:
  std::vector<PackFault>& faults;

 private:
  std::string_view named;
};

// <summary>: a block of the template's Summary sheet.
SummaryBlock summary_block(const xml::Element& element, Marking& at);

} // namespace stackbook::proposal
