#include "connectors/intake/dashboard/page.hpp"

#include "connectors/intake/dashboard/style.hpp"
#include "connectors/wire/json.hpp"

#include <variant>

namespace stackbook::intake {
namespace {

constexpr std::size_t rows_shown = 200, history_shown = 50;

std::string url_part(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
        c == '_')
      out += c;
    else
      ((out += '%') += hex[byte >> 4]) += hex[byte & 15];
  }
  return out;
}

std::string when(const std::string& iso) { // 2026-06-22T10:00:00Z → 2026-06-22 10:00
  return iso.size() < 16 ? iso : iso.substr(0, 10) + " " + iso.substr(11, 5);
}

// Thousands apart, as people read them; the digits stay exact.
std::string grouped(std::string digits) {
  const std::size_t first = digits.front() == '-' ? 1 : 0;
  for (auto at = std::min(digits.find('.'), digits.size()); at > first + 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string shown(const wire::Json& value) {
  if (const auto* text = value.text()) return escaped(*text);
  if (const auto* number = std::get_if<findings::Decimal>(&value.value)) return grouped(number->digits);
  if (const auto* truth = std::get_if<bool>(&value.value)) return *truth ? "yes" : "no";
  return "";
}

std::string_view tone(const std::string& status) {
  if (status.rfind("no errors", 0) == 0) return "good";
  return status.find("error") != status.npos ? "bad" : "fair";
}

void proposals(const std::vector<ProposalLine>& lines, const std::string& chosen, std::string& html) {
  html += "<h2>Proposals</h2>";
  if (lines.empty()) {
    html += "<p class=empty>Nothing has been sent yet. Approve rows in a workbook and run <code>stackbook "
            "sync</code>.</p>";
    return;
  }
  html += "<table><thead><tr><th>Proposal<th>Rule pack<th class=n>Rows<th>State of what is stored<th>Last "
          "change (UTC)</thead><tbody>";
  for (const auto& line : lines) {
    html += line.id == chosen ? "<tr class=chosen>" : "<tr>";
    html += "<td><a href=\"/proposals/" + url_part(line.id) + "\">" + escaped(line.id) + "</a>";
    html += "<td>" + escaped(line.pack + " " + line.pack_version) + "<td class=n>" +
            grouped(std::to_string(line.rows));
    html += "<td><span class=" + std::string(tone(line.status)) + ">" + escaped(line.status) + "</span>";
    html += "<td>" + escaped(when(line.updated));
  }
  html += "</tbody></table>";
}

void row_values(const RowLine& row, std::string& html) {
  html += "<details><summary>values</summary><dl>";
  if (auto values = wire::read_json(row.values); values && values->object())
    for (const auto& [component, value] : *values->object())
      html += "<dt>" + escaped(component) + "<dd>" + shown(value);
  html += "</dl></details>";
}

void rows(const std::vector<RowLine>& lines, const std::string& proposal, std::string& html) {
  html += "<h2>Rows</h2>";
  if (lines.empty()) {
    html += "<p class=empty>No rows are stored here.</p>";
    return;
  }
  html += "<table><thead><tr><th>Table<th>Row<th>Approved by<th>Department<th>Approved "
          "on<th>Receipt<th>Stored (UTC)<th></thead><tbody>";
  for (const auto& line : lines) {
    html += "<tr><td>" + escaped(line.table) + "<td>" + escaped(line.key.empty() ? "form" : line.key);
    html += "<td>" + escaped(line.approver) + "<td>" + escaped(line.department) + "<td>" +
            escaped(when(line.approved_at));
    html += "<td>" + std::to_string(line.receipt) + "<td>" + escaped(when(line.updated)) + "<td>";
    row_values(line, html);
  }
  html += "</tbody></table>";
  if (lines.size() == rows_shown)
    html += "<p><a href=\"/proposals/" + url_part(proposal) +
            "?after=" + url_part(lines.back().table + "/" + lines.back().key) + "\">More rows</a></p>";
}

void history(const std::vector<HistoryLine>& lines, std::string& html) {
  html += "<h2>History</h2><table><thead><tr><th>Receipt<th>Time (UTC)<th>What<th>Table<th>Row<th>Approved "
          "by<th>Sent with token</thead><tbody>";
  for (const auto& line : lines)
    html += "<tr><td>" + std::to_string(line.id) + "<td>" + escaped(when(line.at)) + "<td>" +
            escaped(line.verdict) + "<td>" + escaped(line.table) + "<td>" +
            escaped(line.key.empty() ? "form" : line.key) + "<td>" + escaped(line.approver) + "<td>" +
            escaped(line.token);
  html += "</tbody></table>";
}

} // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    case '\'': out += "&#39;"; break;
    default: out += c;
    }
  return out;
}

Result<std::string> dashboard_page(Store& store, const std::string& proposal, const std::string& after) {
  auto lines = store.proposals();
  if (!lines) return lines.failure();
  std::string html =
      "<!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport "
      "content=\"width=device-width,initial-scale=1\"><title>Stackbook connector</title><style>";
  html += page_style;
  html += "</style></head><body><header><h1><a href=\"/\">Stackbook connector</a></h1></header><main>";
  proposals(*lines, proposal, html);
  if (!proposal.empty()) {
    const auto slash = after.find('/');
    auto found = store.rows(proposal, after.substr(0, slash),
                            slash == after.npos ? "" : after.substr(slash + 1), rows_shown);
    if (!found) return found.failure();
    rows(*found, proposal, html);
    auto past = store.latest(proposal, history_shown);
    if (!past) return past.failure();
    if (!past->empty()) history(*past, html);
  }
  return html + "</main></body></html>\n";
}

} // namespace stackbook::intake
