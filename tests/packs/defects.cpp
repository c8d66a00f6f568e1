// One defect at a time in the good sample, and what is found then: defects.txt, a line each. A blank, a text where a
// number belongs, a word that is not in its list, a key twice, a reference to nothing, a row taken out: one cause, one
// finding, and besides it only what is a fact of its own.
#include "rules/proposal/check.hpp"
#include "samples/tables.hpp"
#include "tests/packs/packs.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include <gtest/gtest.h>

namespace stackbook {
namespace {

using findings::Finding;
using proposal::ColumnBinding;
using proposal::Row;
using proposal::TableBinding;
using proposal::Tables;

std::shared_ptr<const proposal::Pack> pack() {
  return loaded("call-2026-preset").pack;
}

struct Defect {
  std::string table, row, field, change; // field empty: the whole row
  Tables tables;
};

// Without approvals and answers: that an edited row needs its approval again is said elsewhere.
Tables unapproved() {
  auto tables = samples::read_tables(STACKBOOK_SOURCE "/samples/good", *pack());
  EXPECT_TRUE(tables);
  std::erase_if(*tables,
                [](const auto& table) { return table.first == "Approvals" || table.first == "Answers"; });
  return *tables;
}

std::vector<Finding> found_in(const Tables& tables) {
  return proposal::check(proposal::bind(proposal::lay_out(*pack(), tables), pack()), {}).findings;
}

std::string text_of(const Row& row, std::string_view component) {
  const auto at = std::ranges::find(row, component, &Row::value_type::first);
  const auto* text = at == row.end() ? nullptr : std::get_if<std::string>(&at->second);
  return text ? *text : std::string();
}

std::vector<Row>& rows_of(Tables& tables, std::string_view sheet) {
  return std::ranges::find(tables, sheet, &Tables::value_type::first)->second;
}

Row::iterator value_in(Row& row, std::string_view component) {
  return std::ranges::find(row, component, &Row::value_type::first);
}

// Columns whose rows differ in kind are tried in one row of each kind, besides the first that fills them.
const std::map<std::string, std::vector<std::string>> kinds = {{"Stack", {"S002", "S048"}},
                                                               {"Incentives", {"F07", "F09"}},
                                                               {"SourcesUses", {"P03", "P11"}},
                                                               {"Compliance", {"C25", "C29"}}};
// Plain texts that name something, or have a form of their own.
const std::map<std::string, std::string> forms = {
    {"builder", "Q99"},   {"owner", "Q99"},  {"operator", "Q99"}, {"subject", "Q99"},
    {"code", "Atlantis"}, {"ECCN", "chips"}, {"UEI", "12"},       {"EIN", "12"},
    {"LEI", "12"},        {"NAICS", "12"},   {"agency", "NASA"},  {"contact email", "by phone"}};

// What may be typed wrongly into a column, and what that is called.
std::optional<std::pair<std::string, std::string>> wrong(const ColumnBinding& column) {
  if (!column.references.empty()) return {{"of nobody", "Q99"}};
  if (const auto form = forms.find(column.component); form != forms.end())
    return {{"\"" + form->second + '"', form->second}};
  if (!column.list.empty()) return {{"not in its list", "Nowhere"}};
  if (!column.allowed.empty()) return {{"not in its list", "perhaps"}};
  if (column.type.form() == feel::Type::Form::number) return {{"in words", "about twelve"}};
  if (column.type.form() == feel::Type::Form::date) return {{"in words", "in the summer"}};
  return {};
}

class Breaking {
 public:
  std::vector<Defect> all() {
    for (const TableBinding& table : pack()->tables) {
      if (table.sort != TableBinding::Sort::form && table.sort != TableBinding::Sort::table) continue;
      for (const ColumnBinding& column : table.columns)
        if (column.role == proposal::Role::input) cells(table, column);
      if (table.sort == TableBinding::Sort::table) without_rows(table);
    }
    return std::move(defects);
  }

 private:
  void cells(const TableBinding& table, const ColumnBinding& column) {
    const std::vector<Row>& rows = rows_of(good, table.sheet);
    const auto others = kinds.find(table.sheet);
    bool first = true;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      Row filled = rows[r];
      if (value_in(filled, column.component) == filled.end()) continue;
      if (first || (others != kinds.end() &&
                    std::ranges::find(others->second, text_of(rows[r], table.key)) != others->second.end()))
        cell(table, column, r);
      first = false;
    }
  }

  void cell(const TableBinding& table, const ColumnBinding& column, std::size_t r) {
    const std::vector<Row>& rows = rows_of(good, table.sheet);
    Row row = rows[r];
    std::erase_if(row, [&](const auto& entry) { return entry.first == column.component; });
    add(table, r, column.component, "blank", row);
    if (const auto typed = wrong(column)) {
      row = rows[r];
      value_in(row, column.component)->second = typed->second;
      add(table, r, column.component, typed->first, row);
    }
    if (column.component == table.key && rows.size() > 1) {
      row = rows[r];
      value_in(row, column.component)->second = text_of(rows.back(), table.key);
      add(table, r, column.component, "that of another row", row);
    }
  }

  void add(const TableBinding& table, std::size_t r, const std::string& field, std::string change,
           const Row& row) {
    Defect& defect = defects.emplace_back(Defect{
        table.sheet, text_of(rows_of(good, table.sheet)[r], table.key), field, std::move(change), good});
    rows_of(defect.tables, table.sheet)[r] = row;
  }

  void without_rows(const TableBinding& table) {
    const std::vector<Row>& rows = rows_of(good, table.sheet);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      Defect& defect =
          defects.emplace_back(Defect{table.sheet, text_of(rows[r], table.key), "", "taken out", good});
      std::vector<Row>& left = rows_of(defect.tables, table.sheet);
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(r));
    }
  }

  Tables good = unapproved();
  std::vector<Defect> defects;
};

using Seen = std::multiset<std::string>;

std::string place_of(const Finding& finding, const Defect& defect) {
  const findings::Place& place = finding.place;
  if (place.table == defect.table && place.row == defect.row && place.field == defect.field) return "";
  std::string text = " at ";
  if (place.table != defect.table) text += place.table + " ";
  text += place.row.empty() ? "" : place.row + " ";
  return text + place.field;
}

// A row keeps its cell when its key is what changes, and its key when other rows move up.
std::string identity(const Finding& finding, const Defect& defect) {
  const findings::Place& place = finding.place;
  const bool by_key = defect.field.empty() || place.row.empty() || !place.cell;
  return finding.rule + ' ' + place.table + ' ' + place.field + ' ' +
         (by_key ? place.row : to_a1(*place.cell));
}

std::string line_of(const Defect& defect, const std::vector<Finding>& before,
                    const std::vector<Finding>& after) {
  Seen old;
  for (const Finding& finding : before) old.insert(identity(finding, defect));
  std::vector<std::string> found;
  for (const Finding& finding : after)
    if (!old.contains(identity(finding, defect))) found.push_back(finding.rule + place_of(finding, defect));
  std::ranges::sort(found);
  std::string line = defect.table + (defect.row.empty() ? "" : " " + defect.row) +
                     (defect.field.empty() ? "" : " " + defect.field) + ", " + defect.change + ":";
  for (std::size_t i = 0; i < found.size(); ++i) line += (i ? "; " : " ") + found[i];
  return line + (found.empty() ? " nothing" : "");
}

std::vector<std::string> lines_in(const std::string& path) {
  const auto bytes = files::read_bytes(path, 1u << 20);
  EXPECT_TRUE(bytes) << path;
  std::vector<std::string> lines(1);
  for (const char c : bytes ? *bytes : std::string()) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  std::erase_if(lines, [](const std::string& line) { return line.empty() || line.front() == '#'; });
  return lines;
}

TEST(Defects, OneCauseGivesOneFinding) {
  ASSERT_TRUE(pack());
  const std::vector<Finding> before = found_in(unapproved());
  std::vector<std::string> found;
  for (const Defect& defect : Breaking().all()) {
    const std::vector<Finding> after = found_in(defect.tables);
    found.push_back(line_of(defect, before, after));
    std::size_t here = 0;
    for (const Finding& finding : after) {
      here += place_of(finding, defect).empty() ? 1u : 0u;
      EXPECT_NE(finding.rule.rfind("engine.", 0), 0u) << found.back() << '\n' << finding.message;
    }
    if (!defect.field.empty()) {
      EXPECT_LE(here, 1u) << found.back();
    }
    // Only a row that is gone, or whose key is that of another, makes several cells wrong.
    if (!defect.field.empty() && defect.change != "that of another row") {
      EXPECT_EQ(found.back().find(';'), std::string::npos) << found.back();
    }
  }
  std::ofstream written(testing::TempDir() + "defects.txt"); // to compare, and to copy when it is right
  for (const std::string& line : found) written << line << '\n';
  const std::vector<std::string> expected = lines_in(STACKBOOK_SOURCE "/tests/packs/defects.txt");
  for (const std::string& line : expected)
    if (std::ranges::find(found, line) == found.end()) ADD_FAILURE() << "no longer: " << line;
  for (const std::string& line : found)
    if (std::ranges::find(expected, line) == expected.end()) ADD_FAILURE() << "now: " << line;
}

// typed.txt: what people type, at the margin "Table row field: what is typed" (' makes it a text), below it each finding that it gives.
std::string said_of(const std::string& head) {
  static const Tables good = unapproved();
  static const std::vector<Finding> before = found_in(good);
  const std::size_t end = head.find(": ");
  Defect defect{"", "", "", "", good};
  for (const TableBinding& table : pack()->tables) {
    const bool form = table.sort == TableBinding::Sort::form;
    if (!head.starts_with(table.sheet + " ")) continue;
    std::vector<Row>& rows = rows_of(defect.tables, table.sheet);
    for (Row& row : rows) {
      const std::string start = table.sheet + " " + (form ? "" : text_of(row, table.key) + " ");
      if (!head.starts_with(start)) continue;
      defect.table = table.sheet;
      defect.row = form ? "" : text_of(row, table.key);
      defect.field = head.substr(start.size(), end - start.size());
      const std::string typed = head.substr(end + 2);
      const bool number = typed.find_first_not_of("-.0123456789") == std::string::npos;
      std::erase_if(row, [&](const auto& entry) { return entry.first == defect.field; });
      if (number) row.emplace_back(defect.field, findings::Decimal{typed});
      if (!number) row.emplace_back(defect.field, typed.starts_with('\'') ? typed.substr(1) : typed);
      break;
    }
  }
  EXPECT_FALSE(defect.field.empty()) << head;
  std::multiset<std::string> old;
  for (const Finding& finding : before) old.insert(identity(finding, defect));
  std::string text = head + '\n';
  for (const Finding& finding : found_in(defect.tables)) {
    if (old.contains(identity(finding, defect))) continue;
    text += "  " + std::string(to_text(finding.severity)) + " " + finding.rule + ": " + finding.message;
    if (finding.fix) text += " [" + finding.fix->title + "]";
    text += '\n';
  }
  return text;
}

TEST(Defects, WhatPeopleTypeIsAnswered) {
  ASSERT_TRUE(pack());
  std::string found, expected;
  for (const std::string& line : lines_in(STACKBOOK_SOURCE "/tests/packs/typed.txt")) {
    expected += line + '\n';
    if (!line.starts_with("  ")) found += said_of(line);
  }
  std::ofstream(testing::TempDir() + "typed.txt") << found;
  EXPECT_EQ(found, expected);
}

} // namespace
} // namespace stackbook
