// What the sub-verbs share: the packs asked for, their own models and their own test cases.

#include "connectors/files/files.hpp"
#include "plugin/pipeline/rules/rules.hpp"
#include "rules/proposal/csv.hpp"

#include <algorithm>

namespace stackbook::pipeline::rules {

Result<std::vector<std::filesystem::path>> folders_asked(const Options& options, Terminal& terminal,
                                                         Packs& packs) {
  if (!options.pack.empty()) {
    const auto folder = packs.folder_of(options.pack);
    if (!folder) return folder.failure();
    return std::vector{*folder};
  }
  std::vector<std::filesystem::path> folders;
  std::set<std::string> seen;
  for (const auto& pack : files::installed_packs(files::pack_folders(terminal.program))) // newest first
    if (seen.insert(pack.id).second) folders.push_back(pack.folder);
  if (folders.empty())
    return Failure{"No rule pack is installed", "", "none of the folders for packs holds one",
                   "Name one with --pack"};
  return folders;
}

Result<std::vector<dmn::CaseFile>> cases_of(const proposal::Pack& pack) {
  std::vector<dmn::CaseFile> files;
  for (const auto& [path, bytes] : pack.files) {
    if (!path.starts_with("tests/") || !path.ends_with(".xml")) continue;
    auto file = dmn::read_cases({path, bytes});
    if (!file) return file.failure();
    files.push_back(std::move(*file));
  }
  if (files.empty())
    return Failure{"Nothing was tested", "", "the pack " + pack.id + " has no tests/*.xml",
                   "Write cases in the form of the DMN TCK"};
  return files;
}

dmn::CaseOptions options_of(const dmn::CaseFile& file) {
  dmn::CaseOptions options;
  if (file.today) options.clock.now.days = *file.today;
  return options;
}

bool asks(const dmn::Case& test, std::string_view decision) {
  return std::ranges::any_of(test.results, [&](const dmn::CaseNode& node) { return node.name == decision; });
}

std::map<std::string, std::string> own_models(const proposal::Pack& pack) {
  std::map<std::string, std::string> models;
  for (const auto& [path, bytes] : pack.files)
    if (path.ends_with(".dmn") && !path.starts_with("extends/")) models.emplace(path, bytes);
  return models;
}

std::vector<dmn::ModelSource> all_models(const proposal::Pack& pack) {
  std::vector<dmn::ModelSource> models;
  for (const auto& [path, bytes] : pack.files)
    if (path.ends_with(".dmn")) models.push_back({path, bytes});
  return models;
}

Result<std::set<Survivor>> survivors_of(const proposal::Pack& pack) {
  std::set<Survivor> known;
  const auto file = pack.files.find("tests/survivors.csv");
  if (file == pack.files.end()) return known;
  const auto unreadable = [&](std::uint32_t line, std::string why) {
    return Failure{"The explained survivors can't be read", file->first + ":" + std::to_string(line),
                   std::move(why), "Fill decision, rule, column, change and reason"};
  };
  const auto lines = proposal::parse_csv(file->second);
  if (!lines || lines->empty()) return unreadable(1, "it is empty, or a quote is opened and never closed");
  for (std::size_t i = 1; i < lines->size(); ++i) {
    const auto& fields = (*lines)[i].fields;
    if (fields.size() != 5 || fields[4].empty())
      return unreadable((*lines)[i].line, "the line gives no reason");
    known.insert({fields[0], fields[1], fields[2], fields[3]});
  }
  return known;
}

namespace {

void rules_in(const xml::Element& element, std::set<std::string>& rules) {
  if (element.name == "component" && element.attribute_or("name") == "rule")
    if (const xml::Element* value = element.child("value")) rules.emplace(value->text);
  for (const xml::Element& child : element.children()) rules_in(child, rules);
}

} // namespace

std::map<std::string, std::vector<std::string>> tests_by_rule(const std::vector<dmn::CaseFile>& files) {
  std::map<std::string, std::vector<std::string>> tests;
  for (const dmn::CaseFile& file : files)
    for (const dmn::Case& test : file.cases) {
      std::set<std::string> rules;
      for (const dmn::CaseNode& result : test.results)
        if (result.value != nullptr) rules_in(*result.value, rules);
      for (const std::string& rule : rules)
        tests[rule].push_back(file.name.substr(file.name.rfind('/') + 1) + " " + test.id);
    }
  return tests;
}

} // namespace stackbook::pipeline::rules
