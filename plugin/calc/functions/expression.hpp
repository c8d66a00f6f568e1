// RULE.FEEL: a FEEL expression over values given by name, without a document.
#pragma once

#include "plugin/calc/live/standing.hpp"

#include <com/sun/star/uno/Any.hxx>

#include <string>

namespace stackbook::calc {

com::sun::star::uno::Any evaluate(const std::string& expression, const Arguments& values);

} // namespace stackbook::calc
