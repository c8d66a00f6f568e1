// A sheet while it is planned: titles, captions, pairs.
#pragma once

#include "rules/proposal/laying.hpp"
#include "rules/proposal/sheets.hpp"

#include <string>

namespace stackbook::proposal {

struct Sheet {
  PlannedSheet plan;

  explicit Sheet(std::string name) { plan.name = std::move(name); }

  void put(workbook::Address at, findings::Datum value, Look look,
           workbook::Format format = workbook::Format::general) {
    PlannedCell& cell = plan.cells.emplace_back();
    cell.row = at.row;
    cell.column = at.column;
    cell.value = std::move(value);
    cell.look = look;
    cell.format = format;
  }
  void title(const std::string& text, const std::string& help) {
    put({0, 0}, text, Look::title);
    if (!help.empty()) put({1, 0}, help, Look::note);
  }
  void pair(std::uint32_t row, std::string label, findings::Datum value,
            workbook::Format format = workbook::Format::general) {
    put({row, 0}, std::move(label), Look::label);
    put({row, 1}, std::move(value), Look::computed, format);
  }
  void pack_fields(const Pack& pack, std::uint32_t first_field) { // what pack_hint reads
    pair(form_label(first_field).row, "Pack", pack.id);
    pair(form_label(first_field + 1).row, "Pack version", pack.version);
  }
};

} // namespace stackbook::proposal
