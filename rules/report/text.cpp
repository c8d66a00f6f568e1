#include "rules/report/amount.hpp"
#include "rules/report/layout.hpp"
#include "rules/report/traces.hpp"
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

void title(Paper& paper, const FileReport& file) {
  std::string line = file.file + ": " + file.summary.status;
  std::string pack = "pack " + file.pack.id + " version " + file.pack.version;
  for (std::size_t i = 0; i < file.pack.bases.size(); ++i)
    pack +=
        (i == 0 ? " (extends " : ", ") + file.pack.bases[i] + (i + 1 == file.pack.bases.size() ? ")" : "");
  const std::string data = "with data as of " + (file.pack.data.empty() ? file.as_of : file.pack.data);
  if (file.summary.status.starts_with("no errors found")) {
    line += " by " + pack + " " + data + ".";
  } else {
    line += ", checked by " + pack + " " + data + ".";
  }
  if (!file.as_of.empty()) line += " The proposal is judged as of " + file.as_of + ".";
  for (std::size_t i = 0; i < file.pack.overrides.size(); ++i)
    line += (i == 0 ? " The pack overrides " : "; ") + file.pack.overrides[i] +
            (i + 1 == file.pack.overrides.size() ? "." : "");
  paper.paragraph(line, 0);
}

std::string evidence_of(const Finding& finding) {
  std::string line;
  for (const Evidence& evidence : finding.evidence) {
    line += line.empty() ? "Because " : "; ";
    line += evidence.input + " is " + brief(shown(evidence.value));
  }
  if (!line.empty()) line += ".";
  return line;
}

struct Shown {
  const Finding* finding;
  const std::vector<std::string>* trace; // null: none
};

void add(Paper& paper, const Shown& one, std::size_t cell_width) {
  const Finding& finding = *one.finding;
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
  if (one.trace == nullptr) return;
  for (const std::string& line : *one.trace) {
    const std::size_t level = std::min(line.find_first_not_of(' '), line.size());
    paper.paragraph(std::string_view(line).substr(level), indent + 2 + level);
  }
}

void add_findings(Paper& paper, const std::vector<Shown>& findings) {
  for (std::size_t i = 0; i < findings.size();) {
    std::size_t end = i;
    std::size_t cell_width = 4;
    while (end < findings.size() && findings[end].finding->place.sheet == findings[i].finding->place.sheet) {
      if (const auto& cell = findings[end].finding->place.cell)
        cell_width = std::max(cell_width, to_a1(*cell).size());
      ++end;
    }
    const std::string& sheet = findings[i].finding->place.sheet;
    paper.out += '\n' + paper.painted(sheet.empty() ? "The workbook" : sheet, "1") + '\n';
    for (; i < end; ++i) add(paper, findings[i], cell_width);
  }
}

void add_totals(Paper& paper, const FileReport& file) {
  if (file.totals.empty()) return;
  std::size_t name_width = 0;
  for (const auto& [name, value] : file.totals) name_width = std::max(name_width, width(name));
  paper.out += '\n' + paper.painted("Totals", "1") + '\n';
  for (std::size_t i = 0; i < file.totals.size(); ++i) {
    const auto& [name, value] = file.totals[i];
    const TotalFormat format = i < file.total_formats.size() ? file.total_formats[i] : TotalFormat::plain;
    std::string line = "  " + padded(name, name_width) + "  ";
    if (const auto* datum = std::get_if<Datum>(&value)) {
      wrap(line, shown(*datum, format, file.currency), name_width + 4, name_width + 4, paper.columns);
      paper.out += line + '\n';
      continue;
    }
    bool first = true;
    for (const auto& row : std::get<Table>(value)) {
      std::string cells; // a row that begins with a text is named by it
      for (const auto& [column, cell] : row) {
        const bool named = cells.empty() && std::holds_alternative<std::string>(cell);
        if (!cells.empty()) cells += cells.ends_with(':') ? " " : ", ";
        cells += (named ? "" : column + " ") + shown(cell, format, file.currency) + (named ? ":" : "");
      }
      if (!first) line.append(name_width + 4, ' ');
      first = false;
      wrap(line, cells, name_width + 4, name_width + 6, paper.columns);
      line += '\n';
    }
    if (first) line += "none\n";
    paper.out += line;
  }
}

std::string share_of(const Share& share) {
  return std::to_string(share.filled) + " of " + std::to_string(share.required);
}

// Only what is not whole is named; the fields themselves are among the findings.
void add_completeness(Paper& paper, const FileReport& file) {
  const Completeness& complete = file.completeness;
  if (complete.whole.required == 0) return;
  paper.out += '\n' + paper.painted("Completeness", "1") + '\n';
  paper.paragraph(share_of(complete.whole) + " required fields are filled.", 2);
  for (const auto& [what, shares] : {std::pair{"By sheet", &complete.sheets},
                                     {"By part", &complete.groups},
                                     {"To be supplied by", &complete.owners}}) {
    std::string line;
    for (const Share& share : *shares)
      if (share.filled < share.required)
        line += (line.empty() ? std::string(what) + ": " : ", ") + share.name + " " + share_of(share);
    if (!line.empty()) paper.paragraph(line + ".", 2);
  }
}

void add_counts(Paper& paper, const FileReport& file) {
  const Summary& summary = file.summary;
  std::string line = summary.status;
  if (summary.infos != 0) line += ", " + counted(summary.infos, "note", "notes");
  if (summary.waived != 0) line += ", " + std::to_string(summary.waived) + " waived";
  if (summary.baseline != 0) line += ", " + std::to_string(summary.baseline) + " known from the baseline";
  paper.out += '\n';
  paper.paragraph(file.file + ": " + line + ".", 0);
}

} // namespace

std::string text(const Report& report, const TextOptions& options) {
  return text(report, options, {});
}

std::string text(const Report& report, const TextOptions& options, const Traces& traces) {
  Paper paper{{}, static_cast<std::size_t>(std::max(options.width, 40)), options.colour};
  for (const FileReport& file : report.files) {
    if (!paper.out.empty()) paper.out += '\n';
    title(paper, file);
    std::vector<Shown> findings;
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
      if (report.findings[i].place.file != file.file) continue;
      const auto trace = traces.find(i);
      findings.push_back({&report.findings[i], trace == traces.end() ? nullptr : &trace->second});
    }
    add_findings(paper, findings);
    add_totals(paper, file);
    add_completeness(paper, file);
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
