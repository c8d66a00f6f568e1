#include "rules/proposal/compiled.hpp"
#include "rules/proposal/csv.hpp"
#include "rules/proposal/manifest.hpp"

#include <algorithm>
#include <set>

namespace stackbook::proposal {

namespace {

class Applying {
 public:
  Applying(Pack& to, const Reference& changed, const std::vector<std::string>& columns,
           std::vector<SourcedLine>& all, std::vector<PackFault>& list)
      : pack(to), reference(changed), header(columns), lines(all), faults(list) {}

  void apply(const Override& by) {
    const auto file = pack.files.find(by.file);
    if (file == pack.files.end()) {
      faults.push_back(manifest_fault(by.at, "PACK-MISSING", "the pack has no file '" + by.file + "'"));
      return;
    }
    const auto csv = parse_reference(file->second);
    if (!csv || csv->lines.empty())
      return say(by, 0, "the file is empty, or a quote is opened and never closed");
    const std::vector<CsvLine>& read = csv->lines;
    const auto key = std::ranges::find(header, reference.key);
    if (reference.key.empty() || key == header.end()) {
      faults.push_back(
          manifest_fault(by.at, "PACK-VALUE",
                         "the reference '" + by.input + "' has no key, so its lines can't be overridden"));
      return;
    }
    at_key = static_cast<std::size_t>(key - header.begin());
    const std::vector<std::string>& columns = read.front().fields;
    for (const std::string& column : columns)
      if (column != "author" && column != "reason" && std::ranges::find(header, column) == header.end())
        say(by, read.front().line,
            "the column '" + column + "' is none of " + reference.file + ", nor author or reason");
    if (std::ranges::find(columns, reference.key) == columns.end())
      return say(by, read.front().line, "there is no column '" + reference.key + "', the key");
    std::set<std::string> replaced;
    for (std::size_t i = 1; i < read.size(); ++i) {
      const CsvLine& line = read[i];
      if (line.fields.size() != columns.size()) {
        say(by, line.line,
            "the line has " + std::to_string(line.fields.size()) + " fields, the header " +
                std::to_string(columns.size()));
        continue;
      }
      take(by, line, columns, replaced);
    }
  }

 private:
  void say(const Override& by, std::uint32_t line, std::string message) {
    faults.push_back({by.file, line, 0, "PACK-OVERRIDE", std::move(message)});
  }

  static std::string field(const CsvLine& line, const std::vector<std::string>& columns,
                           std::string_view name) {
    const auto at = std::ranges::find(columns, name);
    return at == columns.end() ? std::string() : line.fields[static_cast<std::size_t>(at - columns.begin())];
  }

  void take(const Override& by, const CsvLine& line, const std::vector<std::string>& columns,
            std::set<std::string>& replaced) {
    const std::string key = field(line, columns, reference.key);
    const auto of_key = [&](const SourcedLine& other) {
      return at_key < other.fields.size() && other.fields[at_key] == key && other.file != by.file;
    };
    SourcedLine fresh{by.file, line.line, std::vector<std::string>(header.size())};
    if (const auto before = std::ranges::find_if(lines, of_key); before != lines.end()) {
      fresh.fields = before->fields; // a column that the override leaves out stays as it was
      fresh.fields.resize(header.size());
      std::erase_if(lines, of_key);
      replaced.insert(key);
    }
    if (replaced.contains(key)) {
      Overridden change{reference.input, key, field(line, columns, "author"), field(line, columns, "reason")};
      if (change.author.empty() || change.reason.empty())
        say(by, line.line,
            "'" + key + "' changes an entry of " + reference.file + "; write who changes it into author, " +
                "and why into reason");
      pack.overridden.push_back(std::move(change));
    }
    for (std::size_t c = 0; c < columns.size(); ++c)
      if (const auto at = std::ranges::find(header, columns[c]); at != header.end())
        fresh.fields[static_cast<std::size_t>(at - header.begin())] = line.fields[c];
    lines.push_back(std::move(fresh));
  }

  Pack& pack;
  const Reference& reference;
  const std::vector<std::string>& header;
  std::vector<SourcedLine>& lines;
  std::vector<PackFault>& faults;
  std::size_t at_key = 0;
};

} // namespace

void apply_overrides(Pack& pack, const Manifest& manifest, const Reference& reference,
                     const std::vector<std::string>& header, std::vector<SourcedLine>& lines,
                     std::vector<PackFault>& faults) {
  for (const Override& by : manifest.overrides)
    if (by.input == reference.input) Applying(pack, reference, header, lines, faults).apply(by);
}

} // namespace stackbook::proposal
