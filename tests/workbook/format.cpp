#include "rules/workbook/format.hpp"

#include <gtest/gtest.h>

namespace stackbook::workbook {

TEST(format, is_told_from_the_code) {
  const std::pair<const char*, Format> table[] = {
      {"General", Format::general},
      {"GENERAL", Format::general},
      {"general", Format::general},
      {"0", Format::general},
      {"#,##0.00", Format::general},
      {"0.00E+00", Format::general},
      {"@", Format::general},
      {"0%", Format::percent},
      {"0.00\\ %", Format::percent},
      {"\"days: \"0", Format::general},
      {"[Red]0", Format::general},
      {"[>=100]0;0.0", Format::general},
      {"$#,##0", Format::currency},
      {"[$€-407]#,##0.00", Format::currency},
      {"[$USD] #,##0", Format::currency},
      {"#,##0\\ \"€\"", Format::currency},
      {"yyyy-mm-dd", Format::date},
      {"[$-409]d-mmm-yy", Format::date},
      {"DD/MM/YYYY", Format::date},
      {"mmm yyyy", Format::date},
      {"mmmm", Format::date},
      {"h:mm", Format::time},
      {"h:mm AM/PM", Format::time},
      {"h am/pm", Format::time},
      {"mm:ss.0", Format::time},
      {"m/d/yy h:mm", Format::date_time},
      {"yyyy\\-mm\\-dd\\Thh:mm:ss", Format::date_time},
      {"[h]:mm:ss", Format::duration},
      {"[mm]:ss", Format::duration},
      {"0;[Red]yyyy", Format::general},
      {"\"unclosed yyyy", Format::general},
      {"", Format::general},
  };
  for (const auto& [code, format] : table) EXPECT_EQ(format_of(code), format) << code;
}

} // namespace stackbook::workbook
