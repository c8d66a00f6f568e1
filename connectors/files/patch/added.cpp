#include "connectors/files/patch/added.hpp"

#include "connectors/files/package/directory.hpp"
#include "connectors/files/patch/text.hpp"

#include <algorithm>
#include <charconv>

namespace stackbook::files::patch {

namespace {

// Bold by a run of the text: a cell format would change the styles, which all sheets share.
constexpr const char* bold = "<r><rPr><b/></rPr><t xml:space=\"preserve\">";
constexpr const char* plain = "<t xml:space=\"preserve\">";

std::string digits(double number) {
  char room[32];
  const auto end = std::to_chars(room, room + sizeof room, number).ptr;
  return {room, end};
}

} // namespace

std::string sheet_part(const NewSheet& sheet, bool strict) {
  std::string part = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"";
  part += strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                 : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  part += "\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView "
          "workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
          "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>";
  if (!sheet.widths.empty()) {
    part += "<cols>";
    for (std::size_t c = 0; c < sheet.widths.size(); ++c) {
      const std::string number = std::to_string(c + 1);
      part += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" + digits(sheet.widths[c]) +
              "\" customWidth=\"1\"/>";
    }
    part += "</cols>";
  }
  part += "<sheetData>";
  for (std::uint32_t r = 0; r < sheet.rows.size(); ++r) {
    part += "<row r=\"" + std::to_string(r + 1) + "\">";
    for (std::uint32_t c = 0; c < sheet.rows[r].size(); ++c)
      if (!sheet.rows[r][c].empty())
        part += "<c r=\"" + workbook::to_a1({r, c}) + "\" t=\"inlineStr\"><is>" + (r == 0 ? bold : plain) +
                escaped_cell(sheet.rows[r][c]) + (r == 0 ? "</t></r>" : "</t>") + "</is></c>";
    part += "</row>";
  }
  part += "</sheetData>";
  if (sheet.rows.size() > 1 && !sheet.rows.front().empty())
    part += "<autoFilter ref=\"A1:" +
            workbook::to_a1({static_cast<std::uint32_t>(sheet.rows.size() - 1),
                             static_cast<std::uint32_t>(sheet.rows.front().size() - 1)}) +
            "\"/>";
  return part + "<pageSetup orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>";
}

std::string free_name(std::string_view wanted, const std::vector<std::string>& names) {
  const auto taken = [&](const std::string& name) {
    return std::ranges::any_of(names, [&](const auto& other) { return lower(other) == lower(name); });
  };
  constexpr std::size_t longest = 31; // ECMA-376 part 1, 18.2.19, as Excel holds to it
  std::string name(wanted);
  for (int number = 2; taken(name); ++number) {
    const std::string tail = ' ' + std::to_string(number);
    name = std::string(wanted.substr(0, longest - tail.size())) + tail;
  }
  return name;
}

} // namespace stackbook::files::patch
