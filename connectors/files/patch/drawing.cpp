// The drawing of comments. It is changed as text, because suites write it with HTML inside that is no XML.

#include "connectors/files/patch/comments.hpp"

#include <charconv>

namespace stackbook::files::patch {

using workbook::Address;

namespace {

constexpr std::string_view shape_begins = "<v:shape ", shape_ends = "</v:shape>", id_begins = "_x0000_s";

std::optional<std::uint32_t> number_in(std::string_view text, std::string_view tag) {
  const std::size_t at = text.find(tag);
  if (at == std::string_view::npos) return std::nullopt;
  std::uint32_t number = 0;
  std::string_view rest = text.substr(at + tag.size());
  while (rest.starts_with(' ') || rest.starts_with('\n') || rest.starts_with('\r')) rest.remove_prefix(1);
  const auto [stop, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  return error == std::errc{} ? std::optional(number) : std::nullopt;
}

std::string points(std::uint32_t pixels) {
  return std::to_string(pixels * 3 / 4) + "pt";
}

std::string shape(Address at, const Placed& place, std::uint32_t number) {
  return "<v:shape id=\"_x0000_s" + std::to_string(number) +
         "\" type=\"#_x0000_t202\" "
         "style=\"position:absolute;margin-left:59.25pt;margin-top:1.5pt;width:" +
         points(place.box.width) + ";height:" + points(place.box.height) +
         ";z-index:1;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">"
         "<v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path "
         "o:connecttype=\"none\"/>"
         "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"
         "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>" +
         place.anchor + "</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>" + std::to_string(at.row) +
         "</x:Row><x:Column>" + std::to_string(at.column) + "</x:Column></x:ClientData></v:shape>";
}

std::string without(std::string_view drawing, const std::set<Address>& gone) {
  std::string kept;
  for (std::size_t at = 0;;) {
    const std::size_t from = drawing.find(shape_begins, at);
    const std::size_t end = from == std::string_view::npos ? from : drawing.find(shape_ends, from);
    if (end == std::string_view::npos) return kept += drawing.substr(at);
    const std::size_t to = end + shape_ends.size();
    const std::string_view one = drawing.substr(from, to - from);
    const auto row = number_in(one, "<x:Row>"), column = number_in(one, "<x:Column>");
    const bool note = one.find("ObjectType=\"Note\"") != std::string_view::npos && row && column;
    kept += drawing.substr(at, (note && gone.contains({*row, *column}) ? from : to) - at);
    at = to;
  }
}

} // namespace

std::uint32_t greatest_shape(std::string_view drawing) {
  std::uint32_t greatest = 0;
  for (std::size_t at = 0; (at = drawing.find(id_begins, at)) != std::string_view::npos;
       at += id_begins.size())
    greatest = std::max(greatest, number_in(drawing.substr(at), id_begins).value_or(0));
  return greatest;
}

std::string change_drawing(std::string_view old, const std::set<Address>& gone,
                           const std::map<Address, Placed>& added, std::uint32_t number) {
  std::string drawing = without(old, gone);
  if (old.empty())
    drawing =
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
        "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap "
        "v:ext=\"edit\" data=\"" +
        std::to_string(number) +
        "\"/></o:shapelayout><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" "
        "path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" "
        "o:connecttype=\"rect\"/></v:shapetype></xml>";
  std::uint32_t next = std::max(greatest_shape(drawing), number * 1024) + 1;
  std::string shapes;
  for (const auto& [at, place] : added) shapes += shape(at, place, next++);
  const std::size_t end = drawing.rfind("</xml>");
  return end == std::string::npos ? drawing : drawing.insert(end, shapes);
}

} // namespace stackbook::files::patch
