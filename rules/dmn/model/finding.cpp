#include "rules/dmn/model/finding.hpp"

namespace stackbook::dmn {

std::string_view finding_model() {
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="finding" name="Finding"
             namespace="urn:stackbook:finding:1">
  <!-- A finding may also have the strings table, field and fix. FEEL's types have no optional members: a context with
       more than the declared ones conforms, one with fewer does not. -->
  <itemDefinition id="Finding" name="Finding">
    <itemComponent name="rule"><typeRef>string</typeRef></itemComponent>
    <itemComponent name="severity"><typeRef>string</typeRef>
      <allowedValues><text>"error", "warning", "info"</text></allowedValues>
    </itemComponent>
    <itemComponent name="message"><typeRef>string</typeRef></itemComponent>
    <itemComponent name="citation"><typeRef>string</typeRef></itemComponent>
  </itemDefinition>
  <itemDefinition id="Findings" name="Findings" isCollection="true"><typeRef>Finding</typeRef></itemDefinition>
</definitions>
)";
}

} // namespace stackbook::dmn
