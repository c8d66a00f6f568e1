#include "connectors/files/write/looks.hpp"

namespace stackbook::files::write {

using proposal::Look;
using workbook::Format;

namespace {

void dress(lxw_format* format, const Dress& dress) {
  if (dress.bold) format_set_bold(format);
  if (dress.size > 0) format_set_font_size(format, dress.size);
  if (dress.ink) format_set_font_color(format, *dress.ink);
  if (dress.fill) {
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_fg_color(format, *dress.fill);
  }
  if (dress.boxed) {
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, grid);
  }
  if (dress.ruled) {
    format_set_top(format, LXW_BORDER_MEDIUM);
    format_set_top_color(format, navy);
  }
  if (dress.wrapped) format_set_text_wrap(format);
  if (dress.upright == Upright::top) format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (dress.upright == Upright::center) format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
}

} // namespace

const char* code_of(Format format) {
  switch (format) {
  case Format::percent: return "0.0#%";
  case Format::currency: return "#,##0.00";
  case Format::date: return "yyyy-mm-dd";
  case Format::time: return "hh:mm:ss";
  case Format::date_time: return "yyyy-mm-dd hh:mm";
  case Format::duration: return "[h]:mm:ss";
  case Format::general: break;
  }
  return nullptr;
}

lxw_format* Looks::of(const Manner& manner) {
  if (manner.usual()) return nullptr;
  lxw_format*& made = made_[manner];
  if (made) return made;
  made = workbook_add_format(book_);
  const char* code = code_of(manner.format);
  if (code) format_set_num_format(made, code);
  if (!manner.locked) format_set_unlocked(made);
  dress(made, dress_of(manner));
  if (manner.left) format_set_align(made, LXW_ALIGN_LEFT);
  return made;
}

lxw_format* Looks::marked() {
  if (marked_) return marked_;
  marked_ = workbook_add_format(book_);
  format_set_bg_color(marked_, rose);
  return marked_;
}

} // namespace stackbook::files::write
