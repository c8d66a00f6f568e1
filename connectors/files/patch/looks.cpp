#include "connectors/files/patch/looks.hpp"

namespace stackbook::files::patch {

using xlsx::main;

Result<Looks> Looks::of(const Package& package, const Entry* entry, const Limits& limits) {
  Looks looks;
  looks.file_ = package.file();
  if (!entry) return looks;
  looks.part_ = entry->name;
  auto text = Text::of(package, *entry);
  if (!text) return std::move(text.failure());
  looks.text_ = std::move(*text);
  workbook::Workbook none;
  auto styles = xlsx::read_styles(package, entry, limits, none);
  if (!styles) return std::move(styles.failure());
  looks.styles_ = std::move(*styles);
  Scanner scanner(package.stream(*entry), xlsx::spaces(), limits);
  bool inside = false;
  for (Token token; (token = scanner.next()) != Token::finish;) {
    if (token == Token::broken) return scanner.failure();
    const bool list = scanner.depth() == (token == Token::start ? 2u : 1u) && scanner.is("cellXfs", main);
    if (token == Token::start && list) {
      looks.list_from_ = scanner.from();
      looks.list_to_ = looks.list_end_ = scanner.to();
      inside = true;
    } else if (token == Token::end && list && inside) {
      looks.list_end_ = std::max(scanner.from(), looks.list_to_);
      inside = false;
    } else if (inside && scanner.is("xf", main) && scanner.depth() == (token == Token::start ? 3u : 2u)) {
      if (token == Token::start) looks.formats_.emplace_back(scanner.from(), 0);
      if (token == Token::end) looks.formats_.back().second = scanner.to();
    }
  }
  return looks;
}

Result<std::uint32_t> Looks::dated(std::uint32_t look, bool clock) {
  using workbook::Format;
  if (look < styles_.size() &&
      (styles_[look].format == Format::date || styles_[look].format == Format::date_time))
    return look;
  if (look >= formats_.size())
    return Failure{file_ + " can't be changed", part_, "it has no cell format that a date could be shown in",
                   "Open it in a spreadsheet program and save it anew"};
  const auto [made, fresh] =
      made_.emplace(std::pair(look, clock), static_cast<std::uint32_t>(formats_.size() + made_.size()));
  if (!fresh) return made->second;
  std::string format(text_->between(formats_[look].first, formats_[look].second));
  const std::size_t close = format.find('>') + 1;
  std::string tag = with_attribute(format.substr(0, close), "numFmtId", clock ? "22" : "14");
  tag = with_attribute(tag, "applyNumberFormat", "1");
  added_ += tag + format.substr(close);
  return made->second;
}

std::optional<NewPart> Looks::changed() const {
  if (made_.empty()) return std::nullopt;
  const std::string_view tag = text_->between(list_from_, list_to_);
  return NewPart{part_,
                 text_->with({{static_cast<std::size_t>(list_from_), static_cast<std::size_t>(list_to_),
                               with_attribute(tag, "count", std::to_string(formats_.size() + made_.size()))},
                              add_last(*text_, list_from_, list_to_, list_end_, added_)})};
}

} // namespace stackbook::files::patch
