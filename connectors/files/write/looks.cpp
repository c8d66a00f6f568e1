#include "connectors/files/write/looks.hpp"

namespace stackbook::files::write {

using proposal::Look;
using workbook::Format;

namespace {

constexpr lxw_color_t navy = 0x1F3864, steel = 0x5B7BA8, grid = 0xBFC5CE, pale = 0xF2F4F7, cream = 0xFFFCEB,
                      sky = 0xE4EBF5, gray = 0x5F6670, white = 0xFFFFFF;

void boxed(lxw_format* format) {
  format_set_border(format, LXW_BORDER_THIN);
  format_set_border_color(format, grid);
}

void filled(lxw_format* format, lxw_color_t color) {
  format_set_pattern(format, LXW_PATTERN_SOLID);
  format_set_fg_color(format, color);
}

void heading(lxw_format* format, lxw_color_t color) {
  format_set_bold(format);
  format_set_font_color(format, white);
  filled(format, color);
  boxed(format);
  format_set_text_wrap(format);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
}

void dress(lxw_format* format, Look look, bool wrap) {
  switch (look) {
  case Look::title:
    format_set_bold(format);
    format_set_font_size(format, 16);
    format_set_font_color(format, navy);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    break;
  case Look::note: format_set_font_color(format, gray); break;
  case Look::header: heading(format, steel); break;
  case Look::required_header: heading(format, navy); break;
  case Look::input:
    filled(format, cream);
    boxed(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (wrap) format_set_text_wrap(format);
    break;
  case Look::computed:
    filled(format, pale);
    boxed(format);
    format_set_font_color(format, gray);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (wrap) format_set_text_wrap(format);
    break;
  case Look::label:
    format_set_bold(format);
    filled(format, pale);
    boxed(format);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    break;
  case Look::total:
    format_set_bold(format);
    filled(format, sky);
    boxed(format);
    format_set_top(format, LXW_BORDER_MEDIUM);
    format_set_top_color(format, navy);
    break;
  case Look::plain: format_set_align(format, LXW_ALIGN_VERTICAL_TOP); break;
  }
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

lxw_format* Looks::of(Look look, Format format, bool locked, bool left) {
  if (look == Look::plain && format == Format::general && locked) return nullptr;
  lxw_format*& made = made_[{look, format, locked, left}];
  if (made) return made;
  made = workbook_add_format(book_);
  const char* code = code_of(format);
  if (code) format_set_num_format(made, code);
  if (!locked) format_set_unlocked(made);
  dress(made, look, !code);
  if (left) format_set_align(made, LXW_ALIGN_LEFT);
  return made;
}

} // namespace stackbook::files::write
