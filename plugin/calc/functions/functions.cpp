#include "plugin/calc/functions/functions.hpp"

#include "plugin/calc/document/text.hpp"
#include "plugin/calc/functions/convert.hpp"
#include "plugin/calc/functions/expression.hpp"
#include "plugin/calc/functions/guard.hpp"

#include <com/sun/star/lang/IllegalArgumentException.hpp>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
using uno::Reference;

uno::Any ask(const DocumentArgument& document, std::string_view function, Arguments arguments) {
  return guarded([&] {
    const std::string key = key_of(function, arguments);
    return follow(document, key,
                  [function = std::string(function), arguments = std::move(arguments)](
                      const Standing& standing) { return to_cell(answer(standing, function, arguments)); });
  });
}

Arguments one(const char* name, const uno::Any& value) {
  Arguments arguments;
  if (auto given = from_cell(value)) arguments.emplace_back(name, std::move(*given));
  return arguments;
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
    arguments.emplace_back(to_utf8(name), from_cell(values[i + 1]).value_or(findings::Answered()));
  }
  return arguments;
}

} // namespace

ValueArgument SAL_CALL Functions::completeness(const DocumentArgument& document, const ValueArgument& layer) {
  return ask(document, "STACK.COMPLETENESS", one("layer", layer));
}
ValueArgument SAL_CALL Functions::missing(const DocumentArgument& document, const ValueArgument& layer) {
  return ask(document, "STACK.MISSING", one("layer", layer));
}
ValueArgument SAL_CALL Functions::total(const DocumentArgument& document, const ValueArgument& tool) {
  return ask(document, "INCENTIVE.TOTAL", one("tool", tool));
}
ValueArgument SAL_CALL Functions::bytool(const DocumentArgument& document) {
  return ask(document, "INCENTIVE.BYTOOL", {});
}
ValueArgument SAL_CALL Functions::status(const DocumentArgument& document) {
  return ask(document, "PROPOSAL.STATUS", {});
}
ValueArgument SAL_CALL Functions::check(const DocumentArgument& document, const ValueArgument& severity) {
  return ask(document, "PROPOSAL.CHECK", one("severity", severity));
}
ValueArgument SAL_CALL Functions::findings(const DocumentArgument& document, const ValueArgument& severity) {
  return ask(document, "PROPOSAL.FINDINGS", one("severity", severity));
}

ValueArgument SAL_CALL Functions::feel(const DocumentArgument&, const rtl::OUString& expression,
                                       const RestArgument& values) {
  return guarded([&] { return evaluate(to_utf8(expression), pairs(values)); });
}

ValueArgument SAL_CALL Functions::decide(const DocumentArgument& document, const rtl::OUString& decision,
                                         const RestArgument& values) {
  return guarded([&] { return ask(document, to_utf8(decision), pairs(values)); });
}

rtl::OUString SAL_CALL Functions::getImplementationName() {
  return "org.stackbook.Functions";
}
sal_Bool SAL_CALL Functions::supportsService(const rtl::OUString& name) {
  return has(getSupportedServiceNames(), name);
}
uno::Sequence<rtl::OUString> SAL_CALL Functions::getSupportedServiceNames() {
  return named({"STACK", "INCENTIVE", "PROPOSAL", "RULE"});
}

} // namespace stackbook::calc
