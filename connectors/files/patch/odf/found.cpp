#include "connectors/files/patch/odf/found.hpp"

#include "connectors/files/ods/spaces.hpp"
#include "connectors/files/patch/comments.hpp"

#include <algorithm>

namespace stackbook::files::patch::odf {

using workbook::Address;
namespace in = files::ods; // the namespaces of its elements

namespace {

constexpr std::size_t table_depth = 4; // document, body, spreadsheet, table

class Finding {
 public:
  Finding(PartStream part, const std::map<std::string, std::set<std::uint32_t>>& rows,
          const std::string& author, const Limits& limits)
      : scanner_(std::move(part), in::spaces(), limits), asked_(rows), author_(author),
        mark_(author.empty() ? std::string() : mark_of(author)) {}

  Result<Found> run() {
    for (Token token; (token = scanner_.next()) != Token::finish;) {
      if (token == Token::broken) return scanner_.failure();
      if (token == Token::text) said();
      const std::size_t depth = scanner_.depth() + (token == Token::end ? 1 : 0);
      if (token == Token::start && !begins(depth)) return scanner_.failure();
      if (token == Token::end) ends(depth);
      if (fault_) return std::move(*fault_);
    }
    return std::move(found_);
  }

 private:
  bool is(std::string_view local, in::Space space) const { return scanner_.is(local, space); }
  Element opened() const { return {scanner_.from(), scanner_.to(), scanner_.to(), scanner_.to()}; }
  void closed(Element& element) const {
    element.end_from = std::max(scanner_.from(), element.tag_to);
    element.to = scanner_.to();
  }
  std::string held(std::string_view attribute, in::Space space) {
    return std::string(scanner_.attribute(attribute, space).value_or(""));
  }

  bool begins(std::size_t depth) {
    if (depth == 2 && is("automatic-styles", in::office)) found_.automatic = opened();
    if (depth == 2 && is("body", in::office)) found_.body = scanner_.from();
    if (is("style", in::style)) {
      const std::string name = held("name", in::style);
      found_.styles.insert(name);
      if (const std::string page = held("master-page-name", in::style); !page.empty())
        found_.pages[name] = page;
    }
    if (is("database-range", in::table))
      found_.ranges.push_back({opened(), held("target-range-address", in::table)});
    if (depth == table_depth && is("table", in::table)) return table_begins();
    if (!table_) return true;
    if (row_depth_ == 0 && is("table-row", in::table)) return row_begins(depth);
    if (row_depth_ == 0 || depth <= row_depth_) return true;
    if (depth == row_depth_ + 1) return cell_begins();
    if (!cell_) return true;
    if (depth == row_depth_ + 2) return child_begins();
    if (note_ && depth == row_depth_ + 3) {
      if (is("p", in::text)) cell_->note->paragraphs.push_back({opened(), {}}), paragraph_ = true;
      creator_ = is("creator", in::dublin);
    }
    if (paragraph_ && (is("s", in::text) || is("tab", in::text))) cell_->note->paragraphs.back().plain += ' ';
    return true;
  }

  bool table_begins() {
    FoundTable table;
    static_cast<Element&>(table) = opened();
    table.name = held("name", in::table);
    table.style = held("style-name", in::table);
    const auto rows = asked_.find(table.name);
    wanted_ = rows == asked_.end() ? nullptr : &rows->second;
    table_ = &found_.tables.emplace_back(std::move(table));
    return true;
  }

  bool row_begins(std::size_t depth) {
    const auto count = in::count_in(scanner_, "number-rows-repeated");
    if (!count) return broken("it repeats a row a number of times that no sheet has room for");
    row_ = {};
    static_cast<Element&>(row_) = opened();
    row_.first = static_cast<std::uint32_t>(std::min<std::uint64_t>(table_->rows, Address::rows));
    row_.count = *count;
    row_depth_ = depth;
    column_ = 0;
    usual_ = scanner_.means("table", in::table) && scanner_.means("office", in::office) &&
             scanner_.means("text", in::text);
    kept_ = false;
    if (wanted_) {
      const auto first = wanted_->lower_bound(row_.first);
      kept_ = first != wanted_->end() && *first - row_.first < row_.count;
    }
    found_.dublin = scanner_.means("dc", in::dublin);
    return true;
  }

  bool cell_begins() {
    const bool covered = is("covered-table-cell", in::table);
    cell_ = nullptr;
    if (!covered && !is("table-cell", in::table)) return true;
    const auto count = in::count_in(scanner_, "number-columns-repeated"),
               across = in::count_in(scanner_, "number-columns-spanned"),
               down = in::count_in(scanner_, "number-rows-spanned"),
               matrix_across = in::count_in(scanner_, "number-matrix-columns-spanned"),
               matrix_down = in::count_in(scanner_, "number-matrix-rows-spanned");
    if (!count || !across || !down || !matrix_across || !matrix_down)
      return broken("it repeats or joins cells a number of times that no sheet has room for");
    FoundCell& cell = row_.cells.emplace_back();
    static_cast<Element&>(cell) = opened();
    cell.column = column_;
    cell.count = std::min(*count, Address::columns - column_);
    cell.covered = covered;
    cell.style = held("style-name", in::table);
    cell.type = held("value-type", in::office);
    cell.currency = held("currency", in::office);
    cell.filled = !cell.type.empty() || scanner_.attribute("formula", in::table);
    const auto area = [&](std::uint32_t rows, std::uint32_t columns) {
      return workbook::Area{{row_.first, column_},
                            {row_.first + std::min(rows, Address::rows) - 1,
                             column_ + std::min(columns, Address::columns) - 1}};
    };
    if (*across > 1 || *down > 1) table_->merged.push_back(area(*down, *across));
    if (*matrix_across > 1 || *matrix_down > 1) table_->arrays.push_back(area(*matrix_down, *matrix_across));
    column_ += cell.count;
    cell_ = &cell;
    return true;
  }

  bool child_begins() {
    other_ = false;
    if (is("annotation", in::office)) {
      note_ = true;
      cell_->note.emplace();
      static_cast<Element&>(*cell_->note) = opened();
    } else if (is("p", in::text) || is("h", in::text) || is("list", in::text)) {
      cell_->filled = true;
    } else {
      other_ = true;
      cell_->others.push_back(opened());
    }
    return true;
  }

  void said() {
    if (!note_ || !cell_) return;
    if (creator_) cell_->note->creator += scanner_.text();
    if (paragraph_) cell_->note->paragraphs.back().plain += scanner_.text();
  }

  void ends(std::size_t depth) {
    if (depth == 2 && is("automatic-styles", in::office)) closed(found_.automatic);
    if (is("database-range", in::table) && !found_.ranges.empty()) closed(found_.ranges.back());
    if (!table_) return;
    if (depth == table_depth) {
      closed(*table_);
      table_ = nullptr;
      return;
    }
    if (row_depth_ == 0) {
      if (depth == table_depth + 1 && table_->rows_end != 0 && scanner_.space() == in::table &&
          scanner_.local().starts_with("table-") && scanner_.local().find("row") != std::string_view::npos)
        table_->rows_end = scanner_.to(); // of the group that the last row stands in
      return;
    }
    if (depth == row_depth_) return row_ends();
    if (!cell_) return;
    if (depth == row_depth_ + 1) {
      closed(*cell_);
      cell_ = nullptr;
    } else if (depth == row_depth_ + 2) {
      if (note_) closed(*cell_->note);
      if (other_) closed(cell_->others.back());
      note_ = other_ = false;
    } else if (depth == row_depth_ + 3) {
      if (paragraph_) closed(cell_->note->paragraphs.back());
      paragraph_ = creator_ = false;
    }
  }

  void row_ends() {
    closed(row_);
    row_depth_ = 0;
    cell_ = nullptr;
    table_->rows += row_.count;
    table_->rows_end = scanner_.to();
    const auto ours = [&](const FoundCell& cell) {
      return cell.note && (cell.note->creator == author_ ||
                           std::ranges::find(cell.note->paragraphs, mark_, &FoundNote::Paragraph::plain) !=
                               cell.note->paragraphs.end());
    };
    if (!kept_ && (author_.empty() || std::ranges::none_of(row_.cells, ours))) return;
    if (!usual_ && !found_.unusual) found_.unusual = table_->name;
    table_->found.push_back(std::move(row_));
  }

  bool broken(std::string why) {
    fault_ = scanner_.failure(std::move(why), "Open it in a spreadsheet program and save it anew");
    return true;
  }

  Scanner scanner_;
  const std::map<std::string, std::set<std::uint32_t>>& asked_;
  const std::string& author_;
  const std::string mark_;
  const std::set<std::uint32_t>* wanted_ = nullptr;
  Found found_;
  std::optional<Failure> fault_;
  FoundTable* table_ = nullptr;
  FoundRow row_;
  FoundCell* cell_ = nullptr;
  std::size_t row_depth_ = 0; // of the row that is open
  std::uint32_t column_ = 0;
  bool kept_ = false, usual_ = true, note_ = false, other_ = false, paragraph_ = false, creator_ = false;
};

} // namespace

Result<Found> find_in_content(PartStream part, const std::map<std::string, std::set<std::uint32_t>>& rows,
                              const std::string& author, const Limits& limits) {
  return Finding(std::move(part), rows, author, limits).run();
}

} // namespace stackbook::files::patch::odf
