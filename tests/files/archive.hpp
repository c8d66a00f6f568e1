// A zip archive and a workbook package made byte by byte, so that a test can spoil any of them.
#pragma once

#include "connectors/files/files.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::files {

struct Packed {
  std::string name{}, data{};
  std::uint16_t method = 8, flags = 0;
  bool descriptor = false, signed_descriptor = true, zip64 = false;
  // What the headers state instead of the truth.
  std::optional<std::uint32_t> crc{}, packed{}, expanded{}, offset{};
  std::optional<std::string> local_name{};
  std::optional<std::uint16_t> local_method{};
  std::optional<std::uint64_t> wide{}; // the expanded size in a zip64 field
  std::optional<std::string> body{};   // packed bytes, where they are not those of `data`
};

struct Shape {
  std::string before{}, comment{}, after{};
  int count_off_by = 0, offset_off_by = 0;
  bool directory = true, zip64_end = false;
};

std::string deflated(std::string_view data);
std::string archive(const std::vector<Packed>& parts, const Shape& shape = {});

constexpr std::string_view main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

// The parts of a workbook with one sheet "S", whose sheetData holds `rows`.
std::vector<Packed> book_parts(std::string_view rows, std::string_view strings = {},
                               std::string_view styles = {});
std::string sheet_xml(std::string_view rows);

// What reading `bytes` gives: the dump, or "failure: " and its text.
std::string outcome(std::string_view bytes, const Limits& limits = {});
std::string read_rows(std::string_view rows, std::string_view strings = {}, std::string_view styles = {});

} // namespace stackbook::files
