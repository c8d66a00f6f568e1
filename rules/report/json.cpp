#include "rules/findings/quote.hpp"
#include "rules/report/traces.hpp"
#include "rules/report/value.hpp"

namespace stackbook::report {

using namespace findings;

namespace {

void member(std::string& out, std::string_view name, std::string_view text) {
  if (out.back() != '{') out += ',';
  quote(out, name);
  out += ':';
  quote(out, text);
}

void name(std::string& out, std::string_view name) {
  if (out.back() != '{') out += ',';
  quote(out, name);
  out += ':';
}

// Left out where there is none.
void add_texts(std::string& out, std::string_view key, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  name(out, key);
  out += '[';
  for (const std::string& text : texts) {
    if (out.back() != '[') out += ',';
    quote(out, text);
  }
  out += ']';
}

void add(std::string& out, const Place& place) {
  out += '{';
  member(out, "file", place.file);
  member(out, "sheet", place.sheet);
  if (place.cell) member(out, "cell", workbook::to_a1(*place.cell));
  if (!place.table.empty()) member(out, "table", place.table);
  if (!place.row.empty()) member(out, "row", place.row);
  if (!place.field.empty()) member(out, "field", place.field);
  out += '}';
}

void add(std::string& out, const Fix& fix) {
  out += '{';
  member(out, "safety", fix.safety == Fix::Safety::safe ? "safe" : "review");
  member(out, "title", fix.title);
  name(out, "value");
  json_value(out, fix.value);
  out += '}';
}

void add(std::string& out, const Finding& finding, const std::vector<std::string>& trace = {}) {
  out += '{';
  member(out, "rule", finding.rule);
  member(out, "severity", to_text(finding.severity));
  member(out, "state", to_text(finding.state));
  member(out, "message", finding.message);
  name(out, "citation");
  out += '{';
  member(out, "id", finding.citation.id);
  member(out, "text", finding.citation.text);
  member(out, "url", finding.citation.url);
  out += '}';
  name(out, "place");
  add(out, finding.place);
  name(out, "evidence");
  out += '[';
  for (const Evidence& evidence : finding.evidence) {
    if (out.back() != '[') out += ',';
    out += '{';
    member(out, "input", evidence.input);
    name(out, "value");
    json_value(out, evidence.value);
    out += '}';
  }
  out += ']';
  name(out, "fired");
  if (finding.fired) {
    out += '{';
    member(out, "decision", finding.fired->decision);
    name(out, "rule");
    out += std::to_string(finding.fired->rule);
    out += '}';
  } else {
    out += "null";
  }
  member(out, "basis", to_text(finding.citation.basis));
  member(out, "confidence", to_text(finding.citation.confidence));
  name(out, "owner");
  if (finding.owner.empty()) {
    out += "null";
  } else {
    quote(out, finding.owner);
  }
  name(out, "fix");
  if (finding.fix) {
    add(out, *finding.fix);
  } else {
    out += "null";
  }
  if (finding.answer) {
    name(out, "answer");
    out += '{';
    member(out, "text", finding.answer->text);
    member(out, "by", finding.answer->by);
    member(out, "at", finding.answer->at);
    out += '}';
  }
  add_texts(out, "trace", trace);
  member(out, "fingerprint", finding.fingerprint);
  out += '}';
}

const std::vector<std::string>& trace_of(const Traces& traces, std::size_t finding) {
  static const std::vector<std::string> none;
  const auto found = traces.find(finding);
  return found == traces.end() ? none : found->second;
}

void add_all(std::string& out, const std::vector<std::pair<std::string, Answered>>& values) {
  out += '{';
  for (const auto& [key, value] : values) {
    name(out, key);
    json_value(out, value);
  }
  out += '}';
}

void add_counts(std::string& out, const Share& share) {
  name(out, "required");
  out += std::to_string(share.required);
  name(out, "filled");
  out += std::to_string(share.filled);
}

void add(std::string& out, const Completeness& complete) {
  out += '{';
  add_counts(out, complete.whole);
  for (const auto& [key, shares] :
       {std::pair{"sheets", &complete.sheets}, {"parts", &complete.groups}, {"owners", &complete.owners}}) {
    name(out, key);
    out += '[';
    for (const Share& share : *shares) {
      if (out.back() != '[') out += ',';
      out += '{';
      member(out, "name", share.name);
      add_counts(out, share);
      out += '}';
    }
    out += ']';
  }
  name(out, "left");
  out += '[';
  for (const Left& left : complete.left) {
    if (out.back() != '[') out += ',';
    out += '{';
    member(out, "sheet", left.place.sheet);
    if (left.place.cell) member(out, "cell", workbook::to_a1(*left.place.cell));
    member(out, "row", left.place.row);
    member(out, "what", left.what);
    member(out, "owner", left.owner);
    out += '}';
  }
  out += "]}";
}

void add(std::string& out, const FileReport& file) {
  out += '{';
  member(out, "file", file.file);
  name(out, "pack");
  out += '{';
  member(out, "id", file.pack.id);
  member(out, "version", file.pack.version);
  member(out, "digest", file.pack.digest);
  add_texts(out, "extends", file.pack.bases);
  add_texts(out, "overrides", file.pack.overrides);
  out += '}';
  member(out, "asOf", file.as_of);
  name(out, "summary");
  out += '{';
  member(out, "status", file.summary.status);
  for (const auto& [word, count] : {std::pair{"errors", file.summary.errors},
                                    {"warnings", file.summary.warnings},
                                    {"infos", file.summary.infos},
                                    {"answered", file.summary.answered},
                                    {"waived", file.summary.waived},
                                    {"baseline", file.summary.baseline}}) {
    name(out, word);
    out += std::to_string(count);
  }
  out += '}';
  name(out, "totals");
  add_all(out, file.totals);
  name(out, "functions");
  add_all(out, file.functions);
  if (file.completeness.whole.required != 0) {
    name(out, "completeness");
    add(out, file.completeness);
  }
  out += '}';
}

void add(std::string& out, const FileFailure& failed) {
  const Failure& failure = failed.failure;
  out += '{';
  member(out, "file", failed.file);
  member(out, "what", failure.why.empty() ? failure.what : failure.what + ": " + failure.why);
  member(out, "where", failure.where);
  member(out, "do", failure.remedy);
  out += '}';
}

template <class T> void add_list(std::string& out, const std::vector<T>& items) {
  out += '[';
  for (const T& item : items) {
    if (out.back() != '[') out += ',';
    out += '\n';
    add(out, item);
  }
  out += ']';
}

} // namespace

std::string json(const Finding& finding) {
  std::string out;
  add(out, finding);
  return out;
}

std::string json(const FileReport& file) {
  std::string out;
  add(out, file);
  return out;
}

std::string json(const FileFailure& failed) {
  std::string out;
  add(out, failed);
  return out;
}

std::string json(const Report& report) {
  return json(report, {});
}

std::string json(const Report& report, const Traces& traces) {
  std::string out = "{";
  member(out, "stackbook", report.version);
  name(out, "files");
  add_list(out, report.files);
  name(out, "failures");
  add_list(out, report.failures);
  name(out, "findings");
  out += '[';
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    out += i == 0 ? "\n" : ",\n";
    add(out, report.findings[i], trace_of(traces, i));
  }
  out += "]}\n";
  return out;
}

std::string ndjson(const Report& report) {
  return ndjson(report, {});
}

std::string ndjson(const Report& report, const Traces& traces) {
  std::string out;
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    add(out, report.findings[i], trace_of(traces, i));
    out += '\n';
  }
  for (const auto& file : report.files) out += "{\"file\":" + json(file) + "}\n";
  for (const auto& failed : report.failures) out += "{\"failure\":" + json(failed) + "}\n";
  return out;
}

} // namespace stackbook::report
