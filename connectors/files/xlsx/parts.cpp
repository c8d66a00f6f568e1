#include "connectors/files/xlsx/parts.hpp"

#include "connectors/files/carried.hpp"

#include <charconv>

namespace stackbook::files::xlsx {

namespace {

constexpr Namespace known[] = {
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", main},
    {"http://purl.oclc.org/ooxml/spreadsheetml/main", main},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", relations},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", relations},
    {"http://schemas.openxmlformats.org/package/2006/relationships", package_relations},
    {"http://schemas.openxmlformats.org/package/2006/metadata/core-properties", core},
    {"http://purl.org/dc/elements/1.1/", dublin},
    {"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments", threaded},
    {"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", extended},
    {"http://purl.oclc.org/ooxml/officeDocument/extendedProperties", extended},
    {"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main", office2010},
    {"http://schemas.microsoft.com/office/excel/2006/main", office},
};

std::string_view folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : part.substr(0, slash);
}

// RFC 3986 5.2.4 inside the package; nothing where ".." climbs out of it.
std::optional<std::string> resolve(std::string_view folder, std::string_view target) {
  std::string joined(target);
  if (!target.starts_with('/')) joined = std::string(folder) + '/' + joined;
  std::vector<std::string_view> steps;
  for (std::size_t at = 0; at <= joined.size();) {
    const std::size_t slash = std::min(joined.find('/', at), joined.size());
    const std::string_view step = std::string_view(joined).substr(at, slash - at);
    at = slash + 1;
    if (step.empty() || step == ".") continue;
    if (step != "..") {
      steps.push_back(step);
    } else {
      if (steps.empty()) return std::nullopt;
      steps.pop_back();
    }
  }
  std::string path;
  for (const std::string_view step : steps) (path += path.empty() ? "" : "/") += step;
  return path;
}

// As some writers mean it: a URI's codes are letters, a backslash parts folders.
std::string meant(std::string_view target) {
  std::string plain;
  for (std::size_t at = 0; at < target.size(); ++at) {
    unsigned letter = 0;
    const char* const code = target.data() + at + 1;
    const bool coded = target[at] == '%' && at + 2 < target.size();
    if (coded && std::from_chars(code, code + 2, letter, 16).ptr == code + 2) {
      plain += static_cast<char>(letter);
      at += 2;
    } else {
      plain += target[at] == '\\' ? '/' : target[at];
    }
  }
  return plain;
}

} // namespace

std::span<const Namespace> spaces() {
  return known;
}

Result<Relations> read_relations(const Package& package, std::string_view part, const Limits& limits) {
  Relations found;
  const std::uint64_t most = with_the_usual(limits.strings);
  const std::string_view folder = folder_of(part);
  const std::string_view name = folder.empty() ? part : part.substr(folder.size() + 1);
  const std::string rels =
      std::string(folder) + (folder.empty() ? "" : "/") + "_rels/" + std::string(name) + ".rels";
  const Entry* entry = package.find(rels);
  if (!entry) return found;
  Scanner scanner(package.stream(*entry), spaces(), limits);
  for (Token token; (token = scanner.next()) != Token::finish;) {
    if (token == Token::broken) return scanner.failure();
    if (token != Token::start || !scanner.is("Relationship", package_relations)) continue;
    const auto id = scanner.attribute("Id"), type = scanner.attribute("Type"),
               target = scanner.attribute("Target");
    if (!id || !type || !target) continue;
    if (found.size() > most)
      return scanner.failure("it names more than " + std::to_string(most) + " parts and links, the limit",
                             raised_by("--max-strings"));
    Relation relation;
    relation.type = type->substr(type->rfind('/') + 1);
    relation.external = scanner.attribute("TargetMode") == "External";
    auto inside = relation.external ? std::string(*target) : resolve(folder, *target);
    if (!inside) {
      relation.outside = true;
      inside = std::string(*target);
    } else if (!relation.external && !package.find(*inside)) {
      if (auto other = resolve(folder, meant(*target)); other && package.find(*other)) inside = other;
    }
    relation.target = *std::move(inside);
    found.emplace(*id, std::move(relation));
  }
  return found;
}

const Relation* first_of_type(const Relations& relations, std::string_view type) {
  for (const auto& [id, relation] : relations)
    if (relation.type == type && !relation.external) return &relation;
  return nullptr;
}

} // namespace stackbook::files::xlsx
