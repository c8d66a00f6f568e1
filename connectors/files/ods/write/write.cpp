// A planned workbook to .ods.

#include "connectors/files/files.hpp"
#include "connectors/files/ods/write/sheet.hpp"
#include "connectors/files/package/archive.hpp"
#include "connectors/files/write/names.hpp"

namespace stackbook::files {

namespace {

// The filters of the sheets: ranges without a name of their own, numbered by sheet as LibreOffice does.
void write_filters(xml::Writer& to, const proposal::PlannedWorkbook& plan) {
  bool open = false;
  for (std::size_t at = 0; at < plan.sheets.size(); ++at) {
    const auto area = write::filtered(plan.sheets[at]);
    if (!area) continue;
    if (!open) to.open("table:database-ranges");
    open = true;
    to.open("table:database-range").attribute("table:name", "__Anonymous_Sheet_DB__" + std::to_string(at));
    to.attribute("table:target-range-address", ods::range(plan.sheets[at].name, *area));
    to.attribute("table:display-filter-buttons", "true").close();
  }
  if (open) to.close();
}

} // namespace

Result<std::string> ods_bytes(const proposal::PlannedWorkbook& plan) {
  if (auto done = write::check_names(plan); !done) return std::move(done.failure());
  ods::Wardrobe wardrobe;
  ods::Validations validations(write::list_name(plan));
  std::string tables;
  xml::Writer table(tables, 0);
  for (const proposal::PlannedSheet& sheet : plan.sheets)
    if (auto done = ods::write_sheet(table, sheet, wardrobe, validations); !done)
      return std::move(done.failure());
  if (const auto lists = validations.lists())
    if (auto done = ods::write_sheet(table, *lists, wardrobe, validations); !done)
      return std::move(done.failure());
  write_filters(table, plan);

  // Styles and validations stand before the sheets that use them.
  std::string content(xml::declaration());
  xml::Writer root(content, 0);
  ods::open_root(root, "office:document-content").open("office:automatic-styles");
  wardrobe.write(root);
  root.close().open("office:body").open("office:spreadsheet");
  validations.write(root);
  root.text("\n");
  content += tables;
  root.close().close().close();

  Archive archive;
  archive.store("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
  archive.deflate("content.xml", content);
  archive.deflate("styles.xml", ods::styles_part(plan));
  archive.deflate("meta.xml", ods::meta_part(plan));
  archive.deflate("settings.xml", ods::settings_part(plan));
  archive.deflate("META-INF/manifest.xml", ods::manifest_part());
  return archive.finish();
}

} // namespace stackbook::files
