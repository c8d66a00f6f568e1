#include "connectors/files/xlsx/attachments.hpp"

#include "connectors/files/package/directory.hpp"
#include "connectors/files/xlsx/strings.hpp"

namespace stackbook::files::xlsx {

using Sort = workbook::Attachment::Sort;

namespace {

struct Kind {
  std::string_view prefix, suffix;
  Sort sort;
};

constexpr Kind kinds[] = {
    {"", "/vbaproject.bin", Sort::macros},
    {"xl/macrosheets/", ".xml", Sort::macros},
    {"xl/media/", "", Sort::image},
    {"xl/charts/chart", ".xml", Sort::chart},
    {"xl/embeddings/", "", Sort::embedded_object},
    {"customxml/item", ".xml", Sort::custom_xml},
    {"xl/printersettings/", ".bin", Sort::printer_settings},
    {"", "/connections.xml", Sort::data_connection},
    {"xl/pivottables/pivottable", ".xml", Sort::pivot_table},
};

Result<Done> read_properties(const Package& package, const Entry& entry, const Limits& limits,
                             workbook::Workbook& book) {
  Scanner scanner(package.stream(entry), spaces(), limits);
  for (Token token; (token = scanner.next()) != Token::finish;) {
    if (token == Token::broken) return scanner.failure();
    const bool personal = scanner.is("creator", dublin) || scanner.is("lastModifiedBy", core) ||
                          scanner.is("Company", extended) || scanner.is("Manager", extended);
    if (token != Token::start || !personal) continue;
    const std::string name(scanner.local());
    std::string text;
    if (!scanner.collect(text)) return scanner.failure();
    if (!text.empty()) book.attachments.push_back({Sort::personal_property, name, std::move(text)});
  }
  return Done{};
}

} // namespace

Result<Done> read_attachments(const Package& package, const Limits& limits, workbook::Workbook& book) {
  for (const Entry& entry : package.entries()) {
    const std::string name = lower(entry.name);
    if (name == "docprops/core.xml" || name == "docprops/app.xml") {
      if (auto done = read_properties(package, entry, limits, book); !done) return done;
    } else if (name == "docprops/custom.xml") {
      book.attachments.push_back({Sort::personal_property, entry.name, "custom properties"});
    } else if (name.starts_with("xl/externallinks/externallink") && name.ends_with(".xml")) {
      auto links = read_relations(package, entry.name, limits);
      if (!links) return std::move(links.failure());
      std::string targets;
      for (const auto& [id, link] : *links) (targets += targets.empty() ? "" : ", ") += link.target;
      book.attachments.push_back({Sort::external_link, entry.name, std::move(targets)});
    } else {
      for (const Kind& kind : kinds)
        if (name.starts_with(kind.prefix) && name.ends_with(kind.suffix))
          book.attachments.push_back({kind.sort, entry.name, {}});
    }
  }
  return Done{};
}

Result<Done> read_comments(const Package& package, const Relations& relations, const Limits& limits,
                           const std::string& sheet, workbook::Workbook& book) {
  const Relation* relation = first_of_type(relations, "comments");
  if (!relation) relation = first_of_type(relations, "threadedComment");
  const Entry* entry = relation ? package.find(relation->target) : nullptr;
  if (!entry) return Done{};
  Scanner scanner(package.stream(*entry), spaces(), limits);
  for (Token token; (token = scanner.next()) != Token::finish;) {
    if (token == Token::broken) return scanner.failure();
    const bool thread = scanner.is("threadedComment", threaded);
    if (token != Token::start || !(thread || scanner.is("comment", main))) continue;
    const std::string where = sheet + '!' + std::string(scanner.attribute("ref").value_or(""));
    std::string text;
    if (thread) {
      const std::size_t outside = scanner.depth() - 1;
      while ((token = scanner.next()) != Token::end || scanner.depth() != outside) {
        if (token == Token::broken || token == Token::finish) return scanner.failure();
        if (token == Token::start && scanner.is("text", threaded) && !scanner.collect(text))
          return scanner.failure();
      }
    } else if (!collect_string(scanner, text)) {
      return scanner.failure();
    }
    book.attachments.push_back({Sort::comment, where, std::move(text)});
  }
  return Done{};
}

} // namespace stackbook::files::xlsx
