#include "plugin/calc/functions/table.hpp"

#include <array>

namespace stackbook::calc {
namespace {

constexpr Argument layer{"layer", "layer", "One layer, A to E. Left out: all five.", Take::any};
constexpr Argument tool{"tool", "tool", "One tool, for example EXIM-DL. Left out: all tools.", Take::any};
constexpr Argument severity{"severity", "severity", "error, warning or info. Left out: errors and warnings.",
                            Take::any};
constexpr Argument country{"country", "country", "A country by its two-letter code.", Take::text};
constexpr Argument inputs{
    "values", "input; value",
    "Inputs by name, each followed by its value or range. The others come from this workbook.", Take::rest};

constexpr std::array layer_only{layer};
constexpr std::array tool_only{tool};
constexpr std::array one_tool{Argument{"tool", "tool", "One tool, for example EXIM-DL.", Take::text}};
constexpr std::array severity_only{severity};
constexpr std::array one_element{
    Argument{"element", "element", "An element of the full-stack package, for example compute.", Take::text}};
constexpr std::array reading_only{
    Argument{"reading", "reading", "How US content is read: goods, infrastructure or layer. Left out: goods.",
             Take::any}};
constexpr std::array sheet_and_member{
    Argument{"sheet", "sheet", "One sheet, for example Stack. Left out: all.", Take::any},
    Argument{"member", "member", "One member by id, for example M01. Left out: all.", Take::any}};
constexpr std::array row_cell{
    Argument{"cell", "cell", "A cell of the row that is asked about, in a sheet that the rule pack binds.",
             Take::cell}};
constexpr std::array one_cell{Argument{"cell", "cell", "The cell that is asked about.", Take::cell}};
constexpr std::array expression_and_values{
    Argument{"expression", "expression", "A FEEL expression.", Take::text},
    Argument{"values", "name; value", "Names that the expression uses, each followed by its value or range.",
             Take::rest}};
constexpr std::array decision_and_values{
    Argument{"decision", "name", "A decision, service or function that the rule pack publishes.", Take::text},
    inputs};
constexpr std::array rule_and_values{
    Argument{"rule", "name", "A rule, or a decision, service or function that the rule pack publishes.",
             Take::text},
    inputs};
constexpr std::array country_only{country};
constexpr std::array party_and_country{
    Argument{"name", "name", "The name of a company or person.", Take::text},
    Argument{"country", "country", "Its country by the two-letter code: it ranks candidates, none drops out.",
             Take::any}};
constexpr std::array country_and_group{
    country, Argument{"group", "group", "A group of countries, for example D:5.", Take::text}};

constexpr std::array table{
    CellFunction{"STACK", "completeness", "STACK.COMPLETENESS",
                 "Elements of the full-stack package that are present, divided by those required: 0 to 1.",
                 "=STACK.COMPLETENESS(\"A\")", layer_only, true},
    CellFunction{"STACK", "missing", "STACK.MISSING",
                 "Layers and elements that are missing, as a table. Enter it as an array formula.",
                 "=STACK.MISSING()", layer_only, true},
    CellFunction{"STACK", "has", "STACK.HAS", "TRUE if an element of the full-stack package is present.",
                 "=STACK.HAS(\"compute\")", one_element, true},
    CellFunction{"STACK", "uscontent", "STACK.USCONTENT",
                 "Share of US-origin value in the hardware layer: 0 to 1.", "=STACK.USCONTENT()",
                 reading_only, true},
    CellFunction{
        "INCENTIVE", "total", "INCENTIVE.TOTAL",
        "Direct federal money requested (loans, equity, grants) in the currency of the Cover, in full units.",
        "=INCENTIVE.TOTAL(\"EXIM-DL\")", tool_only, true},
    CellFunction{"INCENTIVE", "guaranteed", "INCENTIVE.GUARANTEED",
                 "Lending of others that is to be guaranteed; never part of the total.",
                 "=INCENTIVE.GUARANTEED()", tool_only, true},
    CellFunction{"INCENTIVE", "cover", "INCENTIVE.COVER",
                 "Insured cover that is asked for; never part of the total.", "=INCENTIVE.COVER()", tool_only,
                 true},
    CellFunction{
        "INCENTIVE",
        "bytool",
        "INCENTIVE.BYTOOL",
        "Tool, agency, amount requested, limit and headroom, as a table. Enter it as an array formula.",
        "=INCENTIVE.BYTOOL()",
        {},
        true},
    CellFunction{"INCENTIVE", "limit", "INCENTIVE.LIMIT",
                 "The limit of a tool; #N/A for one without a limit.", "=INCENTIVE.LIMIT(\"EXIM-DL\")",
                 one_tool, true},
    CellFunction{"INCENTIVE", "headroom", "INCENTIVE.HEADROOM",
                 "What a tool's limit leaves after what is requested; #N/A for one without a limit.",
                 "=INCENTIVE.HEADROOM(\"EXIM-DL\")", one_tool, true},
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
    CellFunction{"PROPOSAL", "completeness", "PROPOSAL.COMPLETENESS",
                 "Required fields that are filled, divided by all required ones: 0 to 1.",
                 "=PROPOSAL.COMPLETENESS(\"Stack\")", sheet_and_member, true},
    CellFunction{"ROW", "check", "ROW.CHECK",
                 "The worst finding of the row that the cell stands in; empty when there is none.",
                 "=ROW.CHECK(A6)", row_cell, true},
    CellFunction{
        "ROW", "severity", "ROW.SEVERITY",
        "error, warning or info: of the worst finding of the row that the cell stands in; empty when there "
        "is none.",
        "=ROW.SEVERITY(A6)", row_cell, true},
    CellFunction{"CELL", "check", "CELL.CHECK",
                 "The worst finding of the cell itself; empty when there is none.", "=CELL.CHECK(F7)",
                 one_cell, true},
    CellFunction{"RULE", "decide", "RULE.DECIDE",
                 "What a decision of the rule pack answers for the given inputs.",
                 "=RULE.DECIDE(\"Stack completeness\")", decision_and_values, true},
    CellFunction{"RULE", "feel", "RULE.FEEL", "The value of a FEEL expression.",
                 "=RULE.FEEL(\"a + b\"; \"a\"; 1; \"b\"; 2)", expression_and_values, false},
    CellFunction{
        "RULE", "explain", "RULE.EXPLAIN",
        "What a rule says and where it speaks in this workbook; or what a decision answers, which of its "
        "rules fired and on which values.",
        "=RULE.EXPLAIN(\"Stack completeness\")", rule_and_values, true},
    CellFunction{
        "RULE", "why", "RULE.WHY",
        "Why a cell has a finding, or why the Stackbook formula in it gives an error; empty when neither.",
        "=RULE.WHY(F7)", one_cell, true},
    CellFunction{"COUNTRY", "group", "COUNTRY.GROUP", "The export-control groups of a country, as text.",
                 "=COUNTRY.GROUP(\"AE\")", country_only, true},
    CellFunction{"COUNTRY", "In", "COUNTRY.IN",
                 "TRUE if a country is in a group.", // "in" is a word of UNOIDL
                 "=COUNTRY.IN(\"AE\"; \"D:4\")", country_and_group, true},
    CellFunction{
        "PARTY", "screen", "PARTY.SCREEN",
        "Entries of the installed screening lists that bear such a name, as a table of name, list and score. "
        "Candidates to look at, never a verdict. Enter it as an array formula.",
        "=PARTY.SCREEN(\"Acme Trading\"; \"DE\")", party_and_country, true},
    CellFunction{"PARTY", "hits", "PARTY.HITS",
                 "How many entries of the installed screening lists bear such a name.",
                 "=PARTY.HITS(\"Acme Trading\")", party_and_country, true},
    CellFunction{
        "DEADLINE",
        "days",
        "DEADLINE.DAYS",
        "Calendar days from the as-of date to the close of the call, negative after it; #N/A for a call "
        "without a date.",
        "=DEADLINE.DAYS()",
        {},
        true},
};

} // namespace

std::span<const CellFunction> cell_functions() {
  return table;
}

} // namespace stackbook::calc
