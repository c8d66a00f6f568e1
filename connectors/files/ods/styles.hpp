// Styles: what the style names of an OpenDocument spreadsheet say about its cells and sheets.
#pragma once

#include "connectors/files/carried.hpp"
#include "connectors/files/ods/code.hpp"

namespace stackbook::files::ods {

struct Style {
  workbook::Format format = workbook::Format::general;
  std::uint32_t number_format = 0; // in Workbook::number_formats
};

class Styles {
 public:
  explicit Styles(const Limits& limits) : most_(with_the_usual(limits.strings / 8)) {}

  // The element office:styles or office:automatic-styles just started; false after a failure.
  bool read(Scanner& scanner);

  // Once all are read: what each means, with what it takes from its parents (16.2).
  void settle(workbook::Workbook& book);

  const Style& cell(std::string_view name) const; // of a settled cell style; general where there is none
  bool hides(std::string_view table_style) const; // sheets in this style are hidden

 private:
  struct Named {
    std::string parent, data;
  };
  const DataStyle* data_of(const Named& named) const;
  bool read_table_style(Scanner& scanner, std::string name);

  std::uint64_t most_; // that a file may define: an eighth of its texts
  DataStyles data_;
  std::map<std::string, Named, std::less<>> named_;
  std::map<std::string, Style, std::less<>> cells_;
  std::map<std::string, bool, std::less<>> hidden_;
};

} // namespace stackbook::files::ods
