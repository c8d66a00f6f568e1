#include "plugin/calc/functions/functions.hpp"

#include "plugin/calc/document/text.hpp"
#include "plugin/calc/functions/explain.hpp"
#include "plugin/calc/functions/expression.hpp"
#include "plugin/calc/functions/why.hpp"

#include <com/sun/star/lang/IllegalArgumentException.hpp>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
using uno::Reference;

constexpr std::size_t most_evaluated = 1'000;

bool asks_the_clock(const std::string& expression) { // now(), today(), or a name that holds such a word
  return expression.find("now") != std::string::npos || expression.find("today") != std::string::npos;
}

// name; value; name; value…
Arguments pairs(const RestArgument& values) {
  if (values.getLength() % 2 != 0)
    throw com::sun::star::lang::IllegalArgumentException("each name needs a value",
                                                         Reference<uno::XInterface>(), 2);
  Arguments arguments;
  for (sal_Int32 i = 0; i < values.getLength(); i += 2) {
    rtl::OUString name;
    if (!(values[i] >>= name))
      throw com::sun::star::lang::IllegalArgumentException("a name must be text",
                                                           Reference<uno::XInterface>(), 2);
    arguments.emplace_back(to_utf8(name), from_cell(values[i + 1]).value_or(proposal::Argument()));
  }
  return arguments;
}

} // namespace

ValueArgument SAL_CALL Functions::completeness(const DocumentArgument& document, const ValueArgument& layer) {
  return ask(document, "STACK.COMPLETENESS", {{"layer", layer}});
}
ValueArgument SAL_CALL Functions::missing(const DocumentArgument& document, const ValueArgument& layer) {
  return ask(document, "STACK.MISSING", {{"layer", layer}});
}
ValueArgument SAL_CALL Functions::has(const DocumentArgument& document, const rtl::OUString& element) {
  return ask(document, "STACK.HAS", {{"element", uno::Any(element)}});
}
ValueArgument SAL_CALL Functions::uscontent(const DocumentArgument& document, const ValueArgument& reading) {
  return ask(document, "STACK.USCONTENT", {{"reading", reading}});
}

ValueArgument SAL_CALL Functions::total(const DocumentArgument& document, const ValueArgument& tool) {
  return ask(document, "INCENTIVE.TOTAL", {{"tool", tool}});
}
ValueArgument SAL_CALL Functions::guaranteed(const DocumentArgument& document, const ValueArgument& tool) {
  return ask(document, "INCENTIVE.GUARANTEED", {{"tool", tool}});
}
ValueArgument SAL_CALL Functions::cover(const DocumentArgument& document, const ValueArgument& tool) {
  return ask(document, "INCENTIVE.COVER", {{"tool", tool}});
}
ValueArgument SAL_CALL Functions::bytool(const DocumentArgument& document) {
  return ask(document, "INCENTIVE.BYTOOL");
}
ValueArgument SAL_CALL Functions::limit(const DocumentArgument& document, const rtl::OUString& tool) {
  return ask(document, "INCENTIVE.LIMIT", {{"tool", uno::Any(tool)}});
}
ValueArgument SAL_CALL Functions::headroom(const DocumentArgument& document, const rtl::OUString& tool) {
  return ask(document, "INCENTIVE.HEADROOM", {{"tool", uno::Any(tool)}});
}

ValueArgument SAL_CALL Functions::decide(const DocumentArgument& document, const rtl::OUString& decision,
                                         const RestArgument& values) {
  return guarded([&] {
    return follow(document, key_of("RULE.DECIDE", decision, values), [&]() -> Following::Make {
      return [name = to_utf8(decision), values](const Standing& standing) {
        return guarded([&] { return to_cell(answer(standing, name, pairs(values))); });
      };
    });
  });
}
std::optional<ValueArgument> Functions::evaluated(const std::string& key) {
  const std::lock_guard lock(guard_);
  const auto known = evaluated_.find(key);
  return known == evaluated_.end() ? std::nullopt : std::optional(known->second);
}
ValueArgument SAL_CALL Functions::feel(const DocumentArgument&, const rtl::OUString& expression,
                                       const RestArgument& values) {
  return guarded([&] {
    const std::string key = key_of("", expression, values);
    if (const auto known = evaluated(key)) return *known;
    const std::string text = to_utf8(expression);
    const auto value = evaluate(text, pairs(values));
    const uno::Any shown = value ? to_cell(value) : error(CellError::value);
    if (asks_the_clock(text)) return shown;
    const std::lock_guard lock(guard_);
    if (evaluated_.size() >= most_evaluated) evaluated_.clear();
    return evaluated_[key] = shown;
  });
}
ValueArgument SAL_CALL Functions::explain(const DocumentArgument& document, const rtl::OUString& rule,
                                          const RestArgument& values) {
  return guarded([&] {
    return follow(document, key_of("RULE.EXPLAIN", rule, values), [&]() -> Following::Make {
      return [name = to_utf8(rule), values](const Standing& standing) {
        return guarded([&] {
          const auto text = calc::explain(standing, name, pairs(values));
          return text ? uno::Any(to_office(*text)) : error(CellError::not_available);
        });
      };
    });
  });
}
ValueArgument SAL_CALL Functions::why(const DocumentArgument& document, const CellArgument& cell) {
  return guarded([&] {
    const Asked asked = asked_of(cell);
    const std::string key =
        "RULE.WHY\x1f" + asked.sheet + '\x1f' + workbook::to_a1(asked.at) + '\x1f' + asked.formula;
    return follow(document, key, [&]() -> Following::Make {
      return [asked](const Standing& standing) { return uno::Any(to_office(calc::why(standing, asked))); };
    });
  });
}

ValueArgument SAL_CALL Functions::group(const DocumentArgument& document, const rtl::OUString& country) {
  return ask(document, "COUNTRY.GROUP", {{"country", uno::Any(country)}});
}
ValueArgument SAL_CALL Functions::In(const DocumentArgument& document, const rtl::OUString& country,
                                     const rtl::OUString& group) {
  return ask(document, "COUNTRY.IN", {{"country", uno::Any(country)}, {"group", uno::Any(group)}});
}
ValueArgument SAL_CALL Functions::days(const DocumentArgument& document) {
  return ask(document, "DEADLINE.DAYS");
}

rtl::OUString SAL_CALL Functions::getImplementationName() {
  return "org.stackbook.Functions";
}
sal_Bool SAL_CALL Functions::supportsService(const rtl::OUString& name) {
  return is_among(getSupportedServiceNames(), name);
}
uno::Sequence<rtl::OUString> SAL_CALL Functions::getSupportedServiceNames() {
  return named({"STACK", "INCENTIVE", "RULE", "COUNTRY", "DEADLINE"});
}

} // namespace stackbook::calc
