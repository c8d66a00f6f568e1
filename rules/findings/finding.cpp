#include "rules/findings/finding.hpp"

#include "rules/findings/sha256.hpp"

#include <array>
#include <tuple>

namespace stackbook::findings {

namespace {

constexpr std::array<std::string_view, 3> severities{"info", "warning", "error"};
constexpr std::array<std::string_view, 4> states{"open", "answered", "waived", "baseline"};
constexpr std::array<std::string_view, 5> bases{"order", "call", "statute", "agency", "product"};
constexpr std::array<std::string_view, 4> confidences{"primary", "excerpt", "secondary", "inferred"};

template <class E, std::size_t N>
std::optional<E> from(const std::array<std::string_view, N>& words, std::string_view text) {
  for (std::size_t i = 0; i < N; ++i)
    if (words[i] == text) return static_cast<E>(i);
  return {};
}

} // namespace

std::string_view to_text(Severity severity) {
  return severities[static_cast<std::size_t>(severity)];
}
std::string_view to_text(State state) {
  return states[static_cast<std::size_t>(state)];
}
std::string_view to_text(Basis basis) {
  return bases[static_cast<std::size_t>(basis)];
}
std::string_view to_text(Confidence confidence) {
  return confidences[static_cast<std::size_t>(confidence)];
}
std::optional<Severity> severity_from(std::string_view text) {
  return from<Severity>(severities, text);
}
std::optional<Basis> basis_from(std::string_view text) {
  return from<Basis>(bases, text);
}
std::optional<Confidence> confidence_from(std::string_view text) {
  return from<Confidence>(confidences, text);
}

std::string to_text(const Place& place) {
  if (place.sheet.empty()) return place.file;
  if (!place.cell) return place.sheet;
  return place.sheet + " " + workbook::to_a1(*place.cell);
}

bool before(const Finding& a, const Finding& b) {
  const auto order = [](const Finding& finding) {
    const Place& place = finding.place;
    return std::tuple(place.sheet.empty() ? 0u : 1u, place.sheet_order, place.cell ? 1u : 0u,
                      place.cell.value_or(workbook::Address{}), std::string_view(finding.rule),
                      std::string_view(place.table), std::string_view(place.row),
                      std::string_view(place.field), std::string_view(finding.message));
  };
  return order(a) < order(b);
}

std::string fingerprint(const Finding& finding) {
  Sha256 sum;
  for (const std::string& part :
       {finding.rule, finding.place.table, finding.place.row, finding.place.field}) {
    sum.add(part);
    sum.add(std::string_view("\0", 1));
  }
  return sum.hex();
}

} // namespace stackbook::findings
