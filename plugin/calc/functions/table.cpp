#include "plugin/calc/functions/table.hpp"

#include <array>

namespace stackbook::calc {
namespace {

constexpr Argument layer{"layer", "layer", "One layer, A to E. Left out: all five.", Take::any};
constexpr Argument tool{"tool", "tool", "One tool, for example EXIM-DL. Left out: all tools.", Take::any};
constexpr Argument severity{"severity", "severity", "error, warning or info. Left out: errors and warnings.",
                            Take::any};

constexpr std::array layer_only{layer};
constexpr std::array tool_only{tool};
constexpr std::array severity_only{severity};
constexpr std::array cell_only{
    Argument{"cell", "cell", "A cell of the row that is asked about, in a sheet that the rule pack binds.",
             Take::cell}};
constexpr std::array expression_and_values{
    Argument{"expression", "expression", "A FEEL expression.", Take::text},
    Argument{"values", "name; value", "Names that the expression uses, each followed by its value or range.",
             Take::rest}};
constexpr std::array decision_and_values{
    Argument{"decision", "name", "A decision, service or function that the rule pack publishes.", Take::text},
    Argument{"values", "input; value",
             "Inputs by name, each followed by its value or range. The others come from this workbook.",
             Take::rest}};

constexpr std::array table{
    CellFunction{"STACK", "completeness", "STACK.COMPLETENESS",
                 "Elements of the full-stack package that are present, divided by those required: 0 to 1.",
                 "=STACK.COMPLETENESS(\"A\")", layer_only, true},
    CellFunction{"STACK", "missing", "STACK.MISSING",
                 "Layers and elements that are missing, as a table. Enter it as an array formula.",
                 "=STACK.MISSING()", layer_only, true},
    CellFunction{
        "INCENTIVE", "total", "INCENTIVE.TOTAL",
        "Direct federal money requested (loans, equity, grants) in the currency of the Cover, in full units.",
        "=INCENTIVE.TOTAL(\"EXIM-DL\")", tool_only, true},
    CellFunction{
        "INCENTIVE",
        "bytool",
        "INCENTIVE.BYTOOL",
        "Tool, agency, amount requested, limit and headroom, as a table. Enter it as an array formula.",
        "=INCENTIVE.BYTOOL()",
        {},
        true},
    CellFunction{"PROPOSAL",
                 "status",
                 "PROPOSAL.STATUS",
                 "What checking this workbook found, in a few words.",
                 "=PROPOSAL.STATUS()",
                 {},
                 true},
    CellFunction{"PROPOSAL", "check", "PROPOSAL.CHECK", "Number of findings in this workbook.",
                 "=PROPOSAL.CHECK(\"error\")", severity_only, true},
    CellFunction{"PROPOSAL", "findings", "PROPOSAL.FINDINGS",
                 "Findings in this workbook, as a table of rule, severity, place and message. Enter it as an "
                 "array formula.",
                 "=PROPOSAL.FINDINGS(\"error\")", severity_only, true},
    CellFunction{"ROW", "check", "ROW.CHECK",
                 "The worst finding of the row that the cell stands in; empty when there is none.",
                 "=ROW.CHECK(A6)", cell_only, true},
    CellFunction{"RULE", "feel", "RULE.FEEL", "The value of a FEEL expression.",
                 "=RULE.FEEL(\"a + b\"; \"a\"; 1; \"b\"; 2)", expression_and_values, false},
    CellFunction{"RULE", "decide", "RULE.DECIDE",
                 "What a decision of the rule pack answers for the given inputs.",
                 "=RULE.DECIDE(\"Stack completeness\")", decision_and_values, true},
};

} // namespace

std::span<const CellFunction> cell_functions() {
  return table;
}

} // namespace stackbook::calc
