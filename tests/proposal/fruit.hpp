// The test pack (tests/proposal/pack) and workbooks for it, built in memory.
#pragma once

#include "rules/proposal/check.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <variant>

#include <gtest/gtest.h>

namespace stackbook::proposal {

inline PackFiles fruit_files() {
  PackFiles files;
  const std::filesystem::path root = STACKBOOK_SOURCE "/tests/proposal/pack";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path());
    std::stringstream bytes;
    bytes << in.rdbuf();
    files.emplace(std::filesystem::relative(entry.path(), root).generic_string(), bytes.str());
  }
  return files;
}

inline std::shared_ptr<const Pack> fruit_pack() {
  static const LoadedPack loaded = [] {
    LoadedPack pack = load(fruit_files());
    for (const PackFault& fault : pack.faults) ADD_FAILURE() << to_text(fault);
    return pack;
  }();
  return loaded.pack;
}

struct Blank {};
struct Day { // a cell with a date format
  double serial;
};
using Entry = std::variant<Blank, double, const char*, bool, Day, workbook::Error>;

struct Book {
  workbook::Workbook workbook;

  Book& sheet(std::string name) {
    workbook.sheets.emplace_back().name = std::move(name);
    return *this;
  }
  // `row` from 1, as people count; from column A.
  Book& row(std::uint32_t row, std::initializer_list<Entry> entries) {
    std::uint32_t column = 0;
    for (const Entry& entry : entries) put_at({row - 1, column++}, entry);
    return *this;
  }
  Book& cell(const char* sheet_name, const char* a1, Entry entry) {
    for (workbook::Sheet& sheet : workbook.sheets)
      if (sheet.name == sheet_name) put_at(*workbook::from_a1(a1), entry, sheet);
    return *this;
  }
  void put_at(workbook::Address at, const Entry& entry) { put_at(at, entry, workbook.sheets.back()); }
  void put_at(workbook::Address at, const Entry& entry, workbook::Sheet& sheet) {
    if (const auto* number = std::get_if<double>(&entry)) put(sheet, at, workbook::number_cell(*number));
    if (const auto* text = std::get_if<const char*>(&entry))
      put(sheet, at, workbook::text_cell(workbook, *text));
    if (const auto* boolean = std::get_if<bool>(&entry)) put(sheet, at, workbook::boolean_cell(*boolean));
    if (const auto* day = std::get_if<Day>(&entry))
      put(sheet, at, workbook::number_cell(day->serial, workbook::Format::date));
    if (const auto* error = std::get_if<workbook::Error>(&entry))
      put(sheet, at, workbook::error_cell(*error));
    if (std::holds_alternative<Blank>(entry)) put(sheet, at, workbook::Cell{});
  }
  workbook::Sheet& operator[](const char* name) {
    for (workbook::Sheet& sheet : workbook.sheets)
      if (sheet.name == name) return sheet;
    std::abort();
  }
};

constexpr double june_22 = 46195; // 2026-06-22

// A sale without any finding.
inline Book good_book() {
  Book book;
  book.sheet("Cover")
      .row(1, {"Fruit sale"})
      .row(4, {"Sale id *", "11111111-2222-4333-8444-555555555555"})
      .row(5, {"Sale date *", Day{june_22}})
      .row(6, {"Money scale *", "thousands"})
      .row(7, {"Currency *", "USD"})
      .row(8, {"Budget", 900.0})
      .row(9, {"Pack", "fruit"})
      .row(10, {"Pack version", "1.2.0"});
  book.sheet("Members")
      .row(5, {"Id *", "Legal name *", "Country *", "Small business?"})
      .row(6, {"M01", "Apple Corp.", "US", "Yes"})
      .row(7, {"M02", "Plum K.K.", "JP", "n"});
  book.sheet("Boxes")
      .row(5, {"Box *", "Fruit *", "Seller *", "Price *", "Share ripe", "Picked on", "Places", "Note"})
      .row(6, {"B01", "apple", "M01", 100.5, Blank{}, Day{june_22 - 3}, "US; NA", "first"})
      .row(7, {"B02", "pear", "M02", 42.0, 0.1 + 0.2, Blank{}, Blank{}, Blank{}});
  return book;
}

inline std::string shown(const std::vector<findings::Finding>& findings) {
  std::string text;
  for (const findings::Finding& finding : findings) {
    text += finding.rule + " " + std::string(to_text(finding.severity)) + " " + finding.message;
    if (finding.fix)
      text += " {" + std::string(finding.fix->safety == findings::Fix::Safety::safe ? "safe" : "review") +
              ": " + finding.fix->title + "}";
    text += "\n";
  }
  return text;
}

inline Checked check_book(const Book& book, std::optional<std::string> as_of = {}) {
  CheckOptions options;
  options.file = "sale.xlsx";
  options.today = "2030-01-01";
  options.as_of = std::move(as_of);
  return check(proposal::bind(book.workbook, fruit_pack()), options);
}

inline std::string said(const Book& book) {
  return shown(check_book(book).findings);
}

} // namespace stackbook::proposal
