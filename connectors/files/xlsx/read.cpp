#include "connectors/files/xlsx/read.hpp"

#include "connectors/files/package/directory.hpp"
#include "connectors/files/xlsx/attachments.hpp"
#include "connectors/files/xlsx/book.hpp"
#include "connectors/files/xlsx/sheet.hpp"

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

Result<Done> read_sheet(const Package& package, const Listed& listed, const Relations& relations,
                        Shared& shared) {
  const auto relation = relations.find(listed.relation);
  const bool worksheet =
      relation != relations.end() && relation->second.type == "worksheet" && !relation->second.external;
  if (relation != relations.end() && !worksheet) return Done{}; // a chart or dialog sheet holds no cells
  if (listed.relation.empty()) return Done{}; // nor does a module of macros, which has no part
  const Entry* entry = worksheet ? package.find(relation->second.target) : nullptr;
  if (!entry)
    return unreadable(package.file(), "sheet " + listed.name, "the part that holds this sheet is missing",
                      "Get the file again, or open it in a spreadsheet program and save it anew");
  workbook::Sheet& sheet = shared.book.sheets.emplace_back();
  sheet.name = listed.name;
  sheet.visibility = listed.visibility;
  if (auto done = SheetReader(package.stream(*entry), shared, sheet).read(); !done) return done;
  auto own = read_relations(package, entry->name, shared.limits);
  if (!own) return std::move(own.failure());
  return read_comments(package, *own, shared.limits, sheet.name, shared.book);
}

} // namespace

Result<workbook::Workbook> read(const Package& package, const Limits& limits) {
  auto roots = read_relations(package, "", limits);
  if (!roots) return std::move(roots.failure());
  const Entry* main_part = related(package, *roots, "officeDocument");
  if (!main_part || !lower(main_part->name).ends_with(".xml")) main_part = package.find("xl/workbook.xml");
  if (!main_part || package.find("word/document.xml")) return not_a_workbook(package);
  auto book = read_book(package, *main_part, limits);
  if (!book) return std::move(book.failure());
  auto relations = read_relations(package, main_part->name, limits);
  if (!relations) return std::move(relations.failure());

  workbook::Workbook read;
  Shared shared{read, {}, {}, book->date1904, 0, limits};
  auto styles = read_styles(package, related(package, *relations, "styles"), limits, read);
  if (!styles) return std::move(styles.failure());
  shared.styles = std::move(*styles);
  if (const Entry* entry = related(package, *relations, "sharedStrings")) {
    auto strings = read_strings(package.stream(*entry), limits, read);
    if (!strings) return std::move(strings.failure());
    shared.strings = std::move(*strings);
  }
  read.names = std::move(book->names);
  for (const Listed& listed : book->sheets)
    if (auto done = read_sheet(package, listed, *relations, shared); !done) return std::move(done.failure());
  if (auto done = read_attachments(package, limits, read); !done) return std::move(done.failure());
  return read;
}

} // namespace stackbook::files::xlsx
