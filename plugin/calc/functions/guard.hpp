// The border between the office and the cell functions: nothing is thrown over it, a document is looked up once.
#pragma once

#include "plugin/calc/functions/convert.hpp"
#include "plugin/calc/live/desk.hpp"

#include <algorithm>
#include <exception>
#include <initializer_list>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/uno/Sequence.hxx>

namespace stackbook::calc {

using DocumentArgument = com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet>;
using CellArgument = com::sun::star::uno::Reference<com::sun::star::table::XCellRange>;
using ValueArgument = com::sun::star::uno::Any;
using RestArgument = com::sun::star::uno::Sequence<com::sun::star::uno::Any>;

template <class F> com::sun::star::uno::Any guarded(F&& body) {
  try {
    return body();
  } catch (
      const com::sun::star::uno::Exception&) { // the office's own, a cell argument of another kind among them
    return error(CellError::value);
  } catch (const std::exception&) { // memory
    return error(CellError::value);
  }
}

// Without a document behind the call (the function-access service) there is nothing to follow.
template <class... What>
com::sun::star::uno::Any follow(const DocumentArgument& document, const What&... what) {
  const auto desk = Desk::of(document);
  return desk ? desk->follow(what...) : error(CellError::not_available);
}

// A function that the rule pack or the check answers, under its friendly name.
inline com::sun::star::uno::Any ask(const DocumentArgument& document, std::string_view function,
                                    std::initializer_list<Given> given = {}) {
  return guarded([&] {
    return follow(document, key_of(function, given), [&]() -> Following::Make {
      return [function = std::string(function), arguments = arguments_of(given)](const Standing& standing) {
        return to_cell(answer(standing, function, arguments));
      };
    });
  });
}

// For XServiceInfo.
inline com::sun::star::uno::Sequence<rtl::OUString> named(std::initializer_list<const char*> services) {
  com::sun::star::uno::Sequence<rtl::OUString> names(static_cast<sal_Int32>(services.size()));
  std::transform(services.begin(), services.end(), names.getArray(), rtl::OUString::createFromAscii);
  return names;
}
inline bool is_among(const com::sun::star::uno::Sequence<rtl::OUString>& names, const rtl::OUString& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace stackbook::calc
