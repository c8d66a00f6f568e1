#include "connectors/files/patch/odf/patch.hpp"

#include "connectors/files/ods/read.hpp"
#include "connectors/files/ods/write/sheet.hpp"
#include "connectors/files/package/copy.hpp"
#include "connectors/files/patch/asked.hpp"
#include "connectors/files/patch/odf/added.hpp"
#include "connectors/files/patch/odf/table.hpp"

#include <algorithm>

namespace stackbook::files::patch::odf {

using workbook::Area;

namespace {

class Patching {
 public:
  Patching(std::string_view file, const Changes& changes, const Limits& limits)
      : file_(file), changes_(changes), limits_(limits) {}

  // The content with the changes.
  Result<std::string> run(PartStream part, const Text& text) {
    auto asked = asked_of(changes_, file_);
    if (!asked) return std::move(asked.failure());
    sheets_ = std::move(*asked);
    for (const Note& note : changes_.notes) notes_[note.sheet][note.at] = note.text;
    std::map<std::string, std::set<std::uint32_t>> rows;
    for (const auto& [name, change] : sheets_)
      for (const auto& [at, wanted] : change.cells) {
        rows[name].insert(at.row);
        if (wanted.like) rows[name].insert(wanted.like->row);
      }
    for (const auto& [name, notes] : notes_)
      for (const auto& [at, note] : notes) rows[name].insert(at.row);
    auto found = find_in_content(std::move(part), rows, changes_.author, limits_);
    if (!found) return std::move(found.failure());
    if (found->unusual)
      return refused(file_, *found->unusual,
                     "it calls OpenDocument's namespaces by other prefixes than usual",
                     "Open it in LibreOffice and save it anew");
    for (const auto& [name, wanted] : rows)
      if (std::ranges::find(found->tables, name, &FoundTable::name) == found->tables.end())
        return refused(file_, name, "there is no such sheet");
    std::vector<Splice> splices;
    const Told told{changes_.author, found->dublin};
    for (const FoundTable& table : found->tables) {
      const SheetChange& change = sheets_[table.name];
      if (auto done = change_table(file_, text, table, change, notes_[table.name], told, splices); !done)
        return std::move(done.failure());
      widen_filters(text, *found, table.name, change, splices);
    }
    add_sheets(text, *found, changes_.sheets, splices);
    return text.with(std::move(splices));
  }

 private:
  // A filter takes in the rows that continue its area.
  static void widen_filters(const Text& text, const Found& found, const std::string& sheet,
                            const SheetChange& change, std::vector<Splice>& splices) {
    if (change.fresh.empty()) return;
    for (const FoundRange& range : found.ranges) {
      const std::size_t colon = range.address.rfind(':'), dot = range.address.rfind('.');
      if (colon == std::string::npos || dot == std::string::npos || dot < colon) continue;
      const std::string_view first = std::string_view(range.address).substr(0, colon);
      const std::size_t split = first.rfind('.');
      if (split == std::string_view::npos) continue;
      const auto area = area_from(std::string(first.substr(split + 1)) + ':' + range.address.substr(dot + 1));
      if (!area || range.address != files::ods::range(sheet, *area)) continue;
      const auto growth = grown(*area, change.fresh);
      if (growth)
        splices.push_back(
            {static_cast<std::size_t>(range.from), static_cast<std::size_t>(range.tag_to),
             with_attribute(text.between(range.from, range.tag_to), "table:target-range-address",
                            files::ods::range(sheet, growth->after))});
    }
  }

  std::string_view file_;
  const Changes& changes_;
  const Limits& limits_;
  std::map<std::string, SheetChange> sheets_;
  std::map<std::string, Notes> notes_;
};

} // namespace

Result<std::string> patched_package(const Package& package, const Changes& changes, const Limits& limits) {
  if (package.find("META-INF/documentsignatures.xml"))
    return refused(package.file(), {}, "it is digitally signed, and any change would break the signature",
                   "Remove the signature in a spreadsheet program, or give the copy that is not signed yet");
  auto read =
      files::ods::read(package, limits); // whatever is wrong with the file is told before it is changed
  if (!read) return std::move(read.failure());
  const Entry* content = package.find("content.xml");
  auto text = Text::of(package, *content);
  if (!text) return std::move(text.failure());
  auto changed = Patching(package.file(), changes, limits).run(package.stream(*content), *text);
  if (!changed) return std::move(changed.failure());
  std::vector<NewPart> parts;
  if (*changed != text->with({})) parts.push_back({content->name, std::move(*changed)});
  return copy(package, parts, {});
}

Result<std::string> patched_flat(std::string_view bytes, std::string_view name, const Changes& changes,
                                 const Limits& limits) {
  auto read = files::ods::read_flat(bytes, name, limits);
  if (!read) return std::move(read.failure());
  const Entry whole = standing_alone(bytes);
  return Patching(name, changes, limits).run({bytes, whole, name}, Text::of(std::string(bytes)));
}

} // namespace stackbook::files::patch::odf
