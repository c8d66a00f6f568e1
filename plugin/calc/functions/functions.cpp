#include "plugin/calc/functions/functions.hpp"

#include "plugin/calc/document/text.hpp"
#include "plugin/calc/functions/convert.hpp"
#include "plugin/calc/functions/expression.hpp"
#include "plugin/calc/functions/table.hpp"
#include "plugin/calc/live/desk.hpp"

#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/lang/IllegalArgumentException.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

template <class F> uno::Any guarded(F&& body) {
  try {
    return body();
  } catch (const uno::Exception&) { // the office's own errors, a cell argument of another kind among them
    return error(CellError::value);
  } catch (const std::exception&) { // memory
    return error(CellError::value);
  }
}

// Without a document behind the call (the function-access service) there is nothing to follow.
uno::Any follow(const DocumentArgument& document, const std::string& key, Desk::Make make) {
  const auto desk = Desk::of(Desk::Model(document, UNO_QUERY));
  return desk ? desk->follow(key, std::move(make)) : error(CellError::not_available);
}

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

ValueArgument SAL_CALL Functions::check(const DocumentArgument& document, const CellArgument& cell) {
  return guarded([&] {
    const auto place =
        Reference<com::sun::star::sheet::XCellRangeAddressable>(cell, UNO_QUERY_THROW)->getRangeAddress();
    const auto sheet =
        Reference<com::sun::star::sheet::XSheetCellRange>(cell, UNO_QUERY_THROW)->getSpreadsheet();
    const std::string name =
        to_utf8(Reference<com::sun::star::container::XNamed>(sheet, UNO_QUERY_THROW)->getName());
    const workbook::Address at{static_cast<std::uint32_t>(place.StartRow),
                               static_cast<std::uint32_t>(place.StartColumn)};
    return follow(document, "ROW.CHECK\x1f" + name + '\x1f' + workbook::to_a1(at),
                  [name, at](const Standing& standing) {
                    return uno::Any(to_office(row_message(standing, name, at)));
                  });
  });
}

ValueArgument SAL_CALL Functions::feel(const DocumentArgument&, const rtl::OUString& expression,
                                       const RestArgument& values) {
  return guarded([&] { return evaluate(to_utf8(expression), pairs(values)); });
}

ValueArgument SAL_CALL Functions::decide(const DocumentArgument& document, const rtl::OUString& decision,
                                         const RestArgument& values) {
  return ask(document, to_utf8(decision), pairs(values));
}

rtl::OUString SAL_CALL Functions::getImplementationName() {
  return "org.stackbook.Functions";
}

sal_Bool SAL_CALL Functions::supportsService(const rtl::OUString& name) {
  for (const auto& known : getSupportedServiceNames())
    if (known == name) return true;
  return false;
}

uno::Sequence<rtl::OUString> SAL_CALL Functions::getSupportedServiceNames() {
  std::vector<rtl::OUString> names;
  for (const auto& function : cell_functions())
    if (names.empty() || names.back() != to_office(function.service))
      names.push_back(to_office(function.service));
  return {names.data(), static_cast<sal_Int32>(names.size())};
}

} // namespace stackbook::calc
