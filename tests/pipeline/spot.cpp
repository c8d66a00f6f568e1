#include "tests/pipeline/spot.hpp"

#include <gtest/gtest.h>

namespace stackbook::pipeline {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

workbook::Address find(const std::string& file, const std::string& sheet_name, std::string_view text) {
  const auto book = files::read_workbook(file).value();
  const workbook::Sheet* sheet = book.sheet(sheet_name);
  for (std::uint32_t column = 0; sheet && column < sheet->columns.size(); ++column)
    for (std::size_t at = 0; at < sheet->columns[column].rows.size(); ++at) {
      const workbook::Cell& cell = sheet->columns[column].cells[at];
      if (cell.content == workbook::Content::text &&
          (book.text(cell) == text ||
           book.text(cell) == std::string(text) + " *")) // a caption that asks to be filled
        return {sheet->columns[column].rows[at], column};
    }
  ADD_FAILURE() << sheet_name << " has no " << text;
  return {};
}

workbook::Address below_caption(const std::string& file, const std::string& sheet, std::string_view key,
                                std::string_view caption) {
  return {find(file, sheet, key).row, find(file, sheet, caption).column};
}

} // namespace stackbook::pipeline
