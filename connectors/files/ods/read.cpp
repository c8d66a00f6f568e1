#include "connectors/files/ods/read.hpp"

#include "connectors/files/ods/attachments.hpp"
#include "connectors/files/ods/content.hpp"

namespace stackbook::files::ods {

namespace {

constexpr std::string_view family = "application/vnd.oasis.opendocument.";

std::string kind_of(const Package& package) { // what the part "mimetype" says
  const Entry* entry = package.find("mimetype");
  if (!entry || entry->expanded > 200) return {};
  auto kind = package.read(*entry);
  return kind ? *kind : std::string();
}

// Empty, or why the package is none that can be read here.
std::string other_sort(std::string_view kind) {
  if (kind.starts_with("application/vnd.sun.xml.calc")) return "it is a workbook of OpenOffice 1 (.sxc)";
  if (!kind.starts_with(family)) return {};
  kind.remove_prefix(family.size());
  if (kind.starts_with("spreadsheet")) return {};
  if (kind.starts_with("text")) return "it is a text document (.odt)";
  if (kind.starts_with("presentation")) return "it is a presentation (.odp)";
  return "it is an OpenDocument file, but no spreadsheet";
}

// ODF 1.3 part 2, 4.4: parts that are encrypted say so in the manifest; LibreOffice also hides a whole package in one.
Result<Done> check_readable(const Package& package, const Limits& limits) {
  const Entry* entry = package.find("META-INF/manifest.xml");
  if (!entry) return Done{};
  Scanner scanner(package.stream(*entry), spaces(), limits);
  for (Token token; (token = scanner.next()) != Token::finish;) {
    if (token == Token::broken) return scanner.failure();
    if (token == Token::start && scanner.is("encryption-data", manifest))
      return unreadable(package.file(), {}, "it is password-protected", "Save it without a password");
  }
  return Done{};
}

Result<Done> read_styles(const Package& package, const Limits& limits, Styles& styles) {
  const Entry* entry = package.find("styles.xml");
  if (!entry) return Done{};
  Scanner scanner(package.stream(*entry), spaces(), limits);
  for (Token token; (token = scanner.next()) != Token::finish;) {
    if (token == Token::broken) return scanner.failure();
    if (token != Token::start || scanner.depth() != 2) continue;
    const bool good = scanner.is("styles", office) ? styles.read(scanner) : scanner.skip();
    if (!good) return scanner.failure();
  }
  return Done{};
}

} // namespace

bool is_opendocument(const Package& package) {
  if (package.find("[Content_Types].xml")) return false;
  return package.find("content.xml") || kind_of(package).starts_with("application/vnd.");
}

Result<workbook::Workbook> read(const Package& package, const Limits& limits) {
  if (auto done = check_readable(package, limits); !done) return std::move(done.failure());
  if (std::string other = other_sort(kind_of(package)); !other.empty())
    return unreadable(package.file(), {}, std::move(other), "Give a workbook, as .ods or .xlsx");
  const Entry* content = package.find("content.xml");
  if (!content)
    return unreadable(package.file(), "content.xml", "the part that holds its sheets is missing",
                      "Get the file again, or open it in a spreadsheet program and save it anew");
  workbook::Workbook book;
  Styles styles(limits);
  if (auto done = read_styles(package, limits, styles); !done) return std::move(done.failure());
  if (auto done = read_content(package.stream(*content), styles, book, limits); !done)
    return std::move(done.failure());
  if (auto done = read_attachments(package, limits, book); !done) return std::move(done.failure());
  return book;
}

Result<workbook::Workbook> read_flat(std::string_view bytes, std::string_view file, const Limits& limits) {
  workbook::Workbook book;
  Styles styles(limits);
  const Entry whole = standing_alone(bytes);
  if (auto done = read_content({bytes, whole, file}, styles, book, limits); !done)
    return std::move(done.failure());
  return book;
}

} // namespace stackbook::files::ods
