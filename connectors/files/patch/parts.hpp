// Parts: how a part that is added or dropped becomes known to a package: relations and content types (ECMA-376
// part 2); and what the workbook part says about all sheets.
#pragma once

#include "connectors/files/patch/sheet.hpp"

namespace stackbook::files::patch {

struct NewRelation {
  std::string id, type, target; // type: the last word of it, "comments"; target: part name
};

// The relations part of `part`, with more relations and without those to parts that are dropped.
Result<NewPart> change_relations(const Package& package, std::string_view part,
                                 std::span<const NewRelation> added, std::span<const std::string> dropped,
                                 bool strict, const Limits& limits);
std::string unused_id(const xlsx::Relations& relations, std::string_view word);

struct NewContent {
  std::string name; // part name; or a suffix, "vml"
  std::string type;
  bool suffix = false;
};
// [Content_Types].xml, saying what the new parts are; nothing where it says so already and drops none.
Result<std::optional<NewPart>> change_contents(const Package& package, std::span<const NewContent> added,
                                               std::span<const std::string> dropped, const Limits& limits);

struct WorkbookChange {
  bool calculate = false;                                  // all formulas, when the file is opened
  std::map<std::string, Growth> filters;                   // by sheet name: of its hidden filter name
  std::vector<std::pair<std::string, std::string>> sheets; // put behind all others: name, relation id
  bool strict = false;
};
Result<std::optional<NewPart>> change_workbook(const Package& package, const Entry& entry,
                                               const WorkbookChange& change, const Limits& limits);

// A table's part, with the new rows that stand directly under it; nothing where none do or a total row is there.
Result<std::optional<NewPart>> change_table(const Package& package, const Entry& entry,
                                            const std::set<std::uint32_t>& fresh, const Limits& limits);

} // namespace stackbook::files::patch
