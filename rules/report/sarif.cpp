// Static Analysis Results Interchange Format 2.1.0 (OASIS). A cell has no line in a file, so that its row and column
// stand for line and column, and the logical location names sheet and cell.
#include "rules/report/report.hpp"
#include "rules/report/writer.hpp"

#include <map>

namespace stackbook::report {

using namespace findings;

namespace {

std::string_view level(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

// RFC 3986: what may not stand in a path is written in percent.
std::string uri(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

void location(JsonWriter& json, const Place& place) {
  json.name("locations");
  json.open('[');
  json.open('{');
  json.name("physicalLocation");
  json.open('{');
  json.name("artifactLocation");
  json.open('{');
  json.text("uri", uri(place.file));
  json.close('}');
  if (place.cell) {
    json.name("region");
    json.open('{');
    json.number("startLine", place.cell->row + 1);
    json.number("startColumn", place.cell->column + 1);
    json.close('}');
  }
  json.close('}');
  if (!place.sheet.empty()) {
    json.name("logicalLocations");
    json.open('[');
    json.open('{');
    json.text("name", place.cell ? workbook::to_a1(*place.cell) : place.sheet);
    json.text("fullyQualifiedName",
              place.cell ? place.sheet + "!" + workbook::to_a1(*place.cell) : place.sheet);
    json.text("kind", place.cell ? "member" : "module");
    json.close('}');
    json.close(']');
  }
  json.close('}');
  json.close(']');
}

void suppression(JsonWriter& json, const Finding& finding) {
  if (finding.state == State::open || finding.state == State::baseline) return;
  json.name("suppressions");
  json.open('[');
  json.open('{');
  json.text("kind", finding.state == State::answered ? "inSource" : "external");
  if (finding.answer) json.text("justification", finding.answer->text);
  json.close('}');
  json.close(']');
}

void result(JsonWriter& json, const Finding& finding, std::size_t rule) {
  json.open('{');
  json.text("ruleId", finding.rule);
  json.number("ruleIndex", rule);
  json.text("level", level(finding.severity));
  json.name("message");
  json.open('{');
  json.text("text", finding.message);
  json.close('}');
  location(json, finding.place);
  json.name("partialFingerprints");
  json.open('{');
  json.text("stackbook/v1", finding.fingerprint);
  json.close('}');
  if (finding.state == State::baseline) json.text("baselineState", "unchanged");
  suppression(json, finding);
  json.name("properties");
  json.open('{');
  json.text("state", to_text(finding.state));
  json.text("citation", finding.citation.text);
  json.text("row", finding.place.row);
  json.text("owner", finding.owner);
  json.close('}');
  json.close('}');
}

void rule(JsonWriter& json, const Finding& finding) {
  json.open('{');
  json.text("id", finding.rule);
  json.name("shortDescription");
  json.open('{');
  json.text("text", finding.citation.basis == Basis::product
                        ? "Product check, not a government requirement: " + finding.citation.text
                        : finding.citation.text);
  json.close('}');
  if (finding.citation.url.starts_with("http")) json.text("helpUri", finding.citation.url);
  json.name("properties");
  json.open('{');
  json.text("basis", to_text(finding.citation.basis));
  json.text("confidence", to_text(finding.citation.confidence));
  json.close('}');
  json.close('}');
}

} // namespace

std::string sarif(const Report& report) {
  std::map<std::string_view, const Finding*> rules; // by id, so that the same input gives the same bytes
  for (const Finding& finding : report.findings) rules.try_emplace(finding.rule, &finding);
  JsonWriter json;
  json.open('{');
  json.text("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  json.text("version", "2.1.0");
  json.name("runs");
  json.open('[');
  json.open('{');
  json.name("tool");
  json.open('{');
  json.name("driver");
  json.open('{');
  json.text("name", "Stackbook");
  json.text("version", report.version);
  json.name("rules");
  json.open('[');
  std::map<std::string_view, std::size_t> places;
  for (const auto& [id, finding] : rules) {
    places.emplace(id, places.size());
    rule(json, *finding);
  }
  json.out += "]}}";
  json.name("columnKind"), json.out += "\"utf16CodeUnits\"";
  json.name("invocations");
  json.open('[');
  json.open('{');
  json.boolean("executionSuccessful", report.failures.empty());
  json.name("toolExecutionNotifications");
  json.open('[');
  for (const FileFailure& failed : report.failures) {
    json.open('{');
    json.text("level", "error");
    json.name("message");
    json.open('{');
    json.text("text", to_text(failed.failure));
    json.close('}');
    json.close('}');
  }
  json.out += "]}]";
  json.name("results");
  json.open('[');
  for (const Finding& finding : report.findings) {
    json.out += json.out.back() == '[' ? "\n" : ",\n"; // a line a result, for people who compare files
    result(json, finding, places.at(finding.rule));
  }
  json.out += "]}]}\n";
  return std::move(json.out);
}

} // namespace stackbook::report
