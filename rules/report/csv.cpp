#include "rules/report/report.hpp"
#include "rules/report/value.hpp"

namespace stackbook::report {

using namespace findings;

namespace {

// Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP ASVS 1.2.10).
void add(std::string& out, std::string_view field) {
  if (!out.empty() && out.back() != '\n') out += ',';
  out += '"';
  if (!field.empty() && std::string_view("=+-@\t\r").find(field.front()) != std::string_view::npos)
    out += '\'';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

} // namespace

std::string csv(const Report& report) {
  std::string out =
      "file,sheet,cell,table,row,field,rule,severity,state,message,citation,url,basis,confidence,owner,fix,"
      "answer,fingerprint\r\n";
  for (const Finding& finding : report.findings) {
    const Place& place = finding.place;
    add(out, place.file);
    add(out, place.sheet);
    add(out, place.cell ? workbook::to_a1(*place.cell) : "");
    for (const std::string_view field :
         {std::string_view(place.table), std::string_view(place.row), std::string_view(place.field),
          std::string_view(finding.rule), to_text(finding.severity), to_text(finding.state),
          std::string_view(finding.message), std::string_view(finding.citation.text),
          std::string_view(finding.citation.url), to_text(finding.citation.basis),
          to_text(finding.citation.confidence), std::string_view(finding.owner),
          finding.fix ? std::string_view(finding.fix->title) : std::string_view(),
          finding.answer ? std::string_view(finding.answer->text) : std::string_view(),
          std::string_view(finding.fingerprint)})
      add(out, field);
    out += "\r\n";
  }
  return out;
}

} // namespace stackbook::report
