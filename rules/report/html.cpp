#include "rules/report/amount.hpp"
#include "rules/report/markup.hpp"
#include "rules/report/page.hpp"
#include "rules/report/report.hpp"
#include "rules/report/value.hpp"
#include "rules/report/wording.hpp"

namespace stackbook::report {

using namespace findings;

namespace {

std::string element(std::string_view tag, std::string_view style, std::string_view text) {
  std::string out = "<" + std::string(tag);
  if (!style.empty()) out += " class=\"" + std::string(style) + "\"";
  return out + ">" + markup(text) + "</" + std::string(tag.substr(0, tag.find(' '))) + ">";
}

std::string counter(std::size_t count, std::string_view one, std::string_view more, std::string_view style) {
  return "<div class=\"count " + std::string(count == 0 ? "none" : style) + "\"><b>" + std::to_string(count) +
         "</b><span>" + std::string(count == 1 ? one : more) + "</span></div>";
}

void title(std::string& out, const FileReport& file) {
  const Summary& summary = file.summary;
  std::string pack = "Checked by pack " + file.pack.id + " version " + file.pack.version;
  for (std::size_t i = 0; i < file.pack.bases.size(); ++i)
    pack += (i == 0 ? ", which extends " : ", ") + file.pack.bases[i];
  pack += " with data as of " + (file.pack.data.empty() ? file.as_of : file.pack.data) + ".";
  if (!file.as_of.empty()) pack += " The proposal is judged as of " + file.as_of + ".";
  for (const std::string& changed : file.pack.overrides) pack += " The pack overrides " + changed + ".";
  out += "<header>" + element("h1", "", file.file) + element("p", "status", summary.status) +
         element("p", "quiet", pack) + "<div class=\"counts\">" +
         counter(summary.errors, "error", "errors", "error") +
         counter(summary.warnings, "warning", "warnings", "warning") +
         counter(summary.infos, "note", "notes", "info");
  if (summary.answered != 0) out += counter(summary.answered, "answered", "answered", "info");
  if (summary.waived != 0) out += counter(summary.waived, "waived", "waived", "info");
  if (summary.baseline != 0) out += counter(summary.baseline, "known", "known", "info");
  out += "</div></header>\n";
}

void bar(std::string& out, const Share& share) {
  const std::size_t percent = share.required == 0 ? 100 : share.filled * 100 / share.required;
  out += "<tr><th scope=\"row\">" + markup(share.name) +
         "</th><td class=\"bar\"><i style=\"width:" + std::to_string(percent) +
         "%\"></i></td><td class=\"number\">" + std::to_string(share.filled) + " of " +
         std::to_string(share.required) + "</td></tr>";
}

void completeness(std::string& out, const Completeness& complete) {
  if (complete.whole.required == 0) return;
  out += "<section><h2>Completeness</h2><p>" + std::to_string(complete.whole.filled) + " of " +
         std::to_string(complete.whole.required) + " required fields are filled.</p><div class=\"columns\">";
  for (const auto& [what, shares] : {std::pair{"By sheet", &complete.sheets},
                                     {"By part", &complete.groups},
                                     {"To be supplied by", &complete.owners}}) {
    std::string bars;
    for (const Share& share : *shares) // of people, those who still owe something
      if (shares != &complete.owners || share.filled < share.required) bar(bars, share);
    if (bars.empty()) continue;
    out += "<table class=\"bars\"><caption>" + std::string(what) + "</caption>" + bars;
    out += "</table>";
  }
  out += "</div></section>\n";
}

void table(std::string& out, const Table& rows, TotalFormat format, std::string_view currency) {
  if (rows.empty()) {
    out += "none";
    return;
  }
  out += "<table><tr>";
  for (const auto& [name, value] : rows.front())
    out += element("th scope=\"col\"", std::holds_alternative<Decimal>(value) ? "number" : "", name);
  out += "</tr>";
  for (const auto& row : rows) {
    out += "<tr>";
    for (const auto& [name, value] : row)
      out += element("td", std::holds_alternative<Decimal>(value) ? "number" : "",
                     shown(value, format, currency));
    out += "</tr>";
  }
  out += "</table>";
}

void totals(std::string& out, const FileReport& file) {
  if (file.totals.empty()) return;
  out += "<section><h2>Totals</h2><dl>";
  for (std::size_t i = 0; i < file.totals.size(); ++i) {
    const auto& [name, value] = file.totals[i];
    const TotalFormat format = i < file.total_formats.size() ? file.total_formats[i] : TotalFormat::plain;
    out += element("dt", "", name) + "<dd>";
    if (const auto* datum = std::get_if<Datum>(&value)) {
      out += markup(shown(*datum, format, file.currency));
    } else {
      table(out, std::get<Table>(value), format, file.currency);
    }
    out += "</dd>";
  }
  out += "</dl></section>\n";
}

void finding(std::string& out, const Finding& found) {
  const std::string severity(to_text(found.severity));
  out += "<article class=\"" + severity + (found.state == State::open ? "" : " closed") + "\" id=\"" +
         markup(found.fingerprint.substr(0, 16)) + "\"><div class=\"cell\">" +
         markup(found.place.cell ? workbook::to_a1(*found.place.cell) : "–") + "</div><div>";
  out += "<p><span class=\"tag " + severity + "\">" + severity + "</span> ";
  if (found.state != State::open)
    out += "<span class=\"tag state\">" + std::string(to_text(found.state)) + "</span> ";
  out += markup(without_place(found)) + "</p>";
  if (found.answer) {
    std::string answer = "Answered";
    if (!found.answer->by.empty()) answer += " by " + found.answer->by;
    if (!found.answer->at.empty()) answer += " on " + found.answer->at;
    out += element("p", "answer", answer + ": " + found.answer->text);
  }
  if (found.fix)
    out +=
        element("p", "fix",
                (found.fix->safety == Fix::Safety::safe ? "Safe fix: " : "Suggestion: ") + found.fix->title);
  if (found.fired && !found.evidence.empty()) {
    out += "<details><summary>Why</summary><table>";
    for (const Evidence& evidence : found.evidence)
      out += "<tr>" + element("th scope=\"row\"", "", evidence.input) +
             element("td", "", brief(shown(evidence.value))) + "</tr>";
    out +=
        "</table>" +
        element("p", "quiet", "Row " + std::to_string(found.fired->rule) + " of " + found.fired->decision) +
        "</details>";
  }
  out += "<p class=\"quiet\">";
  const std::string citation = markup(citation_of(found));
  // Only addresses of the web become links: a pack may come from anywhere.
  const bool linked = found.citation.url.starts_with("https://") || found.citation.url.starts_with("http://");
  out += linked ? "<a rel=\"noreferrer\" href=\"" + markup(found.citation.url) + "\">" + citation + "</a>"
                : citation;
  if (!found.owner.empty()) out += " · for " + markup(found.owner);
  out += "</p></div></article>\n";
}

void findings_of(std::string& out, const Report& report, const FileReport& file) {
  std::string_view sheet;
  bool open = false;
  for (const Finding& found : report.findings) {
    if (found.place.file != file.file) continue;
    if (!open || found.place.sheet != sheet) {
      if (open) out += "</section>\n";
      sheet = found.place.sheet;
      out += "<section>" + element("h2", "", sheet.empty() ? "The workbook" : sheet);
      open = true;
    }
    finding(out, found);
  }
  if (open) out += "</section>\n";
}

} // namespace

std::string html(const Report& report) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                    "'unsafe-inline'\">"
                    "<title>Stackbook report";
  for (const FileReport& file : report.files) out += markup(": " + file.file);
  out += "</title><style>" + std::string(page_style) + "</style></head><body><main>\n";
  for (const FileFailure& failed : report.failures)
    out += "<section class=\"failure\">" + element("h2", "", failed.file) +
           element("p", "", to_text(failed.failure)) + "</section>\n";
  for (const FileReport& file : report.files) {
    title(out, file);
    completeness(out, file.completeness);
    totals(out, file);
    findings_of(out, report, file);
  }
  out += "<footer class=\"quiet\">" +
         markup("Stackbook " + report.version +
                ". A run without errors means that the pack found no defect with the data "
                "of its dates; it is no approval.") +
         "</footer></main></body></html>\n";
  return out;
}

} // namespace stackbook::report
