#include "rules/proposal/pack.hpp"

#include "rules/dmn/share.hpp"
#include "rules/findings/sha256.hpp"
#include "rules/proposal/compiled.hpp"
#include "rules/proposal/manifest.hpp"
#include "rules/proposal/tests.hpp"

#include <algorithm>
#include <iterator>

namespace stackbook::proposal {

const TableBinding* Pack::table(std::string_view sheet_or_input) const {
  for (const TableBinding& table : tables)
    if (table.sheet == sheet_or_input) return &table;
  for (const TableBinding& table : tables)
    if (!table.input.empty() && table.input == sheet_or_input) return &table;
  return nullptr;
}

const TableBinding* Pack::form_with_as_of() const {
  const auto form =
      std::ranges::find_if(tables, [](const TableBinding& table) { return !table.as_of.empty(); });
  return form == tables.end() ? nullptr : &*form;
}

const findings::Citation* Pack::source(std::string_view source_id) const {
  const auto source = std::ranges::find(sources, source_id, &findings::Citation::id);
  return source == sources.end() ? nullptr : &*source;
}

findings::PackName Pack::name() const {
  findings::PackName name{id, version, digest, {}};
  for (const Reference& reference : references)
    if (!reference.read.empty() && (name.data.empty() || reference.read < name.data))
      name.data = reference.read;
  for (const auto& [base, base_version] : bases) name.bases.push_back(base + " version " + base_version);
  for (const Overridden& one : overridden)
    name.overrides.push_back(one.input + " " + one.key + " by " + one.author + ": " + one.reason);
  return name;
}

std::string to_text(const PackFault& fault) {
  std::string text = fault.file;
  if (fault.line != 0) text += ":" + std::to_string(fault.line);
  if (fault.line != 0 && fault.column != 0) text += ":" + std::to_string(fault.column);
  return text + ": " + fault.code + ": " + fault.message;
}

namespace {

std::string digest_of(const PackFiles& files) {
  findings::Sha256 sum;
  for (const auto& [path, bytes] : files) {
    if (is_test(path)) continue;
    sum.add(path + '\0' + std::to_string(bytes.size()) + '\0');
    sum.add(bytes);
  }
  return sum.hex();
}

std::vector<dmn::ModelText> models(const Pack& pack, const Manifest& manifest,
                                   std::vector<PackFault>& faults) {
  std::vector<dmn::ModelText> texts;
  for (const auto& [href, mark] : manifest.models) {
    const auto file = pack.files.find(href);
    if (file == pack.files.end()) {
      faults.push_back(manifest_fault(mark, "PACK-MISSING", "the pack has no file '" + href + "'"));
    } else {
      texts.push_back({file->first, file->second});
    }
  }
  return texts;
}

void check_published(const Pack& pack, const Manifest& manifest, std::vector<PackFault>& faults) {
  for (std::size_t f = 0; f < pack.functions.size(); ++f) {
    const std::string& service = pack.functions[f].service;
    if (!pack.model.find(service, dmn::NodeSort::service) &&
        !pack.model.find(service, dmn::NodeSort::decision) &&
        !pack.model.find(service, dmn::NodeSort::function))
      faults.push_back(manifest_fault(manifest.functions[f], "PACK-UNKNOWN",
                                      "the models have no service, decision or function '" + service + "'"));
  }
  for (std::size_t t = 0; t < pack.totals.size(); ++t)
    if (!pack.model.find(pack.totals[t].decision, dmn::NodeSort::decision))
      faults.push_back(manifest_fault(manifest.totals[t], "PACK-UNKNOWN",
                                      "the models have no decision '" + pack.totals[t].decision + "'"));
}

void add_issues(const dmn::Model& model, std::vector<PackFault>& faults) {
  for (const feel::Issue& issue : model.issues()) {
    PackFault fault{{}, 0, 0, std::string(feel::id_of(issue.code)), {}};
    if (issue.span.source < model.sources().size()) {
      const feel::Source source = model.sources()[issue.span.source];
      fault.file = source.model;
      if (source.line != 0) {
        const feel::Position position = feel::position_of(source, issue.span.begin);
        fault.line = static_cast<std::uint32_t>(position.line);
        fault.column = static_cast<std::uint32_t>(position.column);
      }
      fault.excerpt = feel::excerpt(source, issue.span);
      if (!source.element.empty()) fault.message = source.element + ": ";
    }
    fault.message += feel::sentence_of(issue.code);
    if (!issue.detail.empty()) fault.message += " (" + issue.detail + ")";
    faults.push_back(std::move(fault));
  }
}

} // namespace

LoadedPack load(PackFiles files, std::size_t threads) {
  LoadedPack loaded;
  auto pack = std::make_shared<Pack>();
  pack->files = std::move(files);
  Manifest manifest;
  bool is_pack = false;
  ReferenceFiles references;
  dmn::share(2, threads, [&](std::size_t task) {
    if (task == 0) {
      is_pack = read_manifest(pack->files, *pack, manifest, loaded.faults);
      if (is_pack) pack->model = dmn::compile(models(*pack, manifest, loaded.faults), threads);
    } else {
      pack->digest = digest_of(pack->files);
      references = read_references(*pack);
    }
  });
  if (!is_pack) return loaded;
  if (!pack->source("template"))
    pack->sources.push_back({"template", "the workbook template of pack " + pack->id, "",
                             findings::Basis::product, findings::Confidence::primary});
  add_issues(pack->model, loaded.faults);
  auto compiled = std::make_shared<Pack::Compiled>();
  plan_columns(*pack, *compiled, manifest, loaded.faults);
  std::vector<PackFault> of_rules;
  dmn::share(2, threads, [&](std::size_t task) {
    if (task == 0) {
      plan_requirements(*pack, *compiled, manifest, loaded.faults);
      plan_references(*pack, *compiled, manifest, references, loaded.faults);
    } else {
      plan_rules(*pack, *compiled, of_rules);
    }
  });
  std::ranges::move(of_rules, std::back_inserter(loaded.faults));
  check_published(*pack, manifest, loaded.faults);
  check_summary(*pack, manifest, loaded.faults);
  pack->compiled = std::move(compiled);
  loaded.pack = std::move(pack);
  return loaded;
}

} // namespace stackbook::proposal
