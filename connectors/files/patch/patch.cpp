#include "connectors/files/patch/patch.hpp"

#include "connectors/files/detect.hpp"
#include "connectors/files/ods/read.hpp"
#include "connectors/files/package/directory.hpp"
#include "connectors/files/patch/added.hpp"
#include "connectors/files/patch/asked.hpp"
#include "connectors/files/patch/comments.hpp"
#include "connectors/files/patch/odf/patch.hpp"
#include "connectors/files/patch/parts.hpp"
#include "connectors/files/xlsx/book.hpp"
#include "connectors/files/xlsx/read.hpp"

#include <algorithm>

namespace stackbook::files::patch {

using workbook::Address;

namespace {

constexpr std::string_view strict_space = "http://purl.oclc.org/ooxml/spreadsheetml/main";

class Patching {
 public:
  Patching(const Package& package, const Changes& changes, const Limits& limits)
      : package_(package), changes_(changes), limits_(limits) {}

  Result<std::string> run() {
    for (const Entry& entry : package_.entries())
      if (lower(entry.name).starts_with("_xmlsignatures/"))
        return refused(
            {}, "it is digitally signed, and any change would break the signature",
            "Remove the signature in a spreadsheet program, or give the copy that is not signed yet");
    auto read = xlsx::read(package_, limits_); // whatever is wrong with the file is told before it is changed
    if (!read) return std::move(read.failure());
    formulas_ = std::ranges::any_of(read->sheets, [](const auto& sheet) { return !sheet.formulas.empty(); });
    if (auto done = open_book(); !done) return std::move(done.failure());
    if (auto done = collect(); !done) return std::move(done.failure());
    for (const auto& [name, notes] : notes_) sheets_[name].name = name;
    for (auto& [name, change] : sheets_)
      if (auto done = change_one(change); !done) return std::move(done.failure());
    if (auto done = change_common(); !done) return std::move(done.failure());
    return copy(package_, parts_, dropped_);
  }

 private:
  Failure refused(std::string where, std::string why, std::string remedy = {}) const {
    return patch::refused(package_.file(), std::move(where), std::move(why), std::move(remedy));
  }

  Result<Done> open_book() {
    auto roots = xlsx::read_relations(package_, "", limits_);
    if (!roots) return std::move(roots.failure());
    const auto* root = xlsx::first_of_type(*roots, "officeDocument");
    main_ = root ? package_.find(root->target) : nullptr;
    if (!main_ || !lower(main_->name).ends_with(".xml")) main_ = package_.find("xl/workbook.xml");
    if (!main_) return refused({}, "it has no workbook part");
    auto book = xlsx::read_book(package_, *main_, limits_);
    if (!book) return std::move(book.failure());
    book_ = std::move(*book);
    auto text = Text::of(package_, *main_);
    if (!text) return std::move(text.failure());
    strict_ = text->view().substr(0, 4096).find(strict_space) != std::string_view::npos;
    auto relations = xlsx::read_relations(package_, main_->name, limits_);
    if (!relations) return std::move(relations.failure());
    relations_ = std::move(*relations);
    const auto* styles = xlsx::first_of_type(relations_, "styles");
    auto looks = Looks::of(package_, styles ? package_.find(styles->target) : nullptr, limits_);
    if (!looks) return std::move(looks.failure());
    looks_ = std::move(*looks);
    return Done{};
  }

  // The sheet's part; nothing for a name that no worksheet has.
  const Entry* part_of(std::string_view sheet) const {
    for (const xlsx::Listed& listed : book_.sheets) {
      if (listed.name != sheet) continue;
      const auto relation = relations_.find(listed.relation);
      return relation == relations_.end() ? nullptr : package_.find(relation->second.target);
    }
    return nullptr;
  }

  Result<Done> collect() {
    auto asked = asked_of(changes_, package_.file());
    if (!asked) return std::move(asked.failure());
    sheets_ = std::move(*asked);
    for (const Note& note : changes_.notes) notes_[note.sheet][note.at] = note.text;
    if (!changes_.author.empty()) // where this author noted something before, it has to go
      for (const xlsx::Listed& listed : book_.sheets) {
        const Entry* entry = part_of(listed.name);
        if (!entry) continue;
        auto own = xlsx::read_relations(package_, entry->name, limits_);
        if (!own) return std::move(own.failure());
        if (xlsx::first_of_type(*own, "comments")) notes_.try_emplace(listed.name);
      }
    return Done{};
  }

  Result<Done> change_one(SheetChange& change) {
    const Entry* entry = part_of(change.name);
    if (!entry) return refused(change.name, "there is no such sheet");
    auto own = xlsx::read_relations(package_, entry->name, limits_);
    if (!own) return std::move(own.failure());
    if (const auto notes = notes_.find(change.name); notes != notes_.end())
      if (auto done = change_notes(*entry, *own, notes->second, change); !done) return done;
    if (change.cells.empty() && change.drawing.empty()) return Done{};
    auto changed = change_sheet(package_, *entry, change, looks_, book_.date1904, limits_);
    if (!changed) return std::move(changed.failure());
    formula_gone_ |= changed->formula_gone;
    cells_changed_ |= !change.cells.empty();
    if (changed->filter) workbook_.filters[change.name] = *changed->filter;
    parts_.push_back({entry->name, std::move(changed->bytes)});
    for (const std::string& id : changed->tables) {
      const auto relation = own->find(id);
      const Entry* table = relation == own->end() ? nullptr : package_.find(relation->second.target);
      if (!table || change.fresh.empty()) continue;
      auto part = change_table(package_, *table, change.fresh, limits_);
      if (!part) return std::move(part.failure());
      if (*part) parts_.push_back(std::move(**part));
    }
    return Done{};
  }

  // A part name of this form that neither the package nor its copy has.
  std::string unused(std::string_view before, std::string_view after) {
    for (;; ++number_) {
      std::string name = std::string(before) + std::to_string(number_) + std::string(after);
      if (!package_.find(name) && std::ranges::find(parts_, name, &NewPart::name) == parts_.end())
        return name;
    }
  }

  Result<Done> change_notes(const Entry& sheet, const xlsx::Relations& own,
                            const std::map<Address, std::string>& notes, SheetChange& change) {
    const auto* known = xlsx::first_of_type(own, "comments");
    const auto* shown = xlsx::first_of_type(own, "vmlDrawing");
    const Entry* old = known ? package_.find(known->target) : nullptr;
    if (!old && notes.empty()) return Done{};
    auto comments = change_comments(package_, old, changes_.author, notes, strict_, limits_);
    if (!comments) return std::move(comments.failure());
    if (old)
      if (const auto before = package_.read(*old); before && *before == comments->bytes) return Done{};
    std::vector<NewRelation> added;
    xlsx::Relations taken = own;
    const auto relate = [&](std::string_view type, const std::string& target) {
      NewRelation relation{unused_id(taken, "rId"), std::string(type), target};
      taken.emplace(relation.id, xlsx::Relation{});
      added.push_back(relation);
      return relation.id;
    };
    std::string name = old ? old->name : known ? known->target : unused("xl/comments", ".xml");
    if (!known) relate("comments", name);
    if (!old)
      contents_.push_back(
          {name, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml", false});
    parts_.push_back({std::move(name), std::move(comments->bytes)});

    if (!comments->gone.empty() || !comments->added.empty()) {
      const Entry* drawn = shown ? package_.find(shown->target) : nullptr;
      std::string before;
      if (drawn) {
        auto bytes = package_.read(*drawn);
        if (!bytes) return std::move(bytes.failure());
        before = std::move(*bytes);
      }
      std::string drawing = drawn   ? drawn->name
                            : shown ? shown->target
                                    : unused("xl/drawings/vmlDrawing", ".vml");
      if (!shown) change.drawing = relate("vmlDrawing", drawing);
      if (!drawn)
        contents_.push_back({"vml", "application/vnd.openxmlformats-officedocument.vmlDrawing", true});
      if (!drawn)
        if (auto done = number_drawing(); !done) return done;
      const auto grid = grid_of(package_, sheet, limits_);
      if (!grid) return grid.failure();
      std::map<Address, Placed> places;
      for (const Address at : comments->added) places[at] = placed(*grid, at, box_of(notes.at(at)));
      parts_.push_back(
          {std::move(drawing), change_drawing(before, comments->gone, places, drawn ? 0 : next_drawing_++)});
    }
    if (added.empty()) return Done{};
    auto relations = change_relations(package_, sheet.name, added, {}, strict_, limits_);
    if (!relations) return std::move(relations.failure());
    parts_.push_back(std::move(*relations));
    return Done{};
  }

  // Shapes of all drawings have numbers of their own.
  Result<Done> number_drawing() {
    if (next_drawing_ != 0) return Done{};
    std::uint32_t greatest = 0;
    for (const Entry& entry : package_.entries()) {
      if (!lower(entry.name).ends_with(".vml")) continue;
      const auto bytes = package_.read(entry);
      if (!bytes) return bytes.failure();
      greatest = std::max(greatest, greatest_shape(*bytes));
    }
    next_drawing_ = greatest / 1024 + 1;
    return Done{};
  }

  void add_sheets(std::vector<NewRelation>& relations) {
    std::vector<std::string> names;
    for (const xlsx::Listed& listed : book_.sheets) names.push_back(listed.name);
    for (const NewSheet& sheet : changes_.sheets) {
      std::string name = free_name(sheet.name, names), part = unused("xl/worksheets/sheet", ".xml");
      std::string id = unused_id(relations_, "rId");
      relations_.emplace(id, xlsx::Relation{"worksheet", part, false});
      relations.push_back({id, "worksheet", part});
      contents_.push_back(
          {part, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml", false});
      parts_.push_back({std::move(part), sheet_part(sheet, strict_)});
      names.push_back(name);
      workbook_.sheets.emplace_back(std::move(name), std::move(id));
    }
    workbook_.strict = strict_;
  }

  Result<Done> change_common() {
    if (auto looks = looks_.changed()) parts_.push_back(std::move(*looks));
    std::vector<NewRelation> related;
    add_sheets(related);
    if (formula_gone_)
      if (const auto* chain = xlsx::first_of_type(relations_, "calcChain");
          chain && package_.find(chain->target))
        dropped_.push_back(package_.find(chain->target)->name); // it lists every formula; suites make it anew
    if (!related.empty() || !dropped_.empty()) {
      auto relations = change_relations(package_, main_->name, related, dropped_, strict_, limits_);
      if (!relations) return std::move(relations.failure());
      parts_.push_back(std::move(*relations));
    }
    workbook_.calculate = cells_changed_ && formulas_;
    auto workbook = change_workbook(package_, *main_, workbook_, limits_);
    if (!workbook) return std::move(workbook.failure());
    if (*workbook) parts_.push_back(std::move(**workbook));
    auto contents = change_contents(package_, contents_, dropped_, limits_);
    if (!contents) return std::move(contents.failure());
    if (*contents) parts_.push_back(std::move(**contents));
    return Done{};
  }

  const Package& package_;
  const Changes& changes_;
  const Limits& limits_;
  const Entry* main_ = nullptr;
  xlsx::Book book_;
  xlsx::Relations relations_;
  Looks looks_;
  bool strict_ = false, formulas_ = false, formula_gone_ = false, cells_changed_ = false;
  std::map<std::string, SheetChange> sheets_;
  std::map<std::string, std::map<Address, std::string>> notes_;
  WorkbookChange workbook_;
  std::vector<NewPart> parts_;
  std::vector<NewContent> contents_;
  std::vector<std::string> dropped_;
  int number_ = 1;
  std::uint32_t next_drawing_ = 0;
};

} // namespace

Result<std::string> patched(std::string_view bytes, std::string_view name, const Changes& changes,
                            const Limits& limits) {
  const auto kind = detect(bytes, name);
  if (!kind) return kind.failure();
  const auto package =
      *kind == Kind::package ? Package::open(bytes, name, limits) : Result<Package>(Package());
  if (!package) return package.failure();
  if (*kind == Kind::flat_ods) return odf::patched_flat(bytes, name, changes, limits);
  if (*kind != Kind::package)
    return Failure{std::string(name) + " can't be changed in place",
                   {},
                   "only .xlsx, .xlsm, .ods and .fods can",
                   "Save it as .xlsx or .ods in a spreadsheet program"};
  if (ods::is_opendocument(*package)) return odf::patched_package(*package, changes, limits);
  return Patching(*package, changes, limits).run();
}

} // namespace stackbook::files::patch
