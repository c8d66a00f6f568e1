// Between the office's UTF-16 strings and our UTF-8 ones.
#pragma once

#include <string>
#include <string_view>

#include <rtl/ustring.hxx>

namespace stackbook::calc {

std::string to_utf8(const rtl::OUString& text);
rtl::OUString to_office(std::string_view utf8);

} // namespace stackbook::calc
