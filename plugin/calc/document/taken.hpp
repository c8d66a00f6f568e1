// Taken: what was read of an open document, as the office gave it. Reading needs the office's main thread; making a
// Workbook of it needs no office, so that the main thread does as little as can be.
#pragma once

#include "plugin/calc/document/formats.hpp"
#include "rules/workbook/workbook.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <com/sun/star/uno/Any.hxx>
#include <com/sun/star/uno/Sequence.hxx>

namespace stackbook::calc {

template <class T> using Rows = com::sun::star::uno::Sequence<com::sun::star::uno::Sequence<T>>;

struct TakenSheet {
  rtl::OUString name;
  bool visible = true;
  struct Values { // rows from column A on
    std::uint32_t first_row;
    Rows<com::sun::star::uno::Any> cells;
  };
  struct Formulas { // an area that holds formulas and nothing else
    workbook::Area area;
    Rows<rtl::OUString> texts; // none where they are not asked for
  };
  std::vector<Values> values; // ascending
  std::vector<Formulas> formulas;
  std::vector<std::pair<workbook::Address, sal_Int32>> errors; // Calc's numbers
  Shapes shapes;
  std::vector<bool> row_seen, column_seen; // empty: the sheet shows no cell
  std::vector<workbook::Area> merged;
  std::vector<std::pair<workbook::Address, rtl::OUString>> comments;
};

struct Taken {
  std::shared_ptr<Formats> formats; // the shapes point into it
  double first_day = 0; // days from 1899-12-30, where a Workbook's dates begin, to the document's first
  std::vector<TakenSheet> sheets;
  std::vector<std::pair<rtl::OUString, rtl::OUString>>
      names; // what they refer to; none where no text is asked for
};

workbook::Workbook to_workbook(const Taken& taken); // on any thread

} // namespace stackbook::calc
