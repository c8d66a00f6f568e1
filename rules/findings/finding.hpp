// Finding: one fact about a proposal that a person should know: what is missing, wrong or over a limit, and
// where.
//
// Every surface (report, sidebar, connector, annotated copy) shows the same values. A message reads: where,
// field, what stands there; what is expected and why; what to do. Place and citation are never empty.
#pragma once

#include "rules/workbook/address.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stackbook::findings {

enum class Severity : std::uint8_t { info, warning, error }; // ascending
enum class State : std::uint8_t { open, answered, waived, baseline };
enum class Basis : std::uint8_t { order, call, statute, agency, product };
enum class Confidence : std::uint8_t { primary, excerpt, secondary, inferred };

std::string_view to_text(Severity severity);
std::string_view to_text(State state);
std::string_view to_text(Basis basis);
std::string_view to_text(Confidence confidence);
std::optional<Severity> severity_from(std::string_view text);
std::optional<Basis> basis_from(std::string_view text);
std::optional<Confidence> confidence_from(std::string_view text);

// A `source` of the pack: the section of an order, statute, call or agency page that a rule rests on.
struct Citation {
  std::string id, text, url;
  Basis basis = Basis::product;
  Confidence confidence = Confidence::inferred;
  std::string from = {}, to = {}; // ISO dates between which it holds; empty: no bound
};

struct Place {
  std::string file;  // as given on the command line or shown in the title bar
  std::string sheet; // empty only when the file as a whole is meant
  std::optional<workbook::Address> cell;
  std::string table, row, field; // pack's table, row key, component; empty where they do not apply
  std::uint32_t sheet_order = 0; // position of the tab; missing sheets come after all, in pack order
};
std::string to_text(const Place& place); // "Stack F7", "Stack", "proposal.xlsx"

struct Decimal { // a number as plain digits, "0.5025"; never a binary float
  std::string digits;
  friend bool operator==(const Decimal&, const Decimal&) = default;
};
using Datum = std::variant<std::monostate, bool, Decimal, std::string>; // monostate: blank

struct Evidence {
  std::string input; // what a rule looked at, in the pack's words
  Datum value;
};

struct Fired { // which row of which decision table said so; rule counts from 1
  std::string decision;
  std::uint32_t rule = 0;
};

struct Fix {
  enum class Safety : std::uint8_t { safe, review }; // only safe ones are applied without asking
  Safety safety = Safety::review;
  std::string title; // "Write 0.51 as a number"
  Datum value;       // what the cell would hold
};

struct Answer {
  std::string text, by, at;
};

struct Finding {
  std::string rule; // "EO14320-3b-i-A-5", "Stack.provider.references"
  Severity severity = Severity::error;
  State state = State::open;
  std::string message;
  Citation citation;
  Place place;
  std::vector<Evidence> evidence;
  std::optional<Fired> fired;
  std::string owner; // member who must act, where the pack names one
  std::optional<Fix> fix;
  std::optional<Answer> answer;
  std::string fingerprint; // SHA-256 (hex) of rule, table, row key, field: survives moves and sorting
};

// The order of every report: sheet, row, column, rule; no cell sorts first on its sheet, missing sheets last.
bool before(const Finding& a, const Finding& b);
std::string fingerprint(const Finding& finding);

} // namespace stackbook::findings
