#include "connectors/files/patch/found.hpp"

#include "connectors/files/markup/number.hpp"

#include <algorithm>
#include <charconv>

namespace stackbook::files::patch {

using workbook::Address;
using workbook::Area;
using xlsx::main;

namespace {

// CT_Worksheet is a sequence: what stands before legacyDrawing.
constexpr std::string_view before_drawing[] = {"sheetPr",
                                               "dimension",
                                               "sheetViews",
                                               "sheetFormatPr",
                                               "cols",
                                               "sheetData",
                                               "sheetCalcPr",
                                               "sheetProtection",
                                               "protectedRanges",
                                               "scenarios",
                                               "autoFilter",
                                               "sortState",
                                               "dataConsolidate",
                                               "customSheetViews",
                                               "mergeCells",
                                               "phoneticPr",
                                               "conditionalFormatting",
                                               "dataValidations",
                                               "hyperlinks",
                                               "printOptions",
                                               "pageMargins",
                                               "pageSetup",
                                               "headerFooter",
                                               "rowBreaks",
                                               "colBreaks",
                                               "customProperties",
                                               "cellWatches",
                                               "ignoredErrors",
                                               "smartTags",
                                               "drawing"};

class Finding {
 public:
  Finding(const Package& package, const Entry& entry, const Text& text, const std::set<std::uint32_t>& rows,
          const Limits& limits)
      : scanner_(package.stream(entry), xlsx::spaces(), limits), text_(text), rows_(rows),
        next_(rows.begin()) {}

  Result<FoundSheet> run() {
    for (Token token; (token = scanner_.next()) != Token::finish;) {
      if (token == Token::broken) return scanner_.failure();
      if (token == Token::start && scanner_.depth() == 1)
        found_.prefix = prefix_of(text_.between(scanner_.from(), scanner_.to()));
      if (token == Token::start && scanner_.depth() == 2) top();
      if (token == Token::end && scanner_.depth() == 1) top_ends();
      if (token == Token::start && scanner_.depth() == 3) within();
      if (in_data_) in_data(token);
    }
    return std::move(found_);
  }

 private:
  FoundSheet::Tag tag() const { return {scanner_.from(), scanner_.to()}; }

  void top() {
    if (scanner_.is("dimension", main)) found_.dimension = tag();
    if (scanner_.is("autoFilter", main)) found_.filter = tag();
    if (scanner_.is("legacyDrawing", main))
      found_.drawing = scanner_.attribute("id", xlsx::relations).value_or("");
    if (!scanner_.is("sheetData", main)) return;
    found_.data_from = scanner_.from();
    found_.data_to = found_.data_end = scanner_.to();
    in_data_ = true;
  }

  void top_ends() {
    if (scanner_.space() != main) return;
    if (scanner_.is("sheetData", main)) {
      found_.data_end = std::max(scanner_.from(), found_.data_to);
      in_data_ = false;
    }
    if (std::ranges::find(before_drawing, scanner_.local()) != std::end(before_drawing))
      found_.drawing_at = scanner_.to();
  }

  void within() {
    if (scanner_.is("mergeCell", main))
      if (const auto area = area_from(scanner_.attribute("ref").value_or(""))) found_.merged.push_back(*area);
    if (scanner_.is("tablePart", main))
      if (const auto id = scanner_.attribute("id", xlsx::relations)) found_.tables.emplace_back(*id);
    if (!scanner_.is("col", main)) return;
    const auto first = whole(scanner_.attribute("min")), last = whole(scanner_.attribute("max")),
               look = whole(scanner_.attribute("style"));
    if (first && last && look && *first > 0)
      found_.looks.push_back({{{0, *first - 1}, {0, *last - 1}}, *look});
  }

  void in_data(Token token) {
    const std::size_t depth = scanner_.depth() + (token == Token::end ? 1 : 0);
    if (token == Token::text) {
      cell_.filled |= scanner_.depth() >= 5;
      if (in_formula_ && !cell_.shared.empty()) cell_.text += scanner_.text();
      return;
    }
    if (scanner_.space() != main) return;
    if (depth == 3 && scanner_.is("row", main)) token == Token::start ? row_begins() : row_ends();
    if (depth == 4 && scanner_.is("c", main)) token == Token::start ? cell_begins() : cell_ends();
    if (depth == 5 && scanner_.is("f", main)) token == Token::start ? formula() : formula_ends();
  }

  void row_begins() {
    row_ = whole(scanner_.attribute("r")).value_or(row_ + 2) - 1;
    column_ = 0;
    for (; next_ != rows_.end() && *next_ < row_; ++next_) found_.before[*next_] = scanner_.from();
    kept_ = rows_.contains(row_);
    if (!kept_) return;
    FoundRow row{scanner_.from(), scanner_.to(), scanner_.to(), std::nullopt, {}};
    if (is_true(scanner_.attribute("customFormat"))) row.look = whole(scanner_.attribute("s"));
    found_.rows[row_] = std::move(row);
  }

  void row_ends() {
    if (kept_) found_.rows[row_].end_from = std::max(scanner_.from(), found_.rows[row_].tag_to);
    kept_ = false;
  }

  void cell_begins() {
    const auto place = scanner_.attribute("r");
    at_ = (place ? workbook::from_a1(*place) : std::nullopt).value_or(Address{row_, column_});
    column_ = at_.column + 1;
    cell_ = {};
    cell_.from = scanner_.from();
    cell_.tag_to = scanner_.to();
    cell_.look = whole(scanner_.attribute("s")).value_or(0);
    if (kept_) found_.rows[row_].cells.emplace_back(at_.column, cell_.from);
  }

  void cell_ends() {
    cell_.to = scanner_.to();
    if (rows_.contains(at_.row)) found_.cells[at_] = cell_;
  }

  void formula_ends() {
    in_formula_ = false;
    if (follows_) follows_->to = scanner_.to();
    follows_ = nullptr;
  }

  void formula() {
    in_formula_ = true;
    cell_.formula = cell_.filled = true;
    const auto type = scanner_.attribute("t"), group = scanner_.attribute("si");
    const auto area = area_from(scanner_.attribute("ref").value_or(""));
    if (type == "shared" && group) {
      if (area)
        cell_.shared = *group;
      else
        found_.followers[std::string(*group)].push_back({at_, scanner_.from(), scanner_.to(), scanner_.to()});
      follows_ = area ? nullptr : &found_.followers[std::string(*group)].back();
    }
    if ((type == "array" || type == "dataTable") && area && area->first != area->last)
      found_.arrays.push_back(*area);
  }

  Scanner scanner_;
  const Text& text_;
  const std::set<std::uint32_t>& rows_;
  std::set<std::uint32_t>::const_iterator next_;
  FoundSheet found_;
  bool in_data_ = false, kept_ = false;
  std::uint32_t row_ = static_cast<std::uint32_t>(-1), column_ = 0;
  Address at_;
  FoundCell cell_;
  bool in_formula_ = false;
  Follower* follows_ = nullptr; // the one whose f is open
};

} // namespace

Result<FoundSheet> find_in_sheet(const Package& package, const Entry& entry, const Text& text,
                                 const std::set<std::uint32_t>& rows, const Limits& limits) {
  return Finding(package, entry, text, rows, limits).run();
}

} // namespace stackbook::files::patch
