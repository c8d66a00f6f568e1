#include "rules/report/layout.hpp"
#include "rules/report/report.hpp"
#include "rules/report/value.hpp"
#include "rules/report/wording.hpp"

#include <algorithm>

namespace stackbook::report {

using namespace findings;

namespace {

struct Paper {
  std::string out;
  std::size_t columns;
  bool colour;

  std::string painted(std::string text, std::string_view code) const {
    if (!colour || code.empty()) return text;
    std::string code_text("\x1b[");
    return code_text.append(code).append("m").append(text).append("\x1b[0m");
  }
  void paragraph(std::string_view text, std::size_t indent) {
    out.append(indent, ' ');
    wrap(out, text, indent, indent, columns);
    out += '\n';
  }
};

std::string_view colour_of(Severity severity) {
  switch (severity) {
  case Severity::error: return "1;31";
  case Severity::warning: return "1;33";
  case Severity::info: return "36";
  }
  return {};
}

std::string counted(std::size_t count, std::string_view word) {
  return std::to_string(count) + " " + std::string(word) + (count == 1 ? "" : "s");
}

void title(Paper& paper, const FileReport& file) {
  std::string line = file.file + ": " + file.summary.status;
  const std::string pack = "pack " + file.pack.id + " version " + file.pack.version;
  const std::string data = "with data as of " + (file.pack.data.empty() ? file.as_of : file.pack.data);
  if (file.summary.status.starts_with("no errors found")) {
    line += " by " + pack + " " + data + ".";
  } else {
    line += ", checked by " + pack + " " + data + ".";
  }
  if (!file.as_of.empty()) line += " The proposal is judged as of " + file.as_of + ".";
  paper.paragraph(line, 0);
}

std::string evidence_of(const Finding& finding) {
  std::string line;
  for (const Evidence& evidence : finding.evidence) {
    line += line.empty() ? "Because " : "; ";
    line += evidence.input + " is " + shown(evidence.value);
  }
  if (!line.empty()) line += ".";
  return line;
}

void add(Paper& paper, const Finding& finding, std::size_t cell_width) {
  const std::size_t indent = 2 + cell_width + 2 + 9;
  const std::string cell = finding.place.cell ? workbook::to_a1(*finding.place.cell) : "-";
  paper.out += "  " + padded(cell, cell_width) + "  ";
  paper.out += paper.painted(padded(std::string(to_text(finding.severity)), 9), colour_of(finding.severity));
  std::string message(without_place(finding));
  if (finding.state != State::open)
    message.insert(0, std::string("(").append(to_text(finding.state)).append(") "));
  wrap(paper.out, message, indent, indent, paper.columns);
  paper.out += '\n';
  if (const std::string evidence = finding.fired ? evidence_of(finding) : std::string(); !evidence.empty())
    paper.paragraph(evidence, indent);
  if (finding.answer) {
    std::string line = "Answered";
    if (!finding.answer->by.empty()) line += " by " + finding.answer->by;
    if (!finding.answer->at.empty()) line += " on " + finding.answer->at;
    paper.paragraph(line + ": " + finding.answer->text, indent);
  }
  if (finding.fix) {
    paper.paragraph((finding.fix->safety == Fix::Safety::safe ? "Safe fix: " : "Suggestion: ") +
                        finding.fix->title,
                    indent);
  }
  if (!finding.owner.empty()) paper.paragraph("For " + finding.owner + ".", indent);
  const std::size_t from = paper.out.size();
  paper.paragraph(citation_of(finding), indent);
  if (paper.colour) {
    paper.out.insert(from, "\x1b[2m");
    paper.out.insert(paper.out.size() - 1, "\x1b[0m");
  }
}

void add_findings(Paper& paper, const std::vector<const Finding*>& findings) {
  for (std::size_t i = 0; i < findings.size();) {
    std::size_t end = i;
    std::size_t cell_width = 4;
    while (end < findings.size() && findings[end]->place.sheet == findings[i]->place.sheet) {
      if (const auto& cell = findings[end]->place.cell)
        cell_width = std::max(cell_width, to_a1(*cell).size());
      ++end;
    }
    const std::string& sheet = findings[i]->place.sheet;
    paper.out += '\n' + paper.painted(sheet.empty() ? "The workbook" : sheet, "1") + '\n';
    for (; i < end; ++i) add(paper, *findings[i], cell_width);
  }
}

void add_totals(Paper& paper, const FileReport& file) {
  if (file.totals.empty()) return;
  std::size_t name_width = 0;
  for (const auto& [name, value] : file.totals) name_width = std::max(name_width, width(name));
  paper.out += '\n' + paper.painted("Totals", "1") + '\n';
  for (const auto& [name, value] : file.totals) {
    std::string line = "  " + padded(name, name_width) + "  ";
    if (const auto* datum = std::get_if<Datum>(&value)) {
      wrap(line, shown(*datum), name_width + 4, name_width + 4, paper.columns);
      paper.out += line + '\n';
      continue;
    }
    bool first = true;
    for (const auto& row : std::get<Table>(value)) {
      std::string cells;
      for (const auto& [column, cell] : row)
        cells += (cells.empty() ? "" : ", ") + column + " " + shown(cell);
      if (!first) line.append(name_width + 4, ' ');
      first = false;
      wrap(line, cells, name_width + 4, name_width + 6, paper.columns);
      line += '\n';
    }
    if (first) line += "none\n";
    paper.out += line;
  }
}

void add_counts(Paper& paper, const FileReport& file) {
  const Summary& summary = file.summary;
  std::string line = summary.status;
  if (summary.infos != 0) line += ", " + counted(summary.infos, "note");
  if (summary.waived != 0) line += ", " + std::to_string(summary.waived) + " waived";
  if (summary.baseline != 0) line += ", " + std::to_string(summary.baseline) + " known from the baseline";
  paper.out += '\n';
  paper.paragraph(file.file + ": " + line + ".", 0);
}

} // namespace

std::string text(const Report& report, const TextOptions& options) {
  Paper paper{{}, static_cast<std::size_t>(std::max(options.width, 40)), options.colour};
  for (const FileReport& file : report.files) {
    if (!paper.out.empty()) paper.out += '\n';
    title(paper, file);
    std::vector<const Finding*> findings;
    for (const Finding& finding : report.findings)
      if (finding.place.file == file.file) findings.push_back(&finding);
    add_findings(paper, findings);
    add_totals(paper, file);
    if (!findings.empty()) add_counts(paper, file);
  }
  for (const FileFailure& failed : report.failures) {
    if (!paper.out.empty()) paper.out += '\n';
    std::string line = to_text(failed.failure);
    if (!line.starts_with(failed.file)) line = failed.file + ": " + line;
    paper.paragraph(line, 0);
  }
  return std::move(paper.out);
}

} // namespace stackbook::report
