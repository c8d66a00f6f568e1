#include "connectors/files/xlsx/read.hpp"

#include "connectors/files/package/directory.hpp"
#include "connectors/files/xlsx/attachments.hpp"
#include "connectors/files/xlsx/beside.hpp"

namespace stackbook::files::xlsx {

namespace {

Failure not_a_workbook(const Package& package) {
  const auto other = [&](std::string why, std::string remedy) {
    return unreadable(package.file(), {}, std::move(why), std::move(remedy));
  };
  if (package.find("xl/workbook.bin")) return other("it is a binary workbook (.xlsb)", "Save it as .xlsx");
  if (package.find("word/document.xml")) return other("it is a text document (.docx)", "Give a workbook");
  if (package.find("ppt/presentation.xml")) return other("it is a presentation (.pptx)", "Give a workbook");
  if (package.find("Index/Document.iwa"))
    return other("it is a Numbers document", "Export it from Numbers as .xlsx");
  return other("it is a zip archive without a workbook inside", "Give an .xlsx, .ods or .csv file");
}

const Entry* related(const Package& package, const Relations& relations, std::string_view type) {
  const Relation* relation = first_of_type(relations, type);
  return relation ? package.find(relation->target) : nullptr;
}

constexpr auto again = "Get the file again, or open it in a spreadsheet program and save it anew";

// The parts of the sheets that hold cells, in the order of the tabs, and the sheets whose part is missing.
struct Sheets {
  struct Missing {
    const Listed* listed;
    std::size_t before;  // this one of the parts
    std::string outside; // where it was to be, if that is no place in the file
  };
  std::vector<SheetPart> parts;
  std::vector<Missing> missing{};
};

Sheets sheets_of(const Package& package, const std::vector<Listed>& listed, const Relations& relations) {
  Sheets sheets;
  for (const Listed& one : listed) {
    const auto relation = relations.find(one.relation);
    const bool worksheet =
        relation != relations.end() && relation->second.type == "worksheet" && !relation->second.external;
    if (relation != relations.end() && !worksheet) continue; // a chart or dialog sheet holds no cells
    if (one.relation.empty()) continue;                      // nor does a module of macros, which has no part
    const Entry* entry = worksheet ? package.find(relation->second.target) : nullptr;
    if (entry)
      sheets.parts.push_back({&one, entry});
    else
      sheets.missing.push_back(
          {&one, sheets.parts.size(),
           worksheet && relation->second.outside ? relation->second.target : std::string()});
  }
  return sheets;
}

// Beside sheets that are there it is an empty one, and a remark says so.
Result<Done> stand_in(const Package& package, const Sheets& sheets, const Sheets::Missing& one,
                      workbook::Workbook& book) {
  const bool outside = !one.outside.empty();
  if (outside || sheets.parts.empty())
    return unreadable(package.file(), "sheet " + one.listed->name,
                      outside ? "it points outside the file, to " + one.outside.substr(0, 100)
                              : std::string("the part that holds this sheet is missing"),
                      again);
  label(book.sheets.emplace_back(), *one.listed);
  book.remarks.push_back(
      {"part", one.listed->name, std::nullopt,
       "the part that holds this sheet is missing from the file, so that it is read as empty"});
  return Done{};
}

Result<Done> read_sheets(const Package& package, const Sheets& sheets, Shared& shared) {
  auto missing = sheets.missing.begin();
  const auto stand_in_before = [&](std::size_t at) {
    Result<Done> done = Done{};
    for (; done && missing != sheets.missing.end() && missing->before == at; ++missing)
      done = stand_in(package, sheets, *missing, shared.book);
    return done;
  };
  std::vector<Beside> beside = read_beside(package, sheets.parts, shared);
  for (std::size_t at = 0; at < sheets.parts.size(); ++at) {
    if (auto done = stand_in_before(at); !done) return done;
    const SheetPart& part = sheets.parts[at];
    workbook::Sheet& sheet = shared.book.sheets.emplace_back();
    const std::size_t carried = shared.book.attachments.size();
    if (!beside.empty()) {
      take_over(beside[at], shared.book, sheet);
    } else {
      label(sheet, *part.listed);
      if (auto done = SheetReader(package.stream(*part.entry), shared, sheet).read(); !done) return done;
    }
    auto own = read_relations(package, part.entry->name, shared.limits);
    if (!own) return std::move(own.failure());
    lead_links(*own, carried, shared.book);
    if (auto done = read_tables(package, *own, shared.limits, sheet.name, shared.book); !done) return done;
    if (auto done = read_comments(package, *own, shared.limits, sheet.name, shared.book); !done) return done;
  }
  return stand_in_before(sheets.parts.size());
}

} // namespace

Result<workbook::Workbook> read(const Package& package, const Limits& limits) {
  auto roots = read_relations(package, "", limits);
  if (!roots) return std::move(roots.failure());
  if (const Relation* root = first_of_type(*roots, "officeDocument"); root && root->outside)
    return unreadable(package.file(), "_rels/.rels",
                      "it points outside the file, to " + root->target.substr(0, 100), again);
  const Entry* main_part = related(package, *roots, "officeDocument");
  if (!main_part || !lower(main_part->name).ends_with(".xml")) main_part = package.find("xl/workbook.xml");
  if (!main_part || package.find("word/document.xml")) return not_a_workbook(package);
  auto book = read_book(package, *main_part, limits);
  if (!book) return std::move(book.failure());
  auto relations = read_relations(package, main_part->name, limits);
  if (!relations) return std::move(relations.failure());

  workbook::Workbook read;
  auto styles = read_styles(package, related(package, *relations, "styles"), limits, read);
  if (!styles) return std::move(styles.failure());
  std::vector<workbook::TextId> texts;
  if (const Entry* entry = related(package, *relations, "sharedStrings")) {
    auto strings = read_strings(package.stream(*entry), limits, read);
    if (!strings) return std::move(strings.failure());
    texts = std::move(*strings);
  }
  read.names = std::move(book->names);
  Shared shared{read, *styles, texts, book->date1904, limits};
  if (auto done = read_sheets(package, sheets_of(package, book->sheets, *relations), shared); !done)
    return std::move(done.failure());
  if (auto done = read_attachments(package, limits, read); !done) return std::move(done.failure());
  return read;
}

} // namespace stackbook::files::xlsx
