#include "connectors/files/patch/parts.hpp"

#include "connectors/files/package/directory.hpp"

#include <algorithm>

namespace stackbook::files::patch {

namespace {

struct Element {
  std::uint64_t from, to;
  std::map<std::string, std::string, std::less<>> attributes;
  std::string local;
};

struct Flat { // a root and its children, as both kinds of part are
  std::uint64_t from = 0, tag_to = 0, end_from = 0;
  std::string prefix;
  std::vector<Element> children;
};

Result<Flat> read_flat(const Package& package, const Entry& entry, const Text& text,
                       std::initializer_list<std::string_view> names, const Limits& limits) {
  Flat flat;
  Scanner scanner(package.stream(entry), xlsx::spaces(), limits);
  for (Token token; (token = scanner.next()) != Token::finish;) {
    if (token == Token::broken) return scanner.failure();
    if (token == Token::start && scanner.depth() == 1) {
      flat.from = scanner.from();
      flat.tag_to = flat.end_from = scanner.to();
      flat.prefix = prefix_of(text.between(flat.from, flat.tag_to));
    }
    if (token == Token::end && scanner.depth() == 0) flat.end_from = std::max(scanner.from(), flat.tag_to);
    if (token == Token::start && scanner.depth() == 2) {
      Element element{scanner.from(), scanner.to(), {}, std::string(scanner.local())};
      for (const std::string_view name : names)
        if (const auto value = scanner.attribute(name)) element.attributes.emplace(name, *value);
      flat.children.push_back(std::move(element));
    }
    if (token == Token::end && scanner.depth() == 1) flat.children.back().to = scanner.to();
  }
  return flat;
}

std::string at(const Element& element, std::string_view name) {
  const auto found = element.attributes.find(name);
  return found == element.attributes.end() ? std::string() : found->second;
}

std::string relations_name(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::string folder(slash == std::string_view::npos ? std::string_view{} : part.substr(0, slash + 1));
  return folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

Splice cut(const Element& element) {
  return {static_cast<std::size_t>(element.from), static_cast<std::size_t>(element.to), {}};
}

} // namespace

Result<NewPart> change_relations(const Package& package, std::string_view part,
                                 std::span<const NewRelation> added, std::span<const std::string> dropped,
                                 bool strict, const Limits& limits) {
  const std::string name = relations_name(part);
  const auto element = [&](const std::string& prefix) {
    std::string elements;
    for (const NewRelation& one : added)
      elements += '<' + prefix + "Relationship Id=\"" + escaped(one.id) + "\" Type=\"" +
                  (strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
                          : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/") +
                  one.type + "\" Target=\"/" + escaped(one.target) + "\"/>";
    return elements;
  };
  const Entry* entry = package.find(name);
  if (!entry)
    return NewPart{name, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
                         "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
                             element("") + "</Relationships>"};
  auto text = Text::of(package, *entry);
  if (!text) return std::move(text.failure());
  auto flat = read_flat(package, *entry, *text, {"Id"}, limits);
  if (!flat) return std::move(flat.failure());
  auto relations = xlsx::read_relations(package, part, limits);
  if (!relations) return std::move(relations.failure());
  std::vector<Splice> splices;
  for (const Element& child : flat->children) {
    const auto relation = relations->find(at(child, "Id"));
    if (relation == relations->end() || relation->second.external) continue;
    if (std::ranges::any_of(
            dropped, [&](const std::string& gone) { return lower(gone) == lower(relation->second.target); }))
      splices.push_back(cut(child));
  }
  if (!added.empty())
    splices.push_back(add_last(*text, flat->from, flat->tag_to, flat->end_from, element(flat->prefix)));
  return NewPart{entry->name, text->with(std::move(splices))};
}

std::string unused_id(const xlsx::Relations& relations, std::string_view word) {
  for (int number = 1;; ++number)
    if (std::string id = std::string(word) + std::to_string(number); !relations.contains(id)) return id;
}

Result<std::optional<NewPart>> change_contents(const Package& package, std::span<const NewContent> added,
                                               std::span<const std::string> dropped, const Limits& limits) {
  const Entry* entry = package.find("[Content_Types].xml");
  if (!entry) return std::optional<NewPart>(); // some writers leave it out, and their readers don't miss it
  auto text = Text::of(package, *entry);
  if (!text) return std::move(text.failure());
  auto flat = read_flat(package, *entry, *text, {"PartName", "Extension"}, limits);
  if (!flat) return std::move(flat.failure());
  std::vector<Splice> splices;
  const auto names = [](const Element& child) { return lower(at(child, "PartName")); };
  for (const Element& child : flat->children)
    if (std::ranges::any_of(dropped,
                            [&](const std::string& gone) { return names(child) == '/' + lower(gone); }))
      splices.push_back(cut(child));
  std::string elements;
  for (const NewContent& one : added) {
    if (std::ranges::any_of(flat->children, [&](const Element& child) {
          return one.suffix ? lower(at(child, "Extension")) == one.name
                            : names(child) == '/' + lower(one.name);
        }))
      continue;
    elements += '<' + flat->prefix + (one.suffix ? "Default Extension=\"" : "Override PartName=\"/") +
                escaped(one.name) + "\" ContentType=\"" + one.type + "\"/>";
  }
  if (!elements.empty())
    splices.push_back(add_last(*text, flat->from, flat->tag_to, flat->end_from, std::move(elements)));
  if (splices.empty()) return std::optional<NewPart>();
  return std::optional(NewPart{entry->name, text->with(std::move(splices))});
}

} // namespace stackbook::files::patch
