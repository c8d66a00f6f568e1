// The steps of `bind`, each in its own file.
#pragma once

#include "rules/proposal/check.hpp"
#include "rules/proposal/compiled.hpp"
#include "rules/proposal/locate.hpp"

namespace stackbook::proposal {

// Reads the rows of a located table, or the one record of a form: values, cells, contexts; what can't be read
// as its column's type becomes a finding `<table>.<column>.type`.
void read_rows(const workbook::Workbook& workbook, const Located& located, std::size_t table,
               Proposal& proposal);

// Multiplies money by the form's scale, and makes the contexts that the model sees.
void apply_scale(Proposal& proposal);
void make_contexts(Proposal& proposal);

// Across rows and tables: `.unique`, `.reference`, `.list`, `.required`.
void check_keys(Proposal& proposal);
void check_required(Proposal& proposal);

// Words of the pack that stand for a text not written yet: `.placeholder`.
void check_placeholders(Proposal& proposal);

// Hidden sheets and rows that hold data; remarks of the reader.
void note_hidden(const workbook::Workbook& workbook, Proposal& proposal);

// How a table lies on its sheet: captions and rows that are merged (`.merged`), rows below a gap (`.gap`).
void note_shape(const workbook::Workbook& workbook, Proposal& proposal);

} // namespace stackbook::proposal
