// The workbook part and the tables: what they say about areas that have grown, and about stored results.

#include "connectors/files/patch/found.hpp"
#include "connectors/files/patch/parts.hpp"

#include <algorithm>
#include <charconv>

namespace stackbook::files::patch {

using xlsx::main;

namespace {

// CT_Workbook is a sequence: what stands before calcPr.
constexpr std::string_view before_calculation[] = {
    "fileVersion", "fileSharing",    "workbookPr",         "workbookProtection", "bookViews",
    "sheets",      "functionGroups", "externalReferences", "definedNames"};

constexpr const char* transitional_relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* strict_relations = "http://purl.oclc.org/ooxml/officeDocument/relationships";

std::uint32_t whole(std::string_view text) {
  std::uint32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string absolute(const workbook::Area& area) {
  const auto corner = [](workbook::Address at) {
    return '$' + workbook::column_letters(at.column) + '$' + std::to_string(at.row + 1);
  };
  return corner(area.first) + ':' + corner(area.last);
}

} // namespace

Result<std::optional<NewPart>> change_workbook(const Package& package, const Entry& entry,
                                               const WorkbookChange& change, const Limits& limits) {
  if (!change.calculate && change.filters.empty() && change.sheets.empty()) return std::optional<NewPart>();
  auto text = Text::of(package, entry);
  if (!text) return std::move(text.failure());
  std::vector<Splice> splices;
  std::vector<std::string> sheets;
  std::string prefix;
  std::uint64_t place = 0;
  std::uint32_t greatest_id = 0;
  FoundSheet::Tag list;
  std::uint64_t list_end = 0;
  bool stated = false;
  Scanner scanner(package.stream(entry), xlsx::spaces(), limits);
  for (Token token; (token = scanner.next()) != Token::finish;) {
    if (token == Token::broken) return scanner.failure();
    if (token == Token::end && scanner.depth() == 1 && scanner.space() == main &&
        std::ranges::find(before_calculation, scanner.local()) != std::end(before_calculation))
      place = scanner.to();
    if (token == Token::end && scanner.depth() == 1 && scanner.is("sheets", main))
      list_end = std::max(scanner.from(), list.to);
    if (token != Token::start) continue;
    const auto from = static_cast<std::size_t>(scanner.from()), to = static_cast<std::size_t>(scanner.to());
    if (scanner.depth() == 1) prefix = prefix_of(text->between(from, to));
    if (scanner.depth() == 2 && scanner.is("sheets", main)) list = {scanner.from(), scanner.to()};
    if (scanner.is("sheet", main)) {
      sheets.emplace_back(scanner.attribute("name").value_or(""));
      greatest_id = std::max(greatest_id, whole(scanner.attribute("sheetId").value_or("")));
    }
    if (scanner.depth() == 2 && scanner.is("calcPr", main) && change.calculate) {
      stated = true;
      splices.push_back({from, to, with_attribute(text->between(from, to), "fullCalcOnLoad", "1")});
    }
    if (scanner.is("definedName", main) && scanner.attribute("name") == "_xlnm._FilterDatabase") {
      std::size_t sheet = 0;
      const auto number = scanner.attribute("localSheetId").value_or("");
      const bool numbered =
          std::from_chars(number.data(), number.data() + number.size(), sheet).ec == std::errc{} &&
          sheet < sheets.size();
      const auto filter = numbered ? change.filters.find(sheets[sheet]) : change.filters.end();
      if (filter == change.filters.end()) continue;
      std::string area;
      if (!scanner.collect(area)) return scanner.failure();
      const std::string old = absolute(filter->second.before), now = absolute(filter->second.after);
      const std::string_view raw = text->between(to, scanner.from());
      if (raw.ends_with('!' + old)) splices.push_back({to + raw.size() - old.size(), to + raw.size(), now});
    }
  }
  if (!change.sheets.empty()) {
    std::string elements;
    for (const auto& [name, relation] : change.sheets)
      elements += '<' + prefix + "sheet name=\"" + escaped(name) + "\" sheetId=\"" +
                  std::to_string(++greatest_id) + "\" xmlns:r=\"" +
                  (change.strict ? strict_relations : transitional_relations) + "\" r:id=\"" +
                  escaped(relation) + "\"/>";
    splices.push_back(add_last(*text, list.from, list.to, list_end, std::move(elements)));
  }
  if (change.calculate && !stated && place != 0)
    splices.push_back({static_cast<std::size_t>(place), static_cast<std::size_t>(place),
                       '<' + prefix + "calcPr fullCalcOnLoad=\"1\"/>"});
  std::string bytes = text->with(std::move(splices));
  if (bytes == text->with({})) return std::optional<NewPart>();
  return std::optional(NewPart{entry.name, std::move(bytes)});
}

Result<std::optional<NewPart>> change_table(const Package& package, const Entry& entry,
                                            const std::set<std::uint32_t>& fresh, const Limits& limits) {
  auto text = Text::of(package, entry);
  if (!text) return std::move(text.failure());
  std::vector<Splice> splices;
  Scanner scanner(package.stream(entry), xlsx::spaces(), limits);
  for (Token token; (token = scanner.next()) != Token::finish;) {
    if (token == Token::broken) return scanner.failure();
    const bool table = token == Token::start && scanner.depth() == 1,
               filter = token == Token::start && scanner.depth() == 2 && scanner.is("autoFilter", main);
    if (!table && !filter) continue;
    if (table && scanner.attribute("totalsRowCount").value_or("0") != "0") return std::optional<NewPart>();
    const auto area = area_from(scanner.attribute("ref").value_or(""));
    const auto growth = area ? grown(*area, fresh) : std::nullopt;
    if (!growth) continue;
    const auto from = static_cast<std::size_t>(scanner.from()), to = static_cast<std::size_t>(scanner.to());
    splices.push_back({from, to, with_attribute(text->between(from, to), "ref", to_a1(growth->after))});
  }
  if (splices.empty()) return std::optional<NewPart>();
  return std::optional(NewPart{entry.name, text->with(std::move(splices))});
}

} // namespace stackbook::files::patch
