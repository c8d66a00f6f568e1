// Pack: a rule pack as loaded: its manifest (pack.xml, urn:stackbook:pack:1), its compiled models, its
// reference data.
//
// Loading needs no file: the caller brings the folder's bytes (connectors/files/pack). All faults of a pack
// come at once, each with its file and line. A loaded pack is immutable and shared between threads.
#pragma once

#include "rules/dmn/engine.hpp"
#include "rules/findings/finding.hpp"
#include "rules/findings/report.hpp"
#include "rules/result.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::proposal {

using PackFiles = std::map<std::string, std::string>; // path inside the pack, with "/" → bytes

enum class Role : std::uint8_t {
  input,
  computed,
  status,
  receipt
}; // only input columns are bound and digested

struct ColumnBinding {                                   // a column of a table, or a field of a form
  std::string component, caption, help, citation, owner; // caption: what the sheet shows
  std::vector<std::string> old_captions;
  std::string required = "true"; // FEEL over the row
  std::string references;        // table whose key this holds
  std::string list;              // reference input whose keys it may hold
  std::string split;             // separator of several values in one cell; empty: one value
  double width = 0;              // characters; 0: by type
  Role role = Role::input;
  bool confidential = false;
  bool money = false;   // in the workbook's currency; binding multiplies by the form's scale, once
  bool percent = false; // 0 to 1, shown in percent
  feel::Type type;
  std::vector<std::string> allowed; // texts of a dropdown, when the type enumerates
};

struct TableBinding {
  enum class Sort : std::uint8_t { form, table, approvals, answers };
  Sort sort = Sort::table;
  std::string sheet, input, row, key; // input and row name DMN input data; key: component
  std::uint32_t header_row = 5;       // from 1, where a template puts it; binding finds it by captions
  bool sync = false;
  bool optional = false;                  // no finding when the sheet is not there
  std::string title, help, owner;         // owner: component that names who must act
  std::string as_of, id, scale, currency; // form fields
  std::string group;                      // component by whose value completeness is told apart
  std::vector<ColumnBinding> columns;     // in template order: manifest's, then the type's other components
};

struct FunctionBinding {
  std::string name, service; // "STACK.COMPLETENESS", a decision, service or function
  struct Argument {
    std::string name;
    bool optional = false;
  };
  std::vector<Argument> arguments;
};

struct TotalBinding {
  std::string decision;
  findings::TotalFormat format = findings::TotalFormat::plain;
};

// A block of the template's Summary sheet: published functions, one value a line, or a line for each of `rows`.
struct SummaryValue {
  enum class As : std::uint8_t { plain, money, percent, bar }; // bar: a share, as percent and as a bar
  std::string caption, function;
  As as = As::plain;
};
struct SummaryBlock {
  std::string title;
  std::string of, label; // the keys of a reference, and its column to show for them
  std::vector<std::pair<std::string, std::string>> rows; // argument of the functions, text shown
  std::vector<SummaryValue> values;
};

struct RuleInfo { // one row of a rule table, for `rules list` and `explain`
  std::string id, severity, title, citation, sheet, field, decision;
  std::uint32_t number = 0;           // of the table row
  dmn::TableRule::Texts conditions{}; // input label, cell text
  std::string message;                // FEEL of the message
  std::string clause;   // of the order, by the annotation Clause: "3(b)(i)(A)"; empty: the citation says it
  std::string from, to; // ISO dates between which it speaks: annotations From and To, else the source's
};

struct Reference { // a CSV under reference/, given to the models as an input
  std::string input, file, key, read, shelf;
  std::string aliases = {}; // another reference: what people write instead of a key
};

struct Overridden { // an entry of a base's reference that this pack changes, with who and why
  std::string input, key, author, reason;
};

class Pack {
 public:
  std::string id, version, digest, from, to, title;
  std::vector<std::string> notes;   // paragraphs of the template's Instructions
  std::vector<TableBinding> tables; // forms and tables in manifest order
  std::vector<FunctionBinding> functions;
  std::vector<TotalBinding> totals;
  std::vector<SummaryBlock> summary;
  std::vector<findings::Citation> sources;
  std::vector<Reference> references;
  std::vector<std::pair<std::string, std::string>> bases; // id, version of the packs extended, nearest first
  std::vector<Overridden> overridden;
  std::vector<std::string> placeholders; // words that say that a text is not written yet
  std::vector<RuleInfo> rules;
  dmn::Model model;
  PackFiles files; // as loaded: the pack's own tests and reference data; extends/<id>/…: those of its bases

  const TableBinding* table(std::string_view sheet_or_input) const;
  const TableBinding* form_with_as_of() const;
  const findings::Citation* source(std::string_view id) const;
  findings::PackName name() const;

  // Compiled parts that only rules/proposal looks into.
  struct Compiled;
  std::shared_ptr<const Compiled> compiled;
};

// The lines of a reference as the rules see them, overrides applied: column → value.
findings::Table rows_of(const Pack& pack, const Reference& reference);

struct PackFault {
  std::string file;
  std::uint32_t line = 0, column = 0;
  std::string code, message;
  std::string excerpt{}; // of the expression at fault: a line break, its line, and a caret under the place
};
std::string to_text(const PackFault& fault); // "base.dmn:12:8: FEEL-NAME-UNKNOWN: …"

struct LoadedPack {
  std::shared_ptr<const Pack> pack; // present unless the manifest itself can't be read
  std::vector<PackFault> faults;
};
LoadedPack load(PackFiles files, std::size_t threads = 1); // at most so many; what is loaded is the same

// Which pack a workbook says it was made from: the form fields `pack` and `pack version`.
struct PackHint {
  std::string id, version;
};

} // namespace stackbook::proposal
