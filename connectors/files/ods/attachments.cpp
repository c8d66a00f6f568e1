#include "connectors/files/ods/attachments.hpp"

#include "connectors/files/carried.hpp"
#include "connectors/files/package/directory.hpp"

namespace stackbook::files::ods {

using Sort = workbook::Attachment::Sort;

namespace {

struct Kind {
  std::string_view prefix, suffix;
  Sort sort;
};

constexpr Kind kinds[] = {
    {"pictures/", "", Sort::image},
    {"media/", "", Sort::embedded_object},
    {"basic/", ".xml", Sort::macros},
    {"scripts/", "", Sort::macros},
};

bool is_list_of_macros(std::string_view name) { // a library's table of contents
  return name.ends_with("script-lb.xml") || name.ends_with("script-lc.xml") ||
         name.ends_with("dialog-lb.xml") || name.ends_with("dialog-lc.xml");
}

// A manifest's media types of the objects inside the document.
Result<Done> read_objects(const Package& package, const Limits& limits, workbook::Workbook& book) {
  const Entry* entry = package.find("META-INF/manifest.xml");
  if (!entry) return Done{};
  Scanner scanner(package.stream(*entry), spaces(), limits);
  for (Token token; (token = scanner.next()) != Token::finish;) {
    if (token == Token::broken) return scanner.failure();
    if (token != Token::start || !scanner.is("file-entry", manifest)) continue;
    const std::string path(scanner.attribute("full-path", manifest).value_or(""));
    const std::string_view type = scanner.attribute("media-type", manifest).value_or("");
    if (path == "/" || !path.ends_with('/') || !type.starts_with("application/vnd.oasis.opendocument."))
      continue;
    carry(book.attachments, {type.ends_with(".chart") ? Sort::chart : Sort::embedded_object, path, {}},
          limits);
  }
  return Done{};
}

// Reads one part whose interesting element is the child `wanted` of its root.
Result<Done> read_part(const Package& package, std::string_view name, std::string_view wanted,
                       const Limits& limits, workbook::Workbook& book,
                       Result<Done> (*read)(Scanner&, workbook::Workbook&, const Limits&)) {
  const Entry* entry = package.find(name);
  if (!entry) return Done{};
  Scanner scanner(package.stream(*entry), spaces(), limits);
  for (Token token; (token = scanner.next()) != Token::finish;) {
    if (token == Token::broken) return scanner.failure();
    if (token != Token::start || !scanner.is(wanted, office)) continue;
    if (auto done = read(scanner, book, limits); !done) return done;
  }
  return Done{};
}

} // namespace

Result<Done> read_properties(Scanner& scanner, workbook::Workbook& book, const Limits& limits) {
  const std::size_t outside = scanner.depth() - 1;
  for (;;) {
    const Token token = scanner.next();
    if (token == Token::broken || token == Token::finish) return scanner.failure();
    if (token == Token::end && scanner.depth() == outside) return Done{};
    if (token != Token::start) continue;
    const bool own = scanner.is("user-defined", meta);
    const bool personal = scanner.is("initial-creator", meta) || scanner.is("creator", dublin) ||
                          scanner.is("printed-by", meta) || own;
    if (!personal) continue;
    std::string name(own ? scanner.attribute("name", meta).value_or("") : scanner.local());
    std::string held;
    if (!scanner.collect(held)) return scanner.failure();
    if (!held.empty())
      carry(book.attachments, {Sort::personal_property, std::move(name), std::move(held)}, limits);
  }
}

Result<Done> read_settings(Scanner& scanner, workbook::Workbook& book, const Limits& limits) {
  const std::size_t outside = scanner.depth() - 1;
  for (;;) {
    const Token token = scanner.next();
    if (token == Token::broken || token == Token::finish) return scanner.failure();
    if (token == Token::end && scanner.depth() == outside) return Done{};
    if (token != Token::start || !scanner.is("config-item", config)) continue;
    const std::string name(scanner.attribute("name", config).value_or(""));
    if (name != "PrinterName" && name != "PrinterSetup") continue;
    std::string held;
    if (!scanner.collect(held)) return scanner.failure();
    if (!held.empty()) carry(book.attachments, {Sort::printer_settings, name, {}}, limits);
  }
}

Result<Done> read_scripts(Scanner& scanner, workbook::Workbook& book, const Limits& limits) {
  const std::size_t outside = scanner.depth() - 1;
  for (;;) {
    const Token token = scanner.next();
    if (token == Token::broken || token == Token::finish) return scanner.failure();
    if (token == Token::end && scanner.depth() == outside) return Done{};
    if (token == Token::start && scanner.local() == "module") {
      carry(book.attachments, {Sort::macros, std::string(scanner.attribute("name").value_or("module")), {}},
            limits);
      if (!scanner.skip()) return scanner.failure();
    }
  }
}

Result<Done> read_attachments(const Package& package, const Limits& limits, workbook::Workbook& book) {
  for (const Entry& entry : package.entries()) {
    const std::string name = lower(entry.name);
    if (name.ends_with('/') || is_list_of_macros(name)) continue;
    for (const Kind& kind : kinds)
      if (name.starts_with(kind.prefix) && name.ends_with(kind.suffix))
        carry(book.attachments, {kind.sort, entry.name, {}}, limits);
  }
  if (auto done = read_objects(package, limits, book); !done) return done;
  if (auto done = read_part(package, "meta.xml", "meta", limits, book, read_properties); !done) return done;
  return read_part(package, "settings.xml", "settings", limits, book, read_settings);
}

} // namespace stackbook::files::ods
