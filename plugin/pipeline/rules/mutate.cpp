// stackbook rules test --mutate: each condition and each output of each row of the pack's own rule tables is
// changed in turn, and some case must notice. A change that none notices is a survivor; those that are meant
// to survive stand in tests/survivors.csv (decision, rule, column, change, reason).

#include "plugin/pipeline/rules/mutant.hpp"
#include "plugin/pipeline/rules/rules.hpp"

#include <algorithm>
#include <ostream>

namespace stackbook::pipeline::rules {
namespace {

using Name = Survivor;

class Mutating {
 public:
  Mutating(const proposal::Pack& of, const std::vector<dmn::CaseFile>& with, std::ostream& to)
      : pack(of), files(with), out(to) {}

  Result<bool> run() {
    auto explained = survivors_of(pack);
    if (!explained) return explained.failure();
    for (const Survivor& one : *explained)
      if (one[1] != "if") known.insert(one);
    for (const auto& [path, bytes] : own_models(pack)) {
      const auto document = xml::parse(bytes, path);
      if (!document) return document.failure();
      for (const xml::Element& decision : document->root().children())
        if (decision.name == "decision")
          if (const xml::Element* table = decision.child("decisionTable"))
            tables(path, bytes, decision, *table);
    }
    for (const Name& name : known)
      if (!met.contains(name))
        out << "tests/survivors.csv: " << joined(name) << " is explained, but a case notices it now.\n";
    out << "Changes: " << made << " made, " << noticed << " noticed by a case, " << survived
        << " survived without a reason, " << met.size() << " with one, " << unusable
        << " that could not be compiled.\n";
    return survived != 0 || met.size() != known.size();
  }

 private:
  static std::string joined(const Name& name) {
    std::string text;
    for (const std::string& part : name) text += (text.empty() ? "" : ", ") + part;
    return text;
  }

  void tables(const std::string& path, const std::string& bytes, const xml::Element& decision,
              const xml::Element& table) {
    const std::string name(decision.attribute_or("name"));
    std::vector<std::pair<const dmn::CaseFile*, const dmn::Case*>> cases;
    for (const dmn::CaseFile& file : files)
      for (const dmn::Case& test : file.cases)
        if (asks(test, name)) cases.emplace_back(&file, &test);
    std::vector<std::string> inputs, outputs;
    for (const xml::Element& element : table.children()) {
      if (element.name == "input") inputs.emplace_back(element.attribute_or("label", "input"));
      if (element.name == "output") outputs.emplace_back(element.attribute_or("name"));
      if (element.name != "rule") continue;
      std::size_t input = 0, output = 0;
      for (const xml::Element& entry : element.children()) {
        const xml::Element* text = entry.child("text");
        if (text == nullptr) continue;
        const std::string rule(element.attribute_or("id"));
        if (entry.name == "inputEntry" && input < inputs.size()) {
          for (const auto& [change, mutant] : changes_of_condition(text->text))
            attempt({name, rule, inputs[input], change}, path, with_text(bytes, *text, mutant), cases);
          ++input;
        }
        if (entry.name == "outputEntry" && output < outputs.size()) {
          if (text->text != "null")
            attempt({name, rule, outputs[output], "another value"}, path,
                    with_text(bytes, *text, "\"another\""), cases);
          ++output;
        }
      }
    }
  }

  void attempt(const Name& name, const std::string& path, std::string bytes,
               const std::vector<std::pair<const dmn::CaseFile*, const dmn::Case*>>& cases) {
    std::vector<dmn::ModelSource> models = all_models(pack);
    for (dmn::ModelSource& model : models)
      if (model.name == path) model.bytes = std::move(bytes);
    const dmn::Model changed = dmn::compile(models);
    if (changed.issues().size() > pack.model.issues().size()) {
      ++unusable;
      return;
    }
    ++made;
    for (const auto& [file, test] : cases)
      if (!dmn::run_case(*test, changed, options_of(*file)).passed) {
        ++noticed;
        return;
      }
    if (known.contains(name)) {
      met.insert(name);
      return;
    }
    ++survived;
    out << "Survived: " << joined(name) << ".\n";
  }

  const proposal::Pack& pack;
  const std::vector<dmn::CaseFile>& files;
  std::ostream& out;
  std::set<Name> known, met;
  std::size_t made = 0, noticed = 0, survived = 0, unusable = 0;
};

} // namespace

Result<bool> mutate(const proposal::Pack& pack, const std::vector<dmn::CaseFile>& files, std::ostream& out) {
  return Mutating(pack, files, out).run();
}

} // namespace stackbook::pipeline::rules
