#include "rules/proposal/manifest.hpp"

#include "rules/feel/time/parse.hpp"
#include "rules/proposal/marking.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace stackbook::proposal {

namespace {

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(at), text.size());
    if (end != 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

class Reading : private Marking {
 public:
  // `below`: "" for the pack itself, "extends/<id>/" for one that it extends. `seen`: ids read so far.
  Reading(Pack& to, Manifest& marks, std::vector<PackFault>& list, std::string_view file, std::string below,
          std::set<std::string>& seen)
      : Marking(list, file), pack(to), manifest(marks), prefix(std::move(below)), known(seen) {}

  void read(const xml::Element& root) {
    expect(root, {"id", "version", "title", "from", "to"}, {"id", "version"});
    if (prefix.empty()) {
      pack.id = root.attribute_or("id");
      pack.version = root.attribute_or("version");
      pack.title = root.attribute_or("title", pack.id);
      pack.from = date(root, "from");
      pack.to = date(root, "to");
      known.insert(pack.id);
    }
    if (const std::string_view version = root.attribute_or("version"); !is_version(version))
      fault(root, "PACK-VALUE", "version is " + quoted(version) + "; write three numbers, such as 1.0.0");
    for (const xml::Element& element : root.children())
      if (element.space == space && element.name == "extends") extends(element);
    inherited = pack.functions.size();
    for (const xml::Element& element : root.children()) {
      if (element.space != space) {
        unknown(element);
      } else if (element.name == "extends") {
        continue;
      } else if (element.name == "override") {
        expect(element, {"input", "file"}, {"input", "file"});
        manifest.overrides.push_back({std::string(element.attribute_or("input")),
                                      prefix + std::string(element.attribute_or("file")), mark(element)});
      } else if (element.name == "placeholder") {
        expect(element, {"word"}, {"word"});
        if (const std::string_view word = element.attribute_or("word"); !word.empty())
          pack.placeholders.emplace_back(word);
      } else if (element.name == "note") {
        pack.notes.emplace_back(element.text);
      } else if (element.name == "model") {
        expect(element, {"href"}, {"href"});
        manifest.models.emplace_back(prefix + std::string(element.attribute_or("href")), mark(element));
      } else if (element.name == "source") {
        source(element);
      } else if (element.name == "reference") {
        reference(element);
      } else if (element.name == "form" || element.name == "table") {
        table(element);
      } else if (element.name == "function") {
        function(element);
      } else if (element.name == "total") {
        total(element);
      } else if (element.name == "summary") {
        pack.summary.push_back(summary_block(element, *this));
        manifest.summary.push_back(mark(element));
      } else {
        unknown(element);
      }
    }
  }

 private:
  // Does a version serve where another is asked for: the same major number, and not older?
  static bool serves(std::string_view has, std::string_view wanted) {
    const auto numbers = [](std::string_view text) {
      std::vector<std::uint64_t> all;
      for (const std::string& part : split(text, '.')) {
        std::uint64_t number = 0;
        std::from_chars(part.data(), part.data() + part.size(), number);
        all.push_back(number);
      }
      return all;
    };
    const auto a = numbers(has), b = numbers(wanted);
    return a[0] == b[0] && a >= b;
  }
  static bool is_version(std::string_view text) {
    const auto parts = split(text, '.');
    return parts.size() == 3 && std::ranges::count(text, '.') == 2 &&
           std::ranges::all_of(text, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
  }

  // The base's files come with the pack's own, so that loading needs no file of its own.
  void extends(const xml::Element& element);

  void total(const xml::Element& element) {
    expect(element, {"decision", "format", "instead"}, {"decision"});
    TotalBinding total{std::string(element.attribute_or("decision")), findings::TotalFormat::plain};
    const std::string_view format = element.attribute_or("format");
    if (format == "money") {
      total.format = findings::TotalFormat::money;
    } else if (format == "percent") {
      total.format = findings::TotalFormat::percent;
    } else if (!format.empty()) {
      fault(element, "PACK-VALUE", "format is " + quoted(format) + "; a total is of format money or percent");
    }
    const std::string instead(element.attribute_or("instead"));
    const auto before = std::ranges::find(pack.totals, instead, &TotalBinding::decision);
    if (before != pack.totals.end()) {
      manifest.totals[static_cast<std::size_t>(before - pack.totals.begin())] = mark(element);
      *before = std::move(total);
      return;
    }
    if (!instead.empty())
      fault(element, "PACK-UNKNOWN", "there is no total of the decision " + quoted(instead));
    pack.totals.push_back(std::move(total));
    manifest.totals.push_back(mark(element));
  }

  void source(const xml::Element& element) {
    expect(element, {"id", "text", "url", "basis", "confidence", "from", "to"},
           {"id", "text", "basis", "confidence"});
    const auto basis = findings::basis_from(element.attribute_or("basis"));
    const auto confidence = findings::confidence_from(element.attribute_or("confidence"));
    if (!basis && !element.attribute_or("basis").empty())
      fault(element, "PACK-VALUE", "basis is one of order, call, statute, agency, product");
    if (!confidence && !element.attribute_or("confidence").empty())
      fault(element, "PACK-VALUE", "confidence is one of primary, excerpt, secondary, inferred");
    findings::Citation citation;
    citation.id = element.attribute_or("id");
    citation.text = element.attribute_or("text");
    citation.url = element.attribute_or("url");
    citation.basis = basis.value_or(findings::Basis::product);
    citation.confidence = confidence.value_or(findings::Confidence::inferred);
    citation.from = date(element, "from");
    citation.to = date(element, "to");
    if (pack.source(citation.id)) {
      fault(element, "PACK-TWICE", "there are two sources " + quoted(citation.id));
      return;
    }
    pack.sources.push_back(std::move(citation));
  }

  void reference(const xml::Element& element) {
    expect(element, {"input", "file", "key", "read", "shelf", "aliases"}, {"input", "file"});
    const std::string_view shelf = element.attribute_or("shelf");
    if (!shelf.empty() && !feel::parse_duration(shelf))
      fault(element, "PACK-VALUE", "shelf is " + quoted(shelf) + "; write a duration such as P180D or P6M");
    pack.references.push_back({std::string(element.attribute_or("input")),
                               prefix + std::string(element.attribute_or("file")),
                               std::string(element.attribute_or("key")), date(element, "read"),
                               std::string(shelf), std::string(element.attribute_or("aliases"))});
    manifest.references.push_back(mark(element));
  }

  void table(const xml::Element& element) {
    const bool form = element.name == "form";
    TableBinding table;
    table.sort = form ? TableBinding::Sort::form : TableBinding::Sort::table;
    if (form) {
      expect(element,
             {"sheet", "input", "title", "help", "owner", "optional", "sync", "asOf", "id", "scale",
              "currency", "group"},
             {"sheet", "input"});
    } else {
      expect(element,
             {"sheet", "input", "title", "help", "owner", "optional", "sync", "row", "key", "headerRow",
              "role", "group"},
             {"sheet"});
      const std::string_view role = element.attribute_or("role");
      if (role == "approvals") {
        table.sort = TableBinding::Sort::approvals;
      } else if (role == "answers") {
        table.sort = TableBinding::Sort::answers;
      } else if (!role.empty()) {
        fault(element, "PACK-VALUE", "role is " + quoted(role) + "; a table is of role approvals or answers");
      } else if (element.attribute_or("input").empty()) {
        fault(element, "PACK-ATTRIBUTE", "<table> needs the attribute 'input'");
      }
      const std::string_view header = element.attribute_or("headerRow", "5");
      const auto parsed = std::from_chars(header.data(), header.data() + header.size(), table.header_row);
      if (parsed.ec != std::errc{} || parsed.ptr != header.data() + header.size() || table.header_row < 1 ||
          table.header_row > 50)
        fault(element, "PACK-VALUE", "headerRow is " + quoted(header) + "; write a row from 1 to 50");
    }
    table.sheet = element.attribute_or("sheet");
    table.input = element.attribute_or("input");
    table.row = element.attribute_or("row");
    table.key = element.attribute_or("key");
    table.title = element.attribute_or("title", table.sheet);
    table.help = element.attribute_or("help");
    table.owner = element.attribute_or("owner");
    table.as_of = element.attribute_or("asOf");
    table.id = element.attribute_or("id");
    table.scale = element.attribute_or("scale");
    table.currency = element.attribute_or("currency");
    table.group = element.attribute_or("group");
    table.sync = yes(element, "sync");
    table.optional = yes(element, "optional") || table.sort > TableBinding::Sort::table;
    if (pack.table(table.sheet))
      fault(element, "PACK-TWICE", "the sheet " + quoted(table.sheet) + " is bound twice");
    std::vector<Mark> marks;
    for (const xml::Element& child : element.children()) {
      if (child.space == space && (child.name == "column" || (form && child.name == "field"))) {
        column(child, table, marks);
      } else {
        unknown(child);
      }
    }
    pack.tables.push_back(std::move(table));
    manifest.tables.push_back(mark(element));
    manifest.columns.push_back(std::move(marks));
  }

  void column(const xml::Element& element, TableBinding& table, std::vector<Mark>& marks) {
    expect(element,
           {"component", "caption", "formerly", "width", "help", "required", "citation", "owner",
            "references", "list", "split", "role", "confidential", "money", "percent"},
           {"component"});
    ColumnBinding column;
    column.component = element.attribute_or("component");
    column.caption = element.attribute_or("caption", column.component);
    column.old_captions = split(element.attribute_or("formerly"), '|');
    column.help = element.attribute_or("help");
    column.required = element.attribute_or("required", "true");
    column.citation = element.attribute_or("citation");
    column.owner = element.attribute_or("owner");
    column.references = element.attribute_or("references");
    column.list = element.attribute_or("list");
    column.split = element.attribute_or("split");
    column.confidential = yes(element, "confidential");
    column.money = yes(element, "money");
    column.percent = yes(element, "percent");
    const std::string_view width = element.attribute_or("width", "0");
    const auto parsed = std::from_chars(width.data(), width.data() + width.size(), column.width);
    if (parsed.ec != std::errc{} || parsed.ptr != width.data() + width.size() || !(column.width >= 0) ||
        column.width > 255)
      fault(element, "PACK-VALUE", "width is " + quoted(width) + "; write a number of characters up to 255");
    const std::string_view role = element.attribute_or("role");
    if (role == "computed") {
      column.role = Role::computed;
    } else if (role == "status") {
      column.role = Role::status;
    } else if (role == "receipt") {
      column.role = Role::receipt;
    } else if (!role.empty()) {
      fault(element, "PACK-VALUE",
            "role is " + quoted(role) + "; a column is of role computed, status or receipt");
    }
    for (const ColumnBinding& other : table.columns)
      if (other.component == column.component)
        fault(element, "PACK-TWICE", "the component " + quoted(column.component) + " has two columns");
    table.columns.push_back(std::move(column));
    marks.push_back(mark(element));
  }

  void function(const xml::Element& element) {
    expect(element, {"name", "service"}, {"name", "service"});
    FunctionBinding function{
        std::string(element.attribute_or("name")), std::string(element.attribute_or("service")), {}};
    for (const xml::Element& child : element.children()) {
      if (child.space != space || child.name != "argument") {
        unknown(child);
        continue;
      }
      expect(child, {"name", "optional"}, {"name"});
      function.arguments.push_back({std::string(child.attribute_or("name")), yes(child, "optional")});
    }
    const auto other = std::ranges::find(pack.functions, function.name, &FunctionBinding::name);
    const auto at = static_cast<std::size_t>(other - pack.functions.begin());
    if (at < inherited) { // an extension may answer a base's function in its own way
      *other = std::move(function);
      manifest.functions[at] = mark(element);
      return;
    }
    if (other != pack.functions.end())
      fault(element, "PACK-TWICE", "there are two functions " + quoted(function.name));
    pack.functions.push_back(std::move(function));
    manifest.functions.push_back(mark(element));
  }

  Pack& pack;
  Manifest& manifest;
  std::string prefix;
  std::set<std::string>& known;
  std::size_t inherited = 0; // functions of the packs extended
};

// Only the root of a manifest, or nothing with its faults said.
std::optional<xml::Document> open(const std::string& bytes, std::string_view file,
                                  std::vector<PackFault>& faults) {
  auto document = xml::parse(bytes, file);
  if (!document) {
    faults.push_back(manifest_fault({0, 0, file}, "PACK-XML", to_text(document.failure())));
    return {};
  }
  const xml::Element& root = document->root();
  if (root.name == "pack" && root.space == space) return std::move(*document);
  const xml::Place at = root.place();
  faults.push_back(manifest_fault({at.line, at.column, file}, "PACK-ELEMENT",
                                  "the root is <" + std::string(root.name) +
                                      ">; a manifest's is <pack xmlns=\"" + std::string(space) + "\">"));
  return {};
}

void Reading::extends(const xml::Element& element) {
  expect(element, {"pack", "version"}, {"pack"});
  const std::string id(element.attribute_or("pack")), wanted(element.attribute_or("version"));
  if (id == pack.id) fault(element, "PACK-CYCLE", "the pack " + quoted(id) + " would extend itself");
  if (id.empty() || !known.insert(id).second) return;
  const std::string below = "extends/" + id + "/";
  const auto file = pack.files.find(below + std::string(manifest_file));
  if (file == pack.files.end())
    return fault(element, "PACK-MISSING",
                 "the pack " + quoted(id) + " is not installed beside this one, so it can't be extended");
  const auto document = open(file->second, file->first, faults);
  if (!document) return;
  const std::string version(document->root().attribute_or("version"));
  if (!wanted.empty() && !is_version(wanted)) {
    fault(element, "PACK-VALUE", "version is " + quoted(wanted) + "; write three numbers, such as 1.0.0");
  } else if (!wanted.empty() && is_version(version) && !serves(version, wanted)) {
    fault(element, "PACK-VERSION",
          "the pack " + id + " is here as version " + version + "; " + wanted +
              " or later of the same major number is needed");
  }
  pack.bases.emplace_back(id, version);
  Reading(pack, manifest, faults, file->first, below, known).read(document->root());
}

} // namespace

bool read_manifest(const PackFiles& files, Pack& pack, Manifest& manifest, std::vector<PackFault>& faults) {
  const auto file = files.find(std::string(manifest_file));
  if (file == files.end()) {
    faults.push_back(manifest_fault({}, "PACK-MISSING", "the pack has no pack.xml"));
    return false;
  }
  const auto document = open(file->second, manifest_file, faults);
  if (!document) return false;
  std::set<std::string> known;
  Reading(pack, manifest, faults, manifest_file, {}, known).read(document->root());
  return true;
}

} // namespace stackbook::proposal
