#include "connectors/files/patch/odf/added.hpp"

#include "connectors/files/ods/write/sheet.hpp"
#include "connectors/files/patch/added.hpp"

#include <map>

namespace stackbook::files::patch::odf {

namespace {

constexpr auto style_space = "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
               look_space = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";

class Adding {
 public:
  explicit Adding(const Found& found) : found_(found) {}

  std::string sheet(const NewSheet& sheet, const std::string& name) {
    std::string out;
    xml::Writer to(out, 0);
    to.open("table:table").attribute("table:name", name);
    if (const std::string page = table(); !page.empty()) to.attribute("table:style-name", page);
    for (const double width : sheet.widths)
      to.open("table:table-column").attribute("table:style-name", column(width)).close();
    for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
      to.open("table:table-row");
      for (const std::string& text : sheet.rows[r]) {
        to.open("table:table-cell");
        if (r == 0) to.attribute("table:style-name", bold());
        if (!text.empty()) {
          to.attribute("office:value-type", "string");
          files::ods::write_paragraphs(to, text);
        }
        to.close();
      }
      to.close();
    }
    to.close();
    return out;
  }
  const std::string& styles() const { return styles_; }

 private:
  std::string unused() {
    for (;;)
      if (std::string name = "added" + std::to_string(++number_); !found_.styles.contains(name)) return name;
  }

  // Printed like most of the sheets that are there: in a template's workbook, across one page.
  std::string table() {
    if (table_) return *table_;
    std::map<std::string, std::size_t> uses;
    std::string page;
    for (const FoundTable& table : found_.tables)
      if (const auto one = found_.pages.find(table.style); one != found_.pages.end())
        if (++uses[one->second] > uses[page]) page = one->second;
    table_ = page.empty() ? std::string() : unused();
    if (page.empty()) return *table_;
    xml::Writer to(styles_, 0);
    to.open("style:style").attribute("xmlns:style", style_space).attribute("style:name", *table_);
    to.attribute("style:family", "table").attribute("style:master-page-name", page).close();
    return *table_;
  }

  std::string bold() {
    if (!bold_.empty()) return bold_;
    bold_ = unused();
    xml::Writer to(styles_, 0);
    to.open("style:style").attribute("xmlns:style", style_space).attribute("style:name", bold_);
    to.attribute("style:family", "table-cell").attribute("style:parent-style-name", "Default");
    to.open("style:text-properties").attribute("xmlns:fo", look_space).attribute("fo:font-weight", "bold");
    to.close().close();
    return bold_;
  }

  std::string column(double width) {
    std::string& name = columns_[width];
    if (!name.empty()) return name;
    name = unused();
    xml::Writer to(styles_, 0);
    to.open("style:style").attribute("xmlns:style", style_space).attribute("style:name", name);
    to.attribute("style:family", "table-column").open("style:table-column-properties");
    to.attribute("style:column-width", std::to_string(static_cast<int>(width * 5.5 + 4)) + "pt");
    to.close().close();
    return name;
  }

  const Found& found_;
  std::string styles_, bold_;
  std::optional<std::string> table_;
  std::map<double, std::string> columns_;
  int number_ = 0;
};

} // namespace

void add_sheets(const Text& text, const Found& found, const std::vector<NewSheet>& sheets,
                std::vector<Splice>& splices) {
  if (sheets.empty() || found.tables.empty()) return;
  Adding adding(found);
  std::vector<std::string> names;
  for (const FoundTable& table : found.tables) names.push_back(table.name);
  std::string tables;
  for (const NewSheet& sheet : sheets) {
    names.push_back(free_name(sheet.name, names));
    tables += adding.sheet(sheet, names.back());
  }
  const auto end = static_cast<std::size_t>(found.tables.back().to),
             body = static_cast<std::size_t>(found.body);
  splices.push_back({end, end, std::move(tables)});
  const Element& styles = found.automatic;
  if (styles.tag_to != 0)
    splices.push_back(add_last(text, styles.from, styles.tag_to, styles.end_from, adding.styles()));
  else
    splices.push_back(
        {body, body, "<office:automatic-styles>" + adding.styles() + "</office:automatic-styles>"});
}

} // namespace stackbook::files::patch::odf
