#include "connectors/files/xlsx/attachments.hpp"

#include "connectors/files/carried.hpp"
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
    {"xl/activex/activex", ".xml", Sort::embedded_object},
    {"", "/connections.xml", Sort::data_connection},
    {"xl/querytables/", ".xml", Sort::data_connection},
    {"xl/persons/", ".xml", Sort::personal_property},
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
    if (!text.empty()) carry(book.attachments, {Sort::personal_property, name, std::move(text)}, limits);
  }
  return Done{};
}

} // namespace

Result<Done> read_attachments(const Package& package, const Limits& limits, workbook::Workbook& book) {
  for (const Entry& entry : package.entries()) {
    const std::string name = lower(entry.name);
    if (entry.expanded == 0) continue; // as some writers leave what they have nothing to put into
    if (name == "docprops/core.xml" || name == "docprops/app.xml") {
      if (auto done = read_properties(package, entry, limits, book); !done) return done;
    } else if (name == "docprops/custom.xml") {
      carry(book.attachments, {Sort::personal_property, entry.name, "custom properties"}, limits);
    } else if (name.starts_with("xl/externallinks/externallink") && name.ends_with(".xml")) {
      auto links = read_relations(package, entry.name, limits);
      if (!links) return std::move(links.failure());
      std::string targets;
      for (const auto& [id, link] : *links) (targets += targets.empty() ? "" : ", ") += link.target;
      carry(book.attachments, {Sort::external_link, entry.name, std::move(targets)}, limits);
    } else {
      for (const Kind& kind : kinds)
        if (name.starts_with(kind.prefix) && name.ends_with(kind.suffix))
          carry(book.attachments, {kind.sort, entry.name, {}}, limits);
    }
  }
  return Done{};
}

Result<Done> read_comments(const Package& package, const Relations& relations, const Limits& limits,
                           const std::string& sheet, workbook::Workbook& book) {
  const Relation* relation = first_of_type(relations, "comments");
  if (!relation) relation = first_of_type(relations, "threadedComment");
  const Entry* entry = relation ? package.find(relation->target) : nullptr;
  if (!entry || entry->expanded == 0) return Done{};
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
    carry(book.attachments, {Sort::comment, where, std::move(text)}, limits);
  }
  return Done{};
}

Result<Done> read_tables(const Package& package, const Relations& relations, const Limits& limits,
                         const std::string& sheet, workbook::Workbook& book) {
  for (const auto& [id, relation] : relations) {
    const Entry* entry =
        relation.type == "table" && !relation.external ? package.find(relation.target) : nullptr;
    if (!entry) continue;
    Scanner scanner(package.stream(*entry), spaces(), limits);
    for (Token token; (token = scanner.next()) != Token::finish;) {
      if (token == Token::broken) return scanner.failure();
      if (token != Token::start || scanner.depth() != 1 || !scanner.is("table", main)) continue;
      const auto named = scanner.attribute("displayName");
      std::string name(named ? *named : scanner.attribute("name").value_or(""));
      carry(book.attachments,
            {Sort::table, sheet + '!' + std::string(scanner.attribute("ref").value_or("")), std::move(name)},
            limits);
    }
  }
  return Done{};
}

void lead_links(const Relations& relations, std::size_t from, workbook::Workbook& book) {
  for (std::size_t at = from; at < book.attachments.size(); ++at) {
    workbook::Attachment& one = book.attachments[at];
    if (one.sort != Sort::hyperlink) continue;
    const std::size_t place = std::min(one.text.find('#'), one.text.size());
    const auto relation = relations.find(std::string_view(one.text).substr(0, place));
    if (relation != relations.end()) one.text.replace(0, place, relation->second.target);
  }
}

} // namespace stackbook::files::xlsx
