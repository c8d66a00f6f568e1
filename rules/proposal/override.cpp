#include "rules/proposal/compiled.hpp"
#include "rules/proposal/csv.hpp"
#include "rules/proposal/manifest.hpp"

#include <algorithm>
#include <set>

namespace stackbook::proposal {

namespace {

class Applying {
 public:
  Applying(Pack& to, const Reference& overridden, const ReferenceFiles& read,
           std::span<const std::string> columns, SourcedLines& sourced, std::vector<PackFault>& list)
      : pack(to), reference(overridden), files(read), header(columns), lines(sourced.all),
        changed(sourced.changed), faults(list) {}

  void apply(const Override& by) {
    const auto file = files.find(by.file);
    if (file == files.end()) {
      faults.push_back(manifest_fault(by.at, "PACK-MISSING", "the pack has no file '" + by.file + "'"));
      return;
    }
    const std::optional<ReferenceCsv>& csv = file->second;
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
    std::vector<std::string>& fresh = changed.emplace_back();
    if (const auto before = std::ranges::find_if(lines, of_key); before != lines.end()) {
      // A column that the override leaves out stays as it was.
      fresh.assign(before->fields.begin(), before->fields.end());
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
    fresh.resize(header.size());
    for (std::size_t c = 0; c < columns.size(); ++c)
      if (const auto at = std::ranges::find(header, columns[c]); at != header.end())
        fresh[static_cast<std::size_t>(at - header.begin())] = line.fields[c];
    lines.push_back({by.file, line.line, fresh});
  }

  Pack& pack;
  const Reference& reference;
  const ReferenceFiles& files;
  std::span<const std::string> header;
  std::vector<SourcedLine>& lines;
  std::deque<std::vector<std::string>>& changed;
  std::vector<PackFault>& faults;
  std::size_t at_key = 0;
};

} // namespace

void apply_overrides(Pack& pack, const Manifest& manifest, const Reference& reference,
                     const ReferenceFiles& files, std::span<const std::string> header, SourcedLines& lines,
                     std::vector<PackFault>& faults) {
  for (const Override& by : manifest.overrides)
    if (by.input == reference.input) Applying(pack, reference, files, header, lines, faults).apply(by);
}

} // namespace stackbook::proposal
