#include "rules/proposal/compiled.hpp"

namespace stackbook::proposal {

// The optional components (table, field, fix) are not declared: a context with more members than a type asks
// for conforms to it, one with fewer does not.
dmn::ModelSource finding_model() {
  return {"finding.dmn", R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="finding" name="Finding"
             namespace="urn:stackbook:finding:1" typeLanguage="https://www.omg.org/spec/DMN/20230324/FEEL/">
  <itemDefinition name="Severity">
    <typeRef>string</typeRef>
    <allowedValues><text>"error", "warning", "info"</text></allowedValues>
  </itemDefinition>
  <itemDefinition name="Finding">
    <itemComponent name="rule"><typeRef>string</typeRef></itemComponent>
    <itemComponent name="severity"><typeRef>Severity</typeRef></itemComponent>
    <itemComponent name="message"><typeRef>string</typeRef></itemComponent>
    <itemComponent name="citation"><typeRef>string</typeRef></itemComponent>
  </itemDefinition>
  <itemDefinition name="Findings" isCollection="true">
    <typeRef>Finding</typeRef>
  </itemDefinition>
</definitions>
)"};
}

} // namespace stackbook::proposal
