#include "connectors/files/ods/write/sheet.hpp"

#include <charconv>

namespace stackbook::files::ods {

using proposal::Look;
using workbook::Format;
using write::Color;

namespace {

std::string number_text(double number, const char* unit) {
  char room[40];
  const auto end = std::to_chars(room, room + sizeof room, number, std::chars_format::fixed, 4).ptr;
  return std::string(room, end) + unit;
}

std::string hash(Color color) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "#";
  for (int shift = 20; shift >= 0; shift -= 4) text += digits[color >> shift & 15u];
  return text;
}

void part(xml::Writer& to, std::string_view name, bool full) {
  to.open(name);
  if (full) to.attribute("number:style", "long");
  to.close();
}

void day(xml::Writer& to) {
  part(to, "number:year", true);
  to.leaf("number:text", "-");
  part(to, "number:month", true);
  to.leaf("number:text", "-");
  part(to, "number:day", true);
}

void clock(xml::Writer& to, bool seconds, bool full_hours) {
  part(to, "number:hours", full_hours);
  to.leaf("number:text", ":");
  part(to, "number:minutes", true);
  if (!seconds) return;
  to.leaf("number:text", ":");
  part(to, "number:seconds", true);
}

void digits(xml::Writer& to, const char* places, const char* fixed, bool grouped) {
  to.open("number:number")
      .attribute("number:decimal-places", places)
      .attribute("number:min-decimal-places", fixed);
  to.attribute("number:min-integer-digits", "1");
  if (grouped) to.attribute("number:grouping", "true");
  to.close();
}

std::string name_of(Format format) {
  return "N" + std::to_string(static_cast<unsigned>(format));
}

// The formats that the .xlsx writer gives by their codes.
void write_formats(xml::Writer& to) {
  to.open("number:percentage-style").attribute("style:name", name_of(Format::percent));
  digits(to, "2", "1", false);
  to.leaf("number:text", "%").close();
  to.open("number:number-style").attribute("style:name", name_of(Format::currency));
  digits(to, "2", "2", true);
  to.close();
  to.open("number:date-style").attribute("style:name", name_of(Format::date));
  day(to);
  to.close();
  to.open("number:time-style").attribute("style:name", name_of(Format::time));
  clock(to, true, true);
  to.close();
  to.open("number:date-style").attribute("style:name", name_of(Format::date_time));
  day(to);
  to.leaf("number:text", " ");
  clock(to, false, true);
  to.close();
  to.open("number:time-style").attribute("style:name", name_of(Format::duration));
  to.attribute("number:truncate-on-overflow", "false");
  clock(to, true, false);
  to.close();
}

void write_cell_style(xml::Writer& to, const std::string& name, const write::Manner& manner) {
  const write::Dress dress = write::dress_of(manner);
  to.open("style:style").attribute("style:name", name).attribute("style:family", "table-cell");
  to.attribute("style:parent-style-name", "Default");
  if (manner.format != Format::general) to.attribute("style:data-style-name", name_of(manner.format));
  to.open("style:table-cell-properties");
  if (!manner.locked) to.attribute("style:cell-protect", "none");
  if (dress.fill) to.attribute("fo:background-color", hash(*dress.fill));
  const std::string line = "0.5pt solid " + hash(write::grid);
  if (dress.boxed && !dress.ruled) to.attribute("fo:border", line);
  if (dress.boxed && dress.ruled) {
    to.attribute("fo:border-top", "1.5pt solid " + hash(write::navy));
    for (const char* side : {"fo:border-left", "fo:border-right", "fo:border-bottom"})
      to.attribute(side, line);
  }
  if (dress.wrapped) to.attribute("fo:wrap-option", "wrap");
  if (dress.upright != write::Upright::bottom)
    to.attribute("style:vertical-align", dress.upright == write::Upright::top ? "top" : "middle");
  if (manner.left) to.attribute("style:text-align-source", "fix");
  to.close();
  if (manner.left) to.open("style:paragraph-properties").attribute("fo:text-align", "start").close();
  if (dress.bold || dress.ink || dress.size > 0) {
    to.open("style:text-properties");
    if (dress.ink) to.attribute("fo:color", hash(*dress.ink));
    if (dress.size > 0) to.attribute("fo:font-size", number_text(dress.size, "pt"));
    if (dress.bold) to.attribute("fo:font-weight", "bold");
    to.close();
  }
  to.close();
}

template <class Made, class Key> std::string named(Made& made, const Key& key, const char* prefix) {
  std::string& name = made[key];
  if (name.empty()) name = prefix + std::to_string(made.size());
  return name;
}

} // namespace

std::string Wardrobe::cell(const write::Manner& manner) {
  return manner.usual() ? std::string() : named(cells_, manner, "ce");
}

std::string Wardrobe::column(double width) {
  return named(columns_, width, "co");
}

std::string Wardrobe::row(double height) {
  return named(rows_, height, "ro");
}

std::string Wardrobe::table(bool hidden, bool landscape) {
  return named(tables_, std::pair(hidden, landscape), "ta");
}

void Wardrobe::write(xml::Writer& to) const {
  write_formats(to);
  const auto style = [&](const std::string& name, const char* family) -> xml::Writer& {
    return to.open("style:style").attribute("style:name", name).attribute("style:family", family);
  };
  for (const auto& [width, name] :
       columns_) { // a character is 7 pixels of 1/96 inch, and 5 stand around them
    style(name, "table-column").open("style:table-column-properties");
    to.attribute("style:column-width", number_text((width * 7 + 5) / 96, "in")).close().close();
  }
  for (const auto& [height, name] : rows_) {
    style(name, "table-row").open("style:table-row-properties");
    if (height > 0) to.attribute("style:row-height", number_text(height, "pt"));
    to.attribute("style:use-optimal-row-height", height > 0 ? "false" : "true").close().close();
  }
  for (const auto& [key, name] : tables_) {
    style(name, "table").attribute("style:master-page-name", key.second ? "Landscape" : "Portrait");
    to.open("style:table-properties")
        .attribute("table:display", key.first ? "false" : "true")
        .close()
        .close();
  }
  for (const auto& [manner, name] : cells_) write_cell_style(to, name, manner);
}

} // namespace stackbook::files::ods
