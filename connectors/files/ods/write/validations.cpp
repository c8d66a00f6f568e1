#include "connectors/files/ods/write/sheet.hpp"
#include "connectors/files/write/text.hpp"

#include <algorithm>

namespace stackbook::files::ods {

namespace {

constexpr std::size_t title_length = 32, message_length = 255; // as .xlsx has them

void write_message(xml::Writer& to, std::string_view element, std::string_view title, std::string_view text) {
  to.open(element);
  if (!title.empty()) to.attribute("table:title", title);
  if (element == "table:error-message") to.attribute("table:message-type", "stop");
  to.attribute("table:display", "true").leaf("text:p", text).close();
}

} // namespace

std::string Validations::of(const std::string& first, std::string_view caption, std::string_view help,
                            const std::vector<std::string>& allowed) {
  if (help.empty() && allowed.empty()) return {};
  std::string condition;
  if (!allowed.empty() && write::fit_inline(allowed)) {
    for (const std::string& text : allowed) condition += (condition.empty() ? "\"" : ";\"") + text + '"';
  } else if (!allowed.empty()) {
    const auto [place, fresh] = long_.emplace(allowed, static_cast<std::uint32_t>(long_.size()));
    const std::string letters = workbook::column_letters(place->second);
    condition =
        "[$" + lists_ + ".$" + letters + "$1:.$" + letters + '$' + std::to_string(allowed.size()) + ']';
  }
  if (!condition.empty()) condition = "of:cell-content-is-in-list(" + condition + ")";
  Validation made{std::move(condition), first, write::clipped(caption, title_length),
                  write::clipped(help, message_length)};
  const auto same = std::ranges::find_if(validations_, [&](const Validation& other) {
    return other.first == made.first && other.condition == made.condition;
  });
  const auto at = static_cast<std::size_t>(same - validations_.begin());
  if (same == validations_.end()) validations_.push_back(std::move(made));
  return "val" + std::to_string(at + 1);
}

void Validations::write(xml::Writer& to) const {
  if (validations_.empty()) return;
  to.open("table:content-validations");
  for (std::size_t at = 0; at < validations_.size(); ++at) {
    const Validation& validation = validations_[at];
    to.open("table:content-validation").attribute("table:name", "val" + std::to_string(at + 1));
    if (!validation.condition.empty()) to.attribute("table:condition", validation.condition);
    to.attribute("table:allow-empty-cell", "true").attribute("table:display-list", "unsorted");
    to.attribute("table:base-cell-address", validation.first);
    if (!validation.help.empty())
      write_message(to, "table:help-message", validation.caption, validation.help);
    if (!validation.condition.empty())
      write_message(to, "table:error-message", "Not in the list",
                    "Choose one of the values that the list offers.");
    to.close();
  }
  to.close();
}

std::optional<proposal::PlannedSheet> Validations::lists() const {
  if (long_.empty()) return std::nullopt;
  proposal::PlannedSheet sheet;
  sheet.name = lists_;
  sheet.hidden = true;
  for (const auto& [texts, column] : long_)
    for (std::uint32_t row = 0; row < texts.size(); ++row) {
      proposal::PlannedCell& cell = sheet.cells.emplace_back();
      cell.row = row;
      cell.column = column;
      cell.value = texts[row];
    }
  std::ranges::sort(sheet.cells, {},
                    [](const proposal::PlannedCell& cell) { return std::pair(cell.row, cell.column); });
  return sheet;
}

} // namespace stackbook::files::ods
