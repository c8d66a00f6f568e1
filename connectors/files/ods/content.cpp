#include "connectors/files/ods/content.hpp"

#include "connectors/files/carried.hpp"
#include "connectors/files/ods/attachments.hpp"
#include "connectors/files/ods/formula.hpp"
#include "connectors/files/ods/sheet.hpp"
#include "rules/workbook/calendar.hpp"
#include "rules/workbook/mentions.hpp"

namespace stackbook::files::ods {

using Sort = workbook::Attachment::Sort;

namespace {

// 'file:///home/me/prices.ods'#$Sheet1 (older: '#Sheet1): what LibreOffice remembers of another file's sheet, none of
// this one. No sheet's own name begins with an apostrophe.
bool is_remembered(std::string_view name) {
  return name.starts_with('\'') && name.find("'#") != std::string_view::npos;
}

// "Sheet!A1:B9", of "$'Sheet'.$A$1:.$B$9" and its like.
std::string place(std::string_view reference) {
  const auto ends = workbook::mentions(reference_in_a1(reference));
  if (ends.empty()) return std::string(reference);
  const std::string first = workbook::to_a1(ends.front().area.first),
                    last = workbook::to_a1(ends.back().area.last);
  return ends.front().sheet + '!' + first + (first == last ? "" : ':' + last);
}

class Content {
 public:
  Content(PartStream part, Styles& styles, workbook::Workbook& book, const Limits& limits)
      : scanner_(std::move(part), spaces(), limits), styles_(styles), shared_{book, styles, limits} {}

  Result<Done> read() {
    for (Token token; (token = scanner_.next()) != Token::finish;) {
      if (token == Token::broken) return scanner_.failure();
      if (token != Token::start) continue;
      Result<Done> done = Done{};
      if (scanner_.depth() == 1) {
        if (!scanner_.is("document-content", office) && !scanner_.is("document", office))
          return scanner_.failure("it is not the content of an OpenDocument file");
      } else if (scanner_.is("styles", office) || scanner_.is("automatic-styles", office)) {
        if (!styles_.read(scanner_)) return scanner_.failure();
      } else if (scanner_.is("meta", office)) {
        done = read_properties(scanner_, shared_.book, shared_.limits);
      } else if (scanner_.is("scripts", office)) {
        done = read_scripts(scanner_, shared_.book, shared_.limits);
      } else if (scanner_.is("body", office)) {
        styles_.settle(shared_.book);
        done = read_body();
      } else if (!scanner_.skip()) {
        return scanner_.failure();
      }
      if (!done) return done;
    }
    if (!found_) return scanner_.failure("it holds no spreadsheet", "Give a workbook");
    return Done{};
  }

 private:
  Result<Done> read_body() {
    const std::size_t outside = scanner_.depth() - 1;
    for (;;) {
      const Token token = scanner_.next();
      if (token == Token::broken || token == Token::finish) return scanner_.failure();
      if (token == Token::end && scanner_.depth() == outside) return Done{};
      if (token != Token::start) continue;
      if (scanner_.is("spreadsheet", office))
        found_ = true;
      else if (auto done = read_part(); !done)
        return done;
    }
  }

  Result<Done> read_part() {
    const auto note = [&](Sort sort, std::string_view attribute, std::uint8_t space) {
      carry(shared_.book.attachments,
            {sort, std::string(scanner_.attribute(attribute, space).value_or("")), {}}, shared_.limits);
    };
    if (scanner_.is("table", table)) return read_table();
    if (scanner_.is("calculation-settings", table) || scanner_.is("data-pilot-tables", table) ||
        scanner_.is("database-ranges", table) || scanner_.is("content-validations", table) ||
        scanner_.is("dde-links", table))
      return Done{}; // what they hold comes next
    if (scanner_.is("null-date", table)) {
      const auto day = workbook::serial_of(scanner_.attribute("date-value", table).value_or(""));
      if (day) shared_.first_day = *day;
    } else if (scanner_.is("named-expressions", table)) {
      return read_names(scanner_, shared_.book, shared_.limits) ? Result<Done>(Done{}) : scanner_.failure();
    } else if (scanner_.is("data-pilot-table", table)) {
      note(Sort::pivot_table, "name", table);
    } else if (scanner_.is("content-validation", table)) {
      carry(shared_.book.attachments,
            {Sort::data_validation, place(scanner_.attribute("base-cell-address", table).value_or("")),
             std::string(scanner_.attribute("condition", table).value_or("any"))},
            shared_.limits);
    } else if (scanner_.is("dde-link", table)) {
      return read_link();
    } else if (scanner_.is("database-range", table)) {
      return read_range();
    }
    return scanner_.skip() ? Result<Done>(Done{}) : scanner_.failure();
  }

  Result<Done> read_table() {
    const std::string name(scanner_.attribute("name", table).value_or(""));
    if (is_remembered(name)) {
      carry(shared_.book.attachments, {Sort::external_link, "link to another workbook", name},
            shared_.limits);
      return scanner_.skip() ? Result<Done>(Done{}) : scanner_.failure();
    }
    if (shared_.book.sheets.size() == shared_.limits.sheets)
      return scanner_.failure("it holds more than " + std::to_string(shared_.limits.sheets) +
                                  " sheets, the limit",
                              raised_by("--max-sheets"));
    workbook::Sheet& sheet = shared_.book.sheets.emplace_back();
    sheet.name = name;
    if (styles_.hides(scanner_.attribute("style-name", table).value_or("")))
      sheet.visibility = workbook::Visibility::hidden;
    return SheetReader(scanner_, shared_, sheet).read();
  }

  // Its table holds what the other program last said, and is no sheet of this one.
  Result<Done> read_link() {
    const std::size_t outside = scanner_.depth() - 1;
    for (;;) {
      const Token token = scanner_.next();
      if (token == Token::broken || token == Token::finish) return scanner_.failure();
      if (token == Token::end && scanner_.depth() == outside) return Done{};
      if (token == Token::start && scanner_.is("dde-source", office))
        carry(shared_.book.attachments,
              {Sort::external_link, std::string(scanner_.attribute("dde-topic", office).value_or("")), {}},
              shared_.limits);
    }
  }

  // One with a name of its own is a table; those without serve a sheet's filter.
  Result<Done> read_range() {
    const std::string name(scanner_.attribute("name", table).value_or(""));
    if (!name.empty() && !name.starts_with("__Anonymous"))
      carry(shared_.book.attachments,
            {Sort::table, place(scanner_.attribute("target-range-address", table).value_or("")), name},
            shared_.limits);
    const std::size_t outside = scanner_.depth() - 1;
    for (;;) {
      const Token token = scanner_.next();
      if (token == Token::broken || token == Token::finish) return scanner_.failure();
      if (token == Token::end && scanner_.depth() == outside) return Done{};
      if (token == Token::start && scanner_.local().starts_with("database-source-") &&
          scanner_.space() == table)
        carry(shared_.book.attachments,
              {Sort::data_connection, name,
               std::string(scanner_.attribute("database-name", table).value_or(""))},
              shared_.limits);
    }
  }

  Scanner scanner_;
  Styles& styles_;
  Shared shared_;
  bool found_ = false;
};

} // namespace

bool read_names(Scanner& scanner, workbook::Workbook& book, const Limits& limits) {
  const std::size_t outside = scanner.depth() - 1;
  for (;;) {
    const Token token = scanner.next();
    if (token == Token::broken || token == Token::finish) return false;
    if (token == Token::end && scanner.depth() == outside) return true;
    const bool range = token == Token::start && scanner.is("named-range", table);
    if (!range && !(token == Token::start && scanner.is("named-expression", table))) continue;
    std::string name(scanner.attribute("name", table).value_or(""));
    const auto held = scanner.attribute(range ? "cell-range-address" : "expression", table).value_or("");
    carry(book.names, {std::move(name), range ? reference_in_a1(held) : formula_in_a1(held)}, limits);
  }
}

Result<Done> read_content(PartStream part, Styles& styles, workbook::Workbook& book, const Limits& limits) {
  return Content(std::move(part), styles, book, limits).read();
}

} // namespace stackbook::files::ods
