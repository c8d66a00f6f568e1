// stackbook rules lint: what loading a pack finds, and what only a look at its own models and data shows:
// cells that no input can meet, columns and requirements without use, limits that nobody asks for, data
// without a source, rules without a title or a clause.

#include "plugin/pipeline/rules/clauses.hpp"
#include "plugin/pipeline/rules/rules.hpp"
#include "rules/proposal/csv.hpp"
#include "rules/xml/reader.hpp"

#include <algorithm>
#include <cctype>
#include <ostream>

namespace stackbook::pipeline::rules {
namespace {

// Texts in quotes of a cell that is nothing but such texts, or not(…) of them; nothing for any other cell.
std::vector<std::string> literals(std::string_view cell) {
  if (cell.starts_with("not(") && cell.ends_with(')')) cell = cell.substr(4, cell.size() - 5);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == ' ' || cell[i] == ',' || cell[i] == '\n') continue;
    const std::size_t end = cell[i] == '"' ? cell.find('"', i + 1) : std::string_view::npos;
    if (end == std::string_view::npos) return {};
    texts.emplace_back(cell.substr(i + 1, end - i - 1));
    i = end;
  }
  return texts;
}

bool says(std::string_view text, std::string_view name) {
  const auto part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const std::size_t after = at + name.size();
    if ((at == 0 || !part(text[at - 1])) && (after >= text.size() || !part(text[after]))) return true;
  }
  return false;
}

class Linting {
 public:
  Linting(const proposal::Pack& of, std::vector<proposal::PackFault>& list) : pack(of), faults(list) {}

  void run() {
    for (const auto& [path, bytes] : pack.files) {
      if (!path.ends_with(".dmn")) continue;
      auto document = xml::parse(bytes, path);
      if (!document) continue; // loading says so
      learn(document->root());
      documents.emplace_back(path, std::move(*document));
    }
    for (const auto& [path, document] : documents)
      if (!path.starts_with("extends/"))
        for (const xml::Element& element : document.root().children()) look(path, element);
    rules();
    references();
    sources();
  }

 private:
  void say(const std::string& file, const xml::Element& element, std::string code, std::string message) {
    const xml::Place at = element.place();
    faults.push_back({file, at.line, at.column, std::move(code), std::move(message)});
  }

  void learn(const xml::Element& root) {
    for (const xml::Element& element : root.children()) {
      const std::string name(element.attribute_or("name"));
      const std::string id =
          std::string(root.attribute_or("namespace")) + "#" + std::string(element.attribute_or("id"));
      names.emplace(id, name);
      if (element.name == "itemDefinition")
        if (const xml::Element* allowed = element.child("allowedValues"))
          if (const xml::Element* text = allowed->child("text")) types.emplace(name, literals(text->text));
      collect(element, everything);
    }
  }

  static void collect(const xml::Element& element, std::string& texts) {
    if (element.name == "text") texts.append(element.text).append("\n");
    for (const xml::Element& child : element.children()) collect(child, texts);
  }

  void look(const std::string& path, const xml::Element& element) {
    if (element.name == "businessKnowledgeModel") {
      const std::string name(element.attribute_or("name"));
      if (!called(name) && !published(name))
        say(path, element, "LINT-UNUSED", "the function '" + name + "' is never called");
    }
    if (element.name != "decision" && element.name != "businessKnowledgeModel") return;
    requirements(path, element);
    if (const xml::Element* table = element.child("decisionTable")) table_of(path, *table);
  }

  bool called(const std::string& name) const {
    for (std::size_t at = everything.find(name + "("); at != std::string::npos;
         at = everything.find(name + "(", at + 1))
      if (at == 0 || std::isalnum(static_cast<unsigned char>(everything[at - 1])) == 0) return true;
    return false;
  }

  bool published(const std::string& name) const {
    return std::ranges::find(pack.functions, name, &proposal::FunctionBinding::service) !=
           pack.functions.end();
  }

  void requirements(const std::string& path, const xml::Element& element) {
    std::string texts;
    collect(element, texts);
    const xml::Element* root = element.parent;
    for (const xml::Element& requirement : element.children())
      for (const xml::Element& needed : requirement.children()) {
        const std::string_view href = needed.attribute_or("href");
        if (!needed.name.starts_with("required") || href.empty()) continue;
        const std::string id = href.starts_with('#')
                                   ? std::string(root->attribute_or("namespace")) + std::string(href)
                                   : std::string(href);
        const auto name = names.find(id);
        if (name == names.end()) {
          say(path, requirement, "LINT-UNKNOWN", "nothing has the id " + id);
        } else if (!says(texts, name->second)) {
          say(path, requirement, "LINT-UNUSED", "'" + name->second + "' is required and not used");
        }
      }
  }

  void table_of(const std::string& path, const xml::Element& table) {
    struct Column {
      const xml::Element* element;
      std::string label, type;
      bool tested = false;
    };
    std::vector<Column> columns;
    std::size_t outputs = 0;
    for (const xml::Element& element : table.children()) {
      if (element.name == "input") {
        const xml::Element* expression = element.child("inputExpression");
        columns.push_back({&element, std::string(element.attribute_or("label")),
                           std::string(expression ? expression->attribute_or("typeRef") : "")});
      }
      if (element.name == "output") ++outputs;
      if (element.name != "rule") continue;
      std::size_t in = 0, out = 0;
      for (const xml::Element& entry : element.children()) {
        if (entry.name == "outputEntry") ++out;
        if (entry.name != "inputEntry") continue;
        const xml::Element* text = entry.child("text");
        if (in < columns.size() && text != nullptr && text->text != "-") {
          columns[in].tested = true;
          allowed(path, entry, columns[in].label, columns[in].type, text->text);
        }
        ++in;
      }
      if (in != columns.size() || out != outputs)
        say(path, element, "LINT-ARITY",
            "the row has " + std::to_string(in) + " conditions and " + std::to_string(out) +
                " outputs; the table " + std::to_string(columns.size()) + " and " + std::to_string(outputs));
    }
    for (const Column& column : columns)
      if (!column.tested)
        say(path, *column.element, "LINT-UNUSED", "no row tests the input '" + column.label + "'");
  }

  void allowed(const std::string& path, const xml::Element& entry, const std::string& label,
               const std::string& type, std::string_view cell) {
    const auto known = types.find(type);
    if (known == types.end() || known->second.empty()) return;
    for (const std::string& text : literals(cell))
      if (std::ranges::find(known->second, text) == known->second.end())
        say(path, entry, "LINT-VALUE",
            "'" + label + "' is tested for \"" + text + "\", which " + type + " does not allow");
  }

  void rules() {
    const auto clauses = clauses_of(pack);
    if (!clauses) {
      faults.push_back({clauses.failure().where, 0, 0, "LINT-CLAUSES", to_text(clauses.failure())});
      return;
    }
    for (const proposal::RuleInfo* rule : clauses->astray)
      faults.push_back(
          {rule->decision, 0, 0, "LINT-CLAUSE",
           "rule " + rule->id + " serves the clause '" + rule->clause + "', which clauses.csv has not"});
    for (const Clause& clause : clauses->all)
      if (clause.status == "duty" && clause.rules.empty())
        faults.push_back(
            {"reference/clauses.csv", 0, 0, "LINT-CLAUSE", "the duty of " + clause.clause + " has no rule"});
    for (const proposal::RuleInfo& rule : pack.rules)
      if (rule.title.empty())
        faults.push_back({rule.decision, 0, 0, "LINT-TITLE", "rule " + rule.id + " has no title"});
  }

  // Where data comes from; ids of limits that rules ask for, and those that are there.
  void references() {
    for (const proposal::Reference& reference : pack.references) {
      const auto file = pack.files.find(reference.file);
      const auto csv = file == pack.files.end() ? std::nullopt : proposal::parse_reference(file->second);
      if (!csv || reference.file.starts_with("extends/")) continue;
      if (csv->source.empty())
        faults.push_back({reference.file, 1, 0, "LINT-SOURCE",
                          "nothing says where this data comes from; begin with a line \"# …\" that does"});
      if (reference.input != "Limits") continue;
      for (std::size_t i = 1; i < csv->lines.size(); ++i)
        if (everything.find("\"" + csv->lines[i].fields.front() + "\"") == std::string::npos)
          faults.push_back({reference.file, csv->lines[i].line, 0, "LINT-UNUSED",
                            "no rule asks for the limit " + csv->lines[i].fields.front()});
    }
  }

  void sources() {
    std::set<std::string> cited;
    for (const proposal::RuleInfo& rule : pack.rules) cited.insert(rule.citation);
    for (const proposal::TableBinding& table : pack.tables)
      for (const proposal::ColumnBinding& column : table.columns) cited.insert(column.citation);
    if (!pack.bases.empty()) return; // what a base cites is its own affair
    for (const findings::Citation& source : pack.sources)
      if (source.id != "template" && !cited.contains(source.id))
        faults.push_back({"pack.xml", 0, 0, "LINT-UNUSED", "nothing cites the source " + source.id});
  }

  const proposal::Pack& pack;
  std::vector<proposal::PackFault>& faults;
  std::vector<std::pair<std::string, xml::Document>> documents;
  std::map<std::string, std::string> names;              // "namespace#id" → name
  std::map<std::string, std::vector<std::string>> types; // item definition → allowed texts
  std::string everything;                                // all texts of all models
};

} // namespace

int lint(const Options& options, Terminal& terminal) {
  Packs packs(terminal, files::PackPart::whole);
  const auto folders = folders_asked(options, terminal, packs);
  if (!folders) return fail(terminal, folders.failure());
  bool whole = true;
  for (const auto& folder : *folders) {
    auto loaded = packs.load(folder);
    if (!loaded) return fail(terminal, loaded.failure());
    std::vector<proposal::PackFault> faults = std::move(loaded->faults);
    if (loaded->pack) Linting(*loaded->pack, faults).run();
    for (const auto& fault : faults) terminal.out << to_text(fault) << fault.excerpt << '\n';
    terminal.out << (faults.empty() ? "No faults" : std::to_string(faults.size()) + " faults") << " in "
                 << folder.string() << ".\n";
    whole = whole && faults.empty();
  }
  return whole ? clean : findings_left;
}

} // namespace stackbook::pipeline::rules
