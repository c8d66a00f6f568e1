#include "plugin/calc/live/lists.hpp"

#include "connectors/files/list.hpp"
#include "rules/screening/index.hpp"

#include <charconv>
#include <map>
#include <mutex>

namespace stackbook::calc {
namespace {

using IndexPtr = std::shared_ptr<const screening::Index>;
using Seen = std::map<std::filesystem::path, std::filesystem::file_time_type>;

std::mutex guard;
Seen seen;
IndexPtr index;

Result<IndexPtr> installed() {
  const auto paths = files::installed_lists();
  if (paths.empty()) return files::no_list_installed();
  Seen now;
  for (const auto& path : paths) {
    std::error_code error;
    now[path] = std::filesystem::last_write_time(path, error);
  }
  const std::lock_guard lock(guard);
  if (index && now == seen) return index;
  std::vector<screening::List> lists;
  for (const auto& path : paths) {
    auto found = files::read_list(path);
    if (!found) return found.failure();
    lists.push_back(std::move(found->list));
  }
  index = std::make_shared<const screening::Index>(std::move(lists));
  seen = std::move(now);
  return index;
}

std::string text_of(const Arguments& arguments, std::string_view wanted) {
  for (const auto& [name, value] : arguments)
    if (const auto* datum = std::get_if<findings::Datum>(&value); datum && name == wanted)
      if (const auto* text = std::get_if<std::string>(datum)) return *text;
  return {};
}

void take_score(const Standing& standing, unsigned& score) {
  if (!standing.is_proposal) return;
  const auto answered = standing.questions->answer("Screening score", {});
  if (!answered) return;
  const auto* datum = std::get_if<findings::Datum>(&*answered);
  if (const auto* number = datum ? std::get_if<findings::Decimal>(datum) : nullptr)
    std::from_chars(number->digits.data(), number->digits.data() + number->digits.size(), score);
}

} // namespace

Result<findings::Answered> party(const Standing& standing, std::string_view function,
                                 const Arguments& arguments) {
  const auto lists = installed();
  if (!lists) return lists.failure();
  screening::Options options;
  options.country = text_of(arguments, "country");
  take_score(standing, options.threshold);
  const auto screened = (*lists)->screen(text_of(arguments, "name"), options);
  if (function == "PARTY.HITS")
    return findings::Answered(findings::Datum(findings::Decimal{std::to_string(screened.found)}));
  findings::Table table;
  for (const auto& candidate : screened.candidates) {
    const auto& entry = (*lists)->entry(candidate);
    table.push_back({{"name", findings::Datum((*lists)->listed_name(candidate))},
                     {"list", findings::Datum(entry.source.empty() ? (*lists)->lists()[candidate.list].name
                                                                   : entry.source)},
                     {"score", findings::Datum(findings::Decimal{std::to_string(candidate.score)})}});
  }
  return findings::Answered(std::move(table));
}

} // namespace stackbook::calc
