#include "connectors/files/list.hpp"

#include "connectors/files/csv/read.hpp"
#include "connectors/files/files.hpp"
#include "connectors/files/markup/encoding.hpp"
#include "rules/findings/sha256.hpp"
#include "rules/proposal/csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>

namespace stackbook::files {

namespace fs = std::filesystem;

namespace {

// The first line names columns, so that what parts them stands there most often.
char delimiter_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  char found = ',';
  for (const char c : {'\t', ';', '|'})
    if (std::ranges::count(line, c) > std::ranges::count(line, found)) found = c;
  return found;
}

std::string iso(fs::file_time_type time) {
  const auto day = std::chrono::floor<std::chrono::days>(std::chrono::file_clock::to_sys(time));
  const std::chrono::year_month_day date(day);
  const auto digits = [](unsigned number, std::size_t count) {
    std::string text = std::to_string(number);
    return std::string(count - std::min(count, text.size()), '0') + text;
  };
  return digits(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" +
         digits(static_cast<unsigned>(date.month()), 2) + "-" + digits(static_cast<unsigned>(date.day()), 2);
}

bool is_list(const fs::path& path) {
  std::string suffix = path.extension().string();
  std::ranges::transform(suffix, suffix.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return suffix == ".csv" || suffix == ".tsv";
}

void add(std::vector<fs::path>& found, const fs::path& path) {
  std::error_code error;
  if (fs::is_regular_file(path, error)) {
    found.push_back(path); // named by its user: whatever its suffix
    return;
  }
  std::vector<fs::path> inner;
  for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error))
    if (is_list(at->path()) && at->is_regular_file(error)) inner.push_back(at->path());
  std::ranges::sort(inner);
  found.insert(found.end(), inner.begin(), inner.end());
}

std::vector<fs::path> split(std::string_view list) {
  std::vector<fs::path> paths;
  while (!list.empty()) {
    const std::size_t colon = std::min(list.find(':'), list.size());
    if (colon > 0) paths.emplace_back(list.substr(0, colon));
    list.remove_prefix(std::min(colon + 1, list.size()));
  }
  return paths;
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

} // namespace

Result<screening::List> read_list(std::string_view bytes, std::string_view name) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const std::string text = is_utf8(bytes) ? std::string(bytes) : from_windows_1252(bytes);
  auto lines = proposal::parse_csv(text, delimiter_of(text));
  const std::string what = "The screening list " + std::string(name) + " can't be used";
  if (!lines)
    return Failure{what, "", "a quote is opened and never closed",
                   "Download the list again: this copy seems cut off"};
  if (lines->empty()) return Failure{what, "", "it is empty", "Download the list again"};
  const std::vector<std::string> header = std::move(lines->front().fields);
  std::vector<std::vector<std::string>> rows;
  rows.reserve(lines->size() - 1);
  for (std::size_t i = 1; i < lines->size(); ++i) rows.push_back(std::move((*lines)[i].fields));
  return screening::list_of(std::string(name), header, rows);
}

Result<FoundList> read_list(const fs::path& path) {
  auto bytes = read_bytes(path, list_bytes);
  if (!bytes) return bytes.failure();
  auto list = read_list(*bytes, path.filename().string());
  if (!list) return list.failure();
  std::error_code error;
  const auto time = fs::last_write_time(path, error);
  return FoundList{std::move(*list), findings::sha256(*bytes), error ? std::string() : iso(time)};
}

std::vector<fs::path> installed_lists() {
  std::vector<fs::path> found;
  if (const auto named = variable("STACKBOOK_LISTS"); !named.empty()) {
    for (const auto& path : split(named)) add(found, path);
    return found;
  }
  const std::string home = variable("HOME"), data = variable("XDG_DATA_HOME"),
                    dirs = variable("XDG_DATA_DIRS");
  std::vector<fs::path> roots = split(!data.empty() ? data : home.empty() ? "" : home + "/.local/share");
  for (auto& root : split(dirs.empty() ? "/usr/local/share:/usr/share" : dirs))
    roots.push_back(std::move(root));
  for (const auto& root : roots)
    if (add(found, root / "stackbook" / "lists"); !found.empty()) break;
  return found;
}

Failure no_list_installed() {
  return {
      "no screening list installed", "",
      "neither STACKBOOK_LISTS nor the folder stackbook/lists of the data folders (~/.local/share) names one",
      "Download the .csv of the Consolidated Screening List from trade.gov and put it there, or give it with "
      "--list"};
}

} // namespace stackbook::files
