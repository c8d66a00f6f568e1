#include "rules/dmn/model/graph.hpp"

#include <algorithm>

namespace stackbook::dmn {
namespace {

// Where a span stands: "base.dmn:12: Stack line rules, rule 3, input 2".
std::string place_of(const feel::Sources& sources, feel::Span span) {
  if (span.source >= sources.size()) return {};
  const feel::Source& source = sources[span.source];
  std::uint32_t line = source.line;
  const std::string_view before = std::string_view(source.text).substr(0, span.begin);
  line += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  std::string text = source.model;
  if (line > 0) text += ':' + std::to_string(line);
  if (!source.element.empty()) text += ": " + source.element;
  if (span.end > span.begin) text += ": " + source.text.substr(span.begin, span.end - span.begin);
  return text;
}

} // namespace

std::string explain(const Model& model, const feel::Evaluation& evaluation, feel::Value null,
                    std::size_t most) {
  std::string text;
  feel::ReasonId id = null.reason();
  for (std::size_t i = 0; i < most && id != 0 && id <= evaluation.reasons.kept(); ++i) {
    const feel::Reason& reason = evaluation.reasons[id];
    text += text.empty() ? "no value, because " : "\n  because ";
    text += feel::sentence_of(reason.code);
    if (!reason.detail.empty()) text += " (" + std::string(reason.detail) + ")";
    if (const std::string place = place_of(model.sources(), reason.span); !place.empty())
      text += " [" + place + "]";
    id = reason.cause < id ? reason.cause : 0;
  }
  return text;
}

} // namespace stackbook::dmn
