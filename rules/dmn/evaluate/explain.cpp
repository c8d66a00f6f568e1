#include "rules/dmn/model/graph.hpp"
#include "rules/feel/print.hpp"

#include <algorithm>

namespace stackbook::dmn {
namespace {

constexpr std::size_t widest = 80; // bytes of a value or an expression: a reason is for people

// "1 + \"a\"" as written, white space closed up.
std::string written(const feel::Source& source, feel::Span span) {
  std::string text =
      feel::normalised(std::string_view(source.text).substr(span.begin, span.end - span.begin));
  if (text.size() <= widest) return text;
  std::size_t end = widest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

// "[base.dmn:12:8: Stack line rules, rule 3, input 2: 1 + \"a\"]".
std::string place_of(const feel::Sources& sources, feel::Span span) {
  if (span.source >= sources.size()) return {};
  const feel::Source source = sources[span.source];
  std::string text = feel::place_text(source, span);
  const auto add = [&](const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : ": ") + part;
  };
  add(source.element);
  if (span.end > span.begin && span.end <= source.text.size()) add(written(source, span));
  return text.empty() ? text : " [" + text + ']';
}

std::string values_of(const feel::Reason& reason) {
  std::string text;
  for (std::size_t i = 0; i < reason.count; ++i)
    text += (i == 0 ? ": " : ", ") + feel::to_literal(reason.operands[i], widest);
  return text;
}

} // namespace

std::string explain(const Model& model, const feel::Evaluation& evaluation, feel::Value null,
                    std::size_t most) {
  return explain(model.sources(), evaluation, null, most);
}

std::string explain(const feel::Sources& sources, const feel::Evaluation& evaluation, feel::Value null,
                    std::size_t most) {
  std::string text;
  feel::ReasonId id = null.reason();
  for (std::size_t i = 0; i < most && id != 0 && id <= evaluation.reasons.kept(); ++i) {
    const feel::Reason& reason = evaluation.reasons[id];
    text += text.empty() ? "no value, because " : "\n  because ";
    text += feel::sentence_of(reason.code);
    if (!reason.detail.empty()) text += " (" + std::string(reason.detail) + ")";
    text += values_of(reason);
    text += place_of(sources, reason.span);
    id = reason.cause < id ? reason.cause : 0;
  }
  return text;
}

} // namespace stackbook::dmn
