#include "rules/screening/entries.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace stackbook::screening {
namespace {

enum Column : std::size_t {
  source,
  number,
  type,
  programs,
  name,
  title,
  addresses,
  notice,
  from,
  to,
  requirement,
  remarks,
  url,
  aliases,
  citizenships,
  nationalities,
  columns
};

// Each with the headings that mean it: those of the list's .csv, and plain words for a list of one's own.
constexpr std::array<std::array<std::string_view, 3>, columns> headings{{
    {"source", "list"},
    {"entity_number", "number", "id"},
    {"type"},
    {"programs", "program"},
    {"name", "party"},
    {"title"},
    {"addresses", "address"},
    {"federal_register_notice", "notice"},
    {"start_date", "from"},
    {"end_date", "to"},
    {"license_requirement"},
    {"remarks", "note"},
    {"source_list_url", "url"},
    {"alt_names", "aliases", "alias"},
    {"citizenships", "countries", "country"},
    {"nationalities"},
}};

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string heading_of(std::string_view text) {
  std::string heading;
  for (const char c : trimmed(text))
    heading += c == ' ' || c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return heading;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    if (const auto part = trimmed(text.substr(0, end)); !part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

void add_country(std::vector<std::string>& countries, std::string_view text) {
  text = trimmed(text);
  if (text.size() != 2) return;
  std::string code;
  for (const char c : text) {
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    if (upper < 'A' || upper > 'Z') return;
    code += upper;
  }
  const auto at = std::ranges::lower_bound(countries, code);
  if (at == countries.end() || *at != code) countries.insert(at, std::move(code));
}

} // namespace

bool is_person(const Entry& entry) {
  return heading_of(entry.type) == "individual";
}

Result<List> list_of(std::string file, const std::vector<std::string>& header,
                     const std::vector<std::vector<std::string>>& rows) {
  std::array<std::optional<std::size_t>, columns> at;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string heading = heading_of(header[i]);
    for (std::size_t column = 0; column < columns; ++column)
      if (!at[column] && !heading.empty() &&
          std::ranges::find(headings[column], heading) != headings[column].end())
        at[column] = i;
  }
  if (!at[name])
    return Failure{"The screening list " + file + " can't be used", "line 1", "no column is headed name",
                   "Use the .csv of the Consolidated Screening List, or a table with the columns name, "
                   "alt_names, source and "
                   "country"};
  List list{std::move(file), {}};
  list.entries.reserve(rows.size());
  for (const auto& row : rows) {
    const auto field = [&](Column column) {
      return at[column] && *at[column] < row.size() ? trimmed(row[*at[column]]) : std::string_view();
    };
    if (field(name).empty()) continue;
    Entry entry;
    const auto keep = [&](std::string& into, Column column) { into = field(column); };
    keep(entry.source, source), keep(entry.number, number), keep(entry.type, type),
        keep(entry.programs, programs);
    keep(entry.name, name), keep(entry.title, title), keep(entry.notice, notice);
    keep(entry.from, from), keep(entry.to, to), keep(entry.requirement, requirement), keep(entry.url, url);
    entry.aliases = split(field(aliases));
    for (const Column column : {citizenships, nationalities})
      for (const auto& country : split(field(column))) add_country(entry.countries, country);
    for (auto& address : split(field(addresses))) {
      add_country(entry.countries, std::string_view(address).substr(address.rfind(',') + 1));
      if (!is_person(entry)) entry.addresses.push_back(std::move(address));
    }
    if (!is_person(entry)) keep(entry.remarks, remarks);
    list.entries.push_back(std::move(entry));
  }
  return list;
}

std::string text_of(const Entry& entry) {
  std::string text = entry.name;
  const auto add = [&](std::string_view label, std::string_view value) {
    if (!value.empty()) text.append("; ").append(label).append(value);
  };
  const auto joined = [](const std::vector<std::string>& parts, std::string_view between) {
    std::string all;
    for (const auto& part : parts) all.append(all.empty() ? "" : between).append(part);
    return all;
  };
  add("", entry.title);
  add("", entry.type);
  add("also ", joined(entry.aliases, " | "));
  add("list: ", entry.source);
  add("number ", entry.number);
  add("programs ", entry.programs);
  add("countries ", joined(entry.countries, " "));
  add("addresses ", joined(entry.addresses, " | "));
  add("from ", entry.from);
  add("to ", entry.to);
  add("notice ", entry.notice);
  add("license ", entry.requirement);
  add("remarks ", entry.remarks);
  add("", entry.url);
  return text;
}

} // namespace stackbook::screening
