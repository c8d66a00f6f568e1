#include "plugin/pipeline/print.hpp"

#include "connectors/files/files.hpp"
#include "rules/report/traces.hpp"

#include <array>

namespace stackbook::pipeline {
namespace {

using findings::Finding;

struct Column {
  const char* caption;
  double width;
  std::string (*text)(const Finding&);
};
constexpr std::array columns{
    Column{"File", 24, [](const Finding& f) { return f.place.file; }},
    Column{"Sheet", 14, [](const Finding& f) { return f.place.sheet; }},
    Column{"Cell", 8,
           [](const Finding& f) { return f.place.cell ? workbook::to_a1(*f.place.cell) : std::string(); }},
    Column{"Row", 10, [](const Finding& f) { return f.place.row; }},
    Column{"Field", 22, [](const Finding& f) { return f.place.field; }},
    Column{"Severity", 10, [](const Finding& f) { return std::string(to_text(f.severity)); }},
    Column{"State", 10, [](const Finding& f) { return std::string(to_text(f.state)); }},
    Column{"Message", 90, [](const Finding& f) { return f.message; }},
    Column{"Fix", 30, [](const Finding& f) { return f.fix ? f.fix->title : std::string(); }},
    Column{"Owner", 10, [](const Finding& f) { return f.owner; }},
    Column{"Answer", 30, [](const Finding& f) { return f.answer ? f.answer->text : std::string(); }},
    Column{"Source", 34, [](const Finding& f) { return f.citation.text; }},
    Column{"Basis", 10, [](const Finding& f) { return std::string(to_text(f.citation.basis)); }},
    Column{"Rule", 28, [](const Finding& f) { return f.rule; }},
};

class Page {
 public:
  explicit Page(std::string name) { sheet_.name = std::move(name); }
  void row(std::initializer_list<std::string> texts, proposal::Look look = proposal::Look::plain) {
    std::uint32_t column = 0;
    for (const auto& text : texts) cell(column++, text, look);
    ++row_;
  }
  void cell(std::uint32_t column, const std::string& text, proposal::Look look) {
    if (text.empty()) return;
    proposal::PlannedCell& cell = sheet_.cells.emplace_back();
    cell.row = row_;
    cell.column = column;
    cell.value = text;
    cell.look = look;
  }
  void number(std::uint32_t column, std::size_t number) {
    proposal::PlannedCell& cell = sheet_.cells.emplace_back();
    cell.row = row_;
    cell.column = column;
    cell.value = findings::Decimal{std::to_string(number)};
  }
  void end() { ++row_; }
  void width(std::uint32_t column, double width) {
    proposal::PlannedColumn& planned = sheet_.columns.emplace_back();
    planned.column = column;
    planned.width = width;
  }
  void header(std::uint32_t row) { sheet_.header_row = row; }
  proposal::PlannedSheet take() { return std::move(sheet_); }

 private:
  proposal::PlannedSheet sheet_;
  std::uint32_t row_ = 0;
};

proposal::PlannedSheet summary(const findings::Report& report) {
  Page page("Summary");
  page.row({"File", "Result", "Errors", "Warnings", "Notes", "Answered", "Waived", "Known", "Pack", "As of"},
           proposal::Look::header);
  for (const auto& file : report.files) {
    page.cell(0, file.file, proposal::Look::plain);
    page.cell(1, file.summary.status, proposal::Look::plain);
    std::uint32_t column = 2;
    for (const std::size_t count : {file.summary.errors, file.summary.warnings, file.summary.infos,
                                    file.summary.answered, file.summary.waived, file.summary.baseline})
      page.number(column++, count);
    page.cell(8, file.pack.id + " " + file.pack.version, proposal::Look::plain);
    page.cell(9, file.as_of, proposal::Look::plain);
    page.end();
  }
  for (const auto& failed : report.failures) page.row({failed.file, to_text(failed.failure)});
  page.width(0, 34);
  page.width(1, 40);
  page.width(8, 24);
  page.width(9, 12);
  return page.take();
}

proposal::PlannedSheet findings_of(const findings::Report& report) {
  Page page("Findings");
  for (std::uint32_t i = 0; i < columns.size(); ++i) {
    page.cell(i, columns[i].caption, proposal::Look::header);
    page.width(i, columns[i].width);
  }
  page.end();
  for (const Finding& finding : report.findings) {
    for (std::uint32_t i = 0; i < columns.size(); ++i)
      page.cell(i, columns[i].text(finding), proposal::Look::plain);
    page.end();
  }
  page.header(0);
  return page.take();
}

Result<std::string> xlsx(const findings::Report& report) {
  proposal::PlannedWorkbook plan;
  plan.title = "Stackbook report";
  plan.sheets.push_back(summary(report));
  plan.sheets.push_back(findings_of(report));
  for (const auto& file : report.files) plan.created = std::max(plan.created, file.as_of);
  return files::xlsx_bytes(plan);
}

} // namespace

std::vector<std::string> report_formats() {
  return {"text", "concise", "json", "ndjson", "sarif", "junit", "github", "html", "csv", "xlsx"};
}

bool is_binary(const std::string& format) {
  return format == "xlsx";
}

bool has_traces(const std::string& format) {
  return format == "text" || format == "json" || format == "ndjson";
}

Result<std::string> print(const findings::Report& report, const std::string& format, const Look& look) {
  if (format == "concise") return report::concise(report);
  if (format == "json") return report::json(report, look.traces);
  if (format == "ndjson") return report::ndjson(report, look.traces);
  if (format == "sarif") return report::sarif(report);
  if (format == "junit") return report::junit(report);
  if (format == "github") return report::github(report);
  if (format == "html") return report::html(report);
  if (format == "csv") return report::csv(report);
  if (format == "xlsx") return xlsx(report);
  return report::text(report, {look.colour, look.width}, look.traces);
}

} // namespace stackbook::pipeline
