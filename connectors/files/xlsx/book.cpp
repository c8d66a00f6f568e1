#include "connectors/files/xlsx/book.hpp"

#include "connectors/files/carried.hpp"

namespace stackbook::files::xlsx {

Result<Book> read_book(const Package& package, const Entry& entry, const Limits& limits) {
  Book book;
  Scanner scanner(package.stream(entry), spaces(), limits);
  for (Token token; (token = scanner.next()) != Token::finish;) {
    if (token == Token::broken) return scanner.failure();
    if (token != Token::start) continue;
    if (scanner.depth() == 1 && !scanner.is("workbook", main))
      return scanner.failure("it is not a workbook of this format");
    if (scanner.is("workbookPr", main)) {
      const auto system = scanner.attribute("date1904");
      book.date1904 = system == "1" || system == "true";
    } else if (scanner.is("sheet", main)) {
      if (book.sheets.size() == limits.sheets)
        return scanner.failure("it holds more than " + std::to_string(limits.sheets) + " sheets, the limit",
                               raised_by("--max-sheets"));
      const auto state = scanner.attribute("state").value_or("visible");
      Listed listed{std::string(scanner.attribute("name").value_or("")),
                    std::string(scanner.attribute("id", relations).value_or("")),
                    state == "veryHidden" ? workbook::Visibility::very_hidden
                    : state == "hidden"   ? workbook::Visibility::hidden
                                          : workbook::Visibility::visible};
      book.sheets.push_back(std::move(listed));
    } else if (scanner.is("definedName", main)) {
      workbook::DefinedName name{std::string(scanner.attribute("name").value_or("")), {}};
      if (!scanner.collect(name.refers_to)) return scanner.failure();
      carry(book.names, std::move(name), limits);
    }
  }
  return book;
}

} // namespace stackbook::files::xlsx
