#include "rules/feel/number/number.hpp"
#include "rules/feel/time/parse.hpp"
#include "rules/proposal/check.hpp"
#include "rules/proposal/compiled.hpp"
#include "rules/proposal/csv.hpp"
#include "rules/proposal/manifest.hpp"
#include "rules/proposal/tests.hpp"

#include <algorithm>
#include <utility>

namespace stackbook::proposal {

namespace {

using feel::Type;
using feel::Value;

class Reading {
 public:
  Reading(Pack& to, Pack::Compiled& kept, const Manifest& marks, const ReferenceFiles& read,
          std::vector<PackFault>& list)
      : pack(to), compiled(kept), manifest(marks), files(read), faults(list) {}

  void read(std::size_t r) {
    const Reference& reference = pack.references[r];
    ReferencePlan& plan = compiled.references[r];
    const Mark at = manifest.references[r];
    plan.input = pack.model.find(reference.input, dmn::NodeSort::input);
    if (!plan.input)
      manifest_says(at, "PACK-UNKNOWN", "the models have no input data '" + reference.input + "'");
    const auto file = files.find(reference.file);
    if (file == files.end())
      return manifest_says(at, "PACK-MISSING", "the pack has no file '" + reference.file + "'");
    const std::optional<ReferenceCsv>& csv = file->second;
    if (!csv || csv->lines.empty())
      return say(reference.file, 0,
                 csv ? "the file is empty; its first line of data must name the columns"
                     : "a quote is opened and never closed");
    const CsvLine& header = csv->lines.front();
    SourcedLines sourced;
    sourced.all.reserve(csv->lines.size());
    for (const CsvLine& line : std::span(csv->lines).subspan(1))
      sourced.all.push_back({reference.file, line.line, line.fields});
    apply_overrides(pack, manifest, reference, files, header.fields, sourced, faults);
    rows(reference, plan, header, sourced.all);
  }

 private:
  void say(std::string_view file, std::uint32_t line, std::string message) {
    faults.push_back({std::string(file), line, 0, "PACK-REFERENCE", std::move(message)});
  }
  void manifest_says(Mark at, std::string code, std::string message) {
    faults.push_back(manifest_fault(at, std::move(code), std::move(message)));
  }

  void rows(const Reference& reference, ReferencePlan& plan, const CsvLine& names_of,
            const std::vector<SourcedLine>& lines) {
    const std::vector<std::string>& header = names_of.fields;
    const Type element = plan.input ? pack.model.type_of(*plan.input).element() : Type{};
    std::string_view* names = compiled.reference_arena.array<std::string_view>(header.size());
    std::vector<Type> types;
    for (std::size_t c = 0; c < header.size(); ++c) {
      names[c] = compiled.reference_arena.keep(std::string_view(header[c]));
      types.push_back(type_of(element, header[c]));
    }
    const feel::Shape& shape =
        *compiled.reference_arena.keep(feel::Shape{names, static_cast<std::uint32_t>(header.size())});
    if (element.form() == Type::Form::context)
      for (const feel::TypeMember& member : element.info().members)
        if (std::ranges::find(header, member.name) == header.end())
          say(reference.file, names_of.line,
              "there is no column '" + member.name + "', which the models expect");
    const auto key = std::ranges::find(header, reference.key);
    if (!reference.key.empty() && key == header.end())
      say(reference.file, names_of.line, "there is no column '" + reference.key + "', the key");

    std::vector<Value> contexts;
    contexts.reserve(lines.size());
    plan.known.reserve(lines.size());
    plan.keys.reserve(lines.size());
    for (const SourcedLine& line : lines) {
      if (line.fields.size() != header.size()) {
        say(line.file, line.line,
            "the line has " + std::to_string(line.fields.size()) + " fields, the header " +
                std::to_string(header.size()));
        continue;
      }
      contexts.push_back(context(line, shape, types));
      if (key == header.end()) continue;
      const std::string& text = line.fields[static_cast<std::size_t>(key - header.begin())];
      const std::string_view kept = compiled.reference_arena.keep(std::string_view(text));
      // Dated data (limits) may hold a key once for each of its periods.
      if (plan.known.insert(kept).second) plan.keys.push_back(text);
    }
    plan.value = feel::make_list(compiled.reference_arena, contexts);
  }

  static Type type_of(Type element, std::string_view name) {
    if (element.form() == Type::Form::context)
      for (const feel::TypeMember& member : element.info().members)
        if (member.name == name) return member.type;
    return {};
  }

  Value context(const SourcedLine& line, const feel::Shape& shape, std::span<const Type> types) {
    Value* values = compiled.reference_arena.array<Value>(shape.count);
    for (std::size_t c = 0; c < shape.count; ++c) {
      const auto value = read_as(line.fields[c], types[c], compiled.reference_arena);
      if (!value)
        say(line.file, line.line,
            "'" + line.fields[c] + "' in the column '" + std::string(shape.names[c]) + "' is no " +
                feel::to_text(types[c]));
      values[c] = value.value_or(Value::null());
    }
    return Value::context(compiled.reference_arena.keep(feel::Context{&shape, values}));
  }

  Pack& pack;
  Pack::Compiled& compiled;
  const Manifest& manifest;
  const ReferenceFiles& files;
  std::vector<PackFault>& faults;
};

} // namespace

std::optional<Value> read_as(std::string_view text, Type type, feel::Arena& arena) {
  if (text.empty()) return Value::null();
  const auto parsed = [](const feel::Parsed& result) {
    return result ? std::optional(result.value) : std::optional<Value>();
  };
  switch (type.form()) {
  case Type::Form::number: {
    if (!feel::number::is_literal(text)) return {};
    const Value number = feel::number::parse(text, arena);
    return number.is_null() ? std::optional<Value>() : number;
  }
  case Type::Form::boolean:
    if (text == "true" || text == "yes" || text == "Y" || text == "TRUE" || text == "Yes")
      return Value::boolean(true);
    if (text == "false" || text == "no" || text == "N" || text == "FALSE" || text == "No")
      return Value::boolean(false);
    return {};
  case Type::Form::date: return parsed(feel::parse_date(text));
  case Type::Form::time: return parsed(feel::parse_time(text));
  case Type::Form::date_time: return parsed(feel::parse_date_time(text, arena));
  case Type::Form::days_duration:
  case Type::Form::months_duration: return parsed(feel::parse_duration(text));
  case Type::Form::list: {
    std::vector<Value> items;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(';'), text.size());
      std::string_view part = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      while (part.starts_with(' ')) part.remove_prefix(1);
      while (part.ends_with(' ')) part.remove_suffix(1);
      const auto item = read_as(part, type.element(), arena);
      if (!item) return {};
      if (!item->is_null()) items.push_back(*item);
    }
    return feel::make_list(arena, items);
  }
  default: return Value::string(arena.keep(text));
  }
}

ReferenceFiles read_references(const Pack& pack) {
  ReferenceFiles files;
  for (const auto& [path, bytes] : pack.files)
    if (!path.ends_with(".dmn") && !path.ends_with(".xml") && !is_test(path))
      files.emplace(path, parse_reference(bytes));
  return files;
}

void plan_references(Pack& pack, Pack::Compiled& compiled, const Manifest& manifest,
                     const ReferenceFiles& files, std::vector<PackFault>& faults) {
  compiled.references.resize(pack.references.size());
  Reading reading(pack, compiled, manifest, files, faults);
  for (std::size_t r = 0; r < pack.references.size(); ++r) reading.read(r);
  for (const Override& by : manifest.overrides)
    if (std::ranges::find(pack.references, by.input, &Reference::input) == pack.references.end())
      faults.push_back(manifest_fault(by.at, "PACK-UNKNOWN", "there is no reference '" + by.input + "'"));
}

findings::Table rows_of(const Pack& pack, const Reference& reference) {
  const auto plan = static_cast<std::size_t>(&reference - pack.references.data());
  const findings::Answered rows = to_data(pack.compiled->references[plan].value);
  const auto* table = std::get_if<findings::Table>(&rows);
  return table ? *table : findings::Table{};
}

} // namespace stackbook::proposal
