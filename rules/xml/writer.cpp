#include "rules/xml/writer.hpp"

#include "rules/xml/utf8.hpp"

namespace stackbook::xml {
namespace {

void append_escaped(std::string& out, std::string_view text, bool attribute) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character_at(text, at);
    const char c = text[at];
    if (length == 0) {
      out += "\xef\xbf\xbd";
      ++at;
      continue;
    }
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>' && !attribute && at >= 2 && text.substr(at - 2, 2) == "]]")
      out += "&gt;";
    else if (c == '\r')
      out += "&#13;";
    else if (attribute && c == '"')
      out += "&quot;";
    else if (attribute && c == '\n')
      out += "&#10;";
    else if (attribute && c == '\t')
      out += "&#9;";
    else
      out.append(text.substr(at, length));
    at += length;
  }
}

} // namespace

void Writer::finish_tag() {
  if (in_tag_) out_ += '>';
  in_tag_ = false;
}

void Writer::line_break() {
  if (indent_ == 0) return;
  out_ += '\n';
  out_.append(open_.size() * indent_, ' ');
}

Writer& Writer::open(std::string_view name) {
  finish_tag();
  if (!open_.empty()) {
    if (!open_.back().has_text) line_break();
    open_.back().has_elements = true;
  }
  out_ += '<';
  out_ += name;
  open_.push_back({std::string(name)});
  in_tag_ = true;
  return *this;
}

Writer& Writer::attribute(std::string_view name, std::string_view value) {
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  append_escaped(out_, value, true);
  out_ += '"';
  return *this;
}

Writer& Writer::text(std::string_view text) {
  if (text.empty()) return *this;
  finish_tag();
  if (!open_.empty()) open_.back().has_text = true;
  append_escaped(out_, text, false);
  return *this;
}

Writer& Writer::close() {
  const Open last = std::move(open_.back());
  open_.pop_back();
  if (in_tag_) {
    out_ += "/>";
    in_tag_ = false;
  } else {
    if (last.has_elements && !last.has_text) line_break();
    out_ += "</" + last.name + '>';
  }
  if (open_.empty() && indent_ != 0) out_ += '\n';
  return *this;
}

Writer& Writer::leaf(std::string_view name, std::string_view content) {
  return open(name).text(content).close();
}

std::string_view declaration() {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
}

std::string escaped_text(std::string_view text) {
  std::string out;
  append_escaped(out, text, false);
  return out;
}

std::string escaped_attribute(std::string_view value) {
  std::string out;
  append_escaped(out, value, true);
  return out;
}

} // namespace stackbook::xml
