// Between what Calc hands to a function and what the rules take, and back.
#pragma once

#include "plugin/calc/live/standing.hpp"

#include <optional>
#include <span>
#include <string>

#include <com/sun/star/uno/Any.hxx>
#include <com/sun/star/uno/Sequence.hxx>

namespace stackbook::calc {

// The numbers of Calc's errors, as cells show them.
enum class CellError : std::uint32_t { value = 519, reference = 524, not_available = 32767 };
com::sun::star::uno::Any error(CellError error); // a double whose low bits Calc reads as its error

// A value or range; nothing for an argument that was left out or an empty cell.
std::optional<proposal::Argument> from_cell(const com::sun::star::uno::Any& value);

// A number, text or truth value; a table as rows of cells. Blank gives an empty text.
com::sun::star::uno::Any to_cell(const findings::Answered& value);
com::sun::star::uno::Any
to_cell(const Result<findings::Answered>& value); // a Failure or no value at all gives #N/A

struct Given { // an argument as it comes; no value where it was left out
  const char* name;
  com::sun::star::uno::Any value;
};
Arguments arguments_of(std::span<const Given> given); // of those that hold something

// The same for the same call, without a look at what its values are for.
std::string key_of(std::string_view function, std::span<const Given> given);
std::string key_of(std::string_view function, const rtl::OUString& name,
                   const com::sun::star::uno::Sequence<com::sun::star::uno::Any>& values);

} // namespace stackbook::calc
