#include "tests/files/ods.hpp"

namespace stackbook::files {

std::string named_spaces() {
  std::string spaces;
  for (const auto& [prefix, name] :
       std::initializer_list<std::pair<const char*, const char*>>{{"office", "office"},
                                                                  {"table", "table"},
                                                                  {"text", "text"},
                                                                  {"style", "style"},
                                                                  {"number", "datastyle"},
                                                                  {"draw", "drawing"},
                                                                  {"meta", "meta"},
                                                                  {"config", "config"}})
    spaces += std::string(" xmlns:") + prefix + "=\"urn:oasis:names:tc:opendocument:xmlns:" + name + ":1.0\"";
  return spaces +
         " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
         " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\"";
}

namespace {

std::string document(const char* root, std::string_view sheets, std::string_view styles) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:" + std::string(root) + named_spaces() +
         " office:version=\"1.3\"><office:automatic-styles>" + std::string(styles) +
         "</office:automatic-styles><office:body><office:spreadsheet>" + std::string(sheets) +
         "</office:spreadsheet></office:body></office:" + root + ">";
}

} // namespace

std::string flat_document(std::string_view sheets, std::string_view styles) {
  return document("document", sheets, styles);
}

std::string flat_rows(std::string_view rows, std::string_view styles) {
  return flat_document("<table:table table:name=\"S\">" + std::string(rows) + "</table:table>", styles);
}

std::string content_part(std::string_view sheets, std::string_view styles) {
  return document("document-content", sheets, styles);
}

std::string ods_package(std::string_view content, std::vector<Packed> more) {
  std::vector<Packed> parts{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", 0}};
  if (!content.empty()) parts.push_back({"content.xml", std::string(content)});
  for (Packed& part : more) parts.push_back(std::move(part));
  return archive(parts);
}

} // namespace stackbook::files
