// RULE.FEEL: a FEEL expression over values given by name, without a document.
#pragma once

#include "plugin/calc/live/standing.hpp"

#include <string>

#include <com/sun/star/uno/Any.hxx>

namespace stackbook::calc {

com::sun::star::uno::Any evaluate(const std::string& expression, const Arguments& values);

} // namespace stackbook::calc
