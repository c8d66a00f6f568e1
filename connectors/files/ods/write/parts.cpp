// The parts of an .ods beside its content.

#include "connectors/files/ods/write/sheet.hpp"
#include "connectors/files/write/text.hpp"
#include "rules/workbook/calendar.hpp"

#include <algorithm>
#include <array>

namespace stackbook::files::ods {

namespace {

std::string begun() {
  return std::string(xml::declaration());
}

void write_page(xml::Writer& to, const char* name, bool landscape) {
  to.open("style:page-layout").attribute("style:name", name).open("style:page-layout-properties");
  to.attribute("fo:page-width", landscape ? "11in" : "8.5in")
      .attribute("fo:page-height", landscape ? "8.5in" : "11in");
  to.attribute("style:print-orientation", landscape ? "landscape" : "portrait");
  for (const char* side : {"fo:margin-left", "fo:margin-right"}) to.attribute(side, "0.5in");
  for (const char* side : {"fo:margin-top", "fo:margin-bottom"}) to.attribute(side, "0.3in");
  to.attribute("style:scale-to-X", "1").attribute("style:scale-to-Y", "0").close();
  for (const char* part : {"style:header-style", "style:footer-style"})
    to.open(part).open("style:header-footer-properties").attribute("fo:min-height", "0.3in").close().close();
  to.close();
}

void write_master(xml::Writer& to, const char* name, const char* layout, const std::string& title) {
  to.open("style:master-page").attribute("style:name", name).attribute("style:page-layout-name", layout);
  to.open("style:header").open("style:region-left").leaf("text:p", title).close();
  to.open("style:region-right").open("text:p").leaf("text:sheet-name", "???").close().close().close();
  to.open("style:footer")
      .open("style:region-right")
      .open("text:p")
      .text("Page ")
      .leaf("text:page-number", "1");
  to.text(" of ").leaf("text:page-count", "99").close().close().close().close();
}

void item(xml::Writer& to, const char* name, const char* type, std::string_view value) {
  to.open("config:config-item")
      .attribute("config:name", name)
      .attribute("config:type", type)
      .text(value)
      .close();
}

void write_view(xml::Writer& to, const proposal::PlannedSheet& sheet) {
  to.open("config:config-item-map-entry").attribute("config:name", sheet.name);
  const auto area = write::filtered(sheet);
  const std::string rows = sheet.header_row ? std::to_string(*sheet.header_row + 1) : "0";
  const bool keys =
      sheet.header_row && area && area->first.column == 0; // the first column stays in sight too
  item(to, "HorizontalSplitMode", "short", keys ? "2" : "0");
  item(to, "VerticalSplitMode", "short", sheet.header_row ? "2" : "0");
  item(to, "HorizontalSplitPosition", "int", keys ? "1" : "0");
  item(to, "VerticalSplitPosition", "int", rows);
  item(to, "ActiveSplitRange", "short", keys ? "3" : sheet.header_row ? "2" : "0");
  item(to, "PositionLeft", "int", "0");
  item(to, "PositionRight", "int", keys ? "1" : "0");
  item(to, "PositionTop", "int", "0");
  item(to, "PositionBottom", "int", rows);
  item(to, "ShowGrid", "boolean", "false");
  to.close();
}

} // namespace

xml::Writer& open_root(xml::Writer& to, std::string_view name) {
  constexpr std::array<std::pair<const char*, const char*>, 8> own{{{"office", "office"},
                                                                    {"table", "table"},
                                                                    {"text", "text"},
                                                                    {"style", "style"},
                                                                    {"number", "datastyle"},
                                                                    {"fo", "xsl-fo-compatible"},
                                                                    {"meta", "meta"},
                                                                    {"config", "config"}}};
  to.open(name);
  for (const auto& [prefix, space] : own)
    to.attribute("xmlns:" + std::string(prefix),
                 "urn:oasis:names:tc:opendocument:xmlns:" + std::string(space) + ":1.0");
  to.attribute("xmlns:of", "urn:oasis:names:tc:opendocument:xmlns:of:1.2");
  to.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
  to.attribute("xmlns:ooo", "http://openoffice.org/2004/office"); // of the name ooo:view-settings
  to.attribute("xmlns:calcext", "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0");
  return to.attribute("office:version", "1.3");
}

std::string styles_part(const proposal::PlannedWorkbook& plan) {
  std::string bytes = begun();
  xml::Writer to(bytes, 0);
  open_root(to, "office:document-styles").open("office:styles");
  to.open("style:style").attribute("style:name", "Default").attribute("style:family", "table-cell").close();
  to.open("style:style").attribute("style:name", marked_style).attribute("style:family", "table-cell");
  to.attribute("style:parent-style-name", "Default");
  to.open("style:table-cell-properties").attribute("fo:background-color", "#f8d7d5").close().close().close();
  to.open("office:automatic-styles");
  write_page(to, "pm1", true);
  write_page(to, "pm2", false);
  to.close().open("office:master-styles");
  const std::string title = write::clipped(plan.title, 60);
  write_master(to, "Landscape", "pm1", title);
  write_master(to, "Portrait", "pm2", title);
  to.close().close();
  return bytes;
}

std::string meta_part(const proposal::PlannedWorkbook& plan) {
  std::string bytes = begun();
  xml::Writer to(bytes, 0);
  open_root(to, "office:document-meta").open("office:meta").leaf("meta:generator", "Stackbook");
  if (!plan.title.empty()) to.leaf("dc:title", plan.title);
  if (!plan.subject.empty()) to.leaf("dc:subject", plan.subject);
  const std::string day = plan.created.substr(0, 10);
  if (workbook::serial_of(day)) to.leaf("meta:creation-date", day + "T00:00:00");
  to.close().close();
  return bytes;
}

std::string settings_part(const proposal::PlannedWorkbook& plan) {
  std::string bytes = begun();
  xml::Writer to(bytes, 0);
  open_root(to, "office:document-settings").open("office:settings").open("config:config-item-set");
  to.attribute("config:name", "ooo:view-settings").open("config:config-item-map-indexed");
  to.attribute("config:name", "Views").open("config:config-item-map-entry");
  item(to, "ViewId", "string", "view1");
  to.open("config:config-item-map-named").attribute("config:name", "Tables");
  for (const proposal::PlannedSheet& sheet : plan.sheets) write_view(to, sheet);
  to.close();
  const auto first = std::ranges::find(plan.sheets, false, &proposal::PlannedSheet::hidden);
  if (first != plan.sheets.end()) item(to, "ActiveTable", "string", first->name);
  to.close().close().close().close().close();
  return bytes;
}

std::string manifest_part() {
  std::string bytes = begun();
  xml::Writer to(bytes, 0);
  to.open("manifest:manifest")
      .attribute("xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0");
  to.attribute("manifest:version", "1.3");
  const auto entry = [&](const char* path, const char* type) {
    to.open("manifest:file-entry")
        .attribute("manifest:full-path", path)
        .attribute("manifest:media-type", type)
        .close();
  };
  entry("/", "application/vnd.oasis.opendocument.spreadsheet");
  for (const char* part : {"content.xml", "styles.xml", "meta.xml", "settings.xml"}) entry(part, "text/xml");
  to.close();
  return bytes;
}

} // namespace stackbook::files::ods
