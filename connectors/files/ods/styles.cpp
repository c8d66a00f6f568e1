#include "connectors/files/ods/styles.hpp"

namespace stackbook::files::ods {

bool Styles::read_table_style(Scanner& scanner, std::string name) {
  bool hidden = false;
  const std::size_t outside = scanner.depth() - 1;
  for (;;) {
    const Token token = scanner.next();
    if (token == Token::broken || token == Token::finish) return false;
    if (token == Token::end && scanner.depth() == outside) break;
    if (token == Token::start && scanner.is("table-properties", style))
      hidden |= scanner.attribute("display", table) == "false";
  }
  hidden_.insert_or_assign(std::move(name), hidden);
  return true;
}

bool Styles::read(Scanner& scanner) {
  const std::size_t outside = scanner.depth() - 1;
  for (;;) {
    const Token token = scanner.next();
    if (token == Token::broken || token == Token::finish) return false;
    if (token == Token::end && scanner.depth() == outside) return true;
    if (token != Token::start) continue;
    if (data_.size() + named_.size() + hidden_.size() >= most_)
      return scanner.refuse("it defines more than " + std::to_string(most_) +
                                " styles, an eighth of the limit on texts",
                            raised_by("--max-strings"));
    bool good = true;
    if (is_data_style(scanner)) {
      good = read_data_style(scanner, data_);
    } else if (scanner.is("style", style)) {
      const auto of = [&](std::string_view attribute) {
        return std::string(scanner.attribute(attribute, style).value_or(""));
      };
      const std::string family = of("family");
      if (family == "table") {
        good = read_table_style(scanner, of("name"));
      } else {
        if (family == "table-cell")
          named_.insert_or_assign(of("name"), Named{of("parent-style-name"), of("data-style-name")});
        good = scanner.skip();
      }
    } else {
      good = scanner.skip();
    }
    if (!good) return false;
  }
}

const DataStyle* Styles::data_of(const Named& named) const {
  const Named* at = &named;
  for (int steps = 0; at->data.empty(); ++steps) {
    const auto parent = named_.find(at->parent);
    if (parent == named_.end() || steps == 32) return nullptr;
    at = &parent->second;
  }
  const auto found = data_.find(at->data);
  return found == data_.end() ? nullptr : &found->second;
}

void Styles::settle(workbook::Workbook& book) {
  std::map<std::string, std::uint32_t, std::less<>> numbers;
  for (std::uint32_t at = 0; at < book.number_formats.size(); ++at)
    numbers.emplace(book.number_formats[at], at);
  for (const auto& [name, named] : named_) {
    const DataStyle* data = data_of(named);
    if (!data) {
      cells_.insert_or_assign(name, Style{});
      continue;
    }
    const auto next = static_cast<std::uint32_t>(book.number_formats.size());
    const auto [place, fresh] = numbers.emplace(data->code, next);
    if (fresh) book.number_formats.push_back(data->code);
    cells_.insert_or_assign(name, Style{data->format, place->second});
  }
}

const Style& Styles::cell(std::string_view name) const {
  static const Style general;
  const auto found = cells_.find(name);
  return found == cells_.end() ? general : found->second;
}

bool Styles::hides(std::string_view table_style) const {
  const auto found = hidden_.find(table_style);
  return found != hidden_.end() && found->second;
}

} // namespace stackbook::files::ods
