#include "connectors/files/patch/odf/cell.hpp"

#include "connectors/files/ods/write/sheet.hpp"
#include "connectors/files/patch/comments.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace stackbook::files::patch::odf {

namespace {

// What belongs to a value, in whatever prefix: LibreOffice repeats the type in one of its own.
constexpr std::string_view of_value[] = {"value-type",
                                         "value",
                                         "date-value",
                                         "time-value",
                                         "boolean-value",
                                         "string-value",
                                         "currency",
                                         "formula",
                                         "number-matrix-columns-spanned",
                                         "number-matrix-rows-spanned"};

std::string without_value(std::string_view tag) {
  std::string changed(tag);
  const std::vector<Attribute> all = attributes_of(tag);
  for (auto one = all.rbegin(); one != all.rend(); ++one) {
    const std::string_view local = one->name.substr(one->name.find(':') + 1);
    if (std::ranges::find(of_value, local) != std::end(of_value))
      changed.erase(one->whole_from, one->whole_to() - one->whole_from);
  }
  return changed;
}

std::string paragraphs(std::string_view text) {
  std::string out;
  xml::Writer to(out, 0);
  files::ods::write_paragraphs(to, text);
  return out;
}

std::string paragraph(std::string_view text) {
  return "<text:p>" + xml::escaped_text(text) + "</text:p>";
}

std::string digits(double number) {
  std::array<char, 32> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number);
  return {text.data(), error == std::errc{} ? end : text.data()};
}

bool keeps_its_kind(const FoundCell* cell) {
  return cell && (cell->type == "percentage" || cell->type == "currency");
}

// The start tag says what the value is; answers the paragraphs that show it.
std::string typed(std::string& tag, const Value& value, const FoundCell* old, const FoundCell* like) {
  const auto set = [&](const char* name, std::string_view held) { tag = with_attribute(tag, name, held); };
  if (const auto* boolean = std::get_if<bool>(&value)) {
    set("office:value-type", "boolean");
    set("office:boolean-value", *boolean ? "true" : "false");
    return paragraph(*boolean ? "TRUE" : "FALSE");
  }
  if (const auto* number = std::get_if<double>(&value)) {
    const FoundCell* model = keeps_its_kind(old) ? old : keeps_its_kind(like) ? like : nullptr;
    set("office:value-type", model ? model->type : "float");
    if (model && !model->currency.empty()) set("office:currency", model->currency);
    set("office:value", digits(*number));
    return paragraph(digits(*number)); // suites show the value in its format instead
  }
  if (const auto* day = std::get_if<Day>(&value)) {
    const std::string held = files::ods::date_text(day->serial).value_or("1899-12-30");
    set("office:value-type", "date");
    set("office:date-value", held);
    return paragraph(held);
  }
  if (const auto* text = std::get_if<std::string>(&value)) {
    set("office:value-type", "string");
    return paragraphs(*text);
  }
  return {};
}

std::string annotation(const std::string& note, const Told& told) {
  const std::string space = told.dublin ? "" : " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
  return "<office:annotation" + space + "><dc:creator>" + xml::escaped_text(told.author) + "</dc:creator>" +
         paragraphs(note) + "</office:annotation>";
}

// A person's note: without what we appended before, with what we append now.
std::string kept_note(const Text& text, const FoundNote& old, const std::string* note, const Told& told) {
  const std::string mark = told.author.empty() ? std::string() : mark_of(told.author);
  std::size_t ours = 0;
  while (ours < old.paragraphs.size() && (mark.empty() || old.paragraphs[ours].plain != mark)) ++ours;
  std::uint64_t cut = old.end_from;
  if (ours < old.paragraphs.size()) {
    while (ours > 0 && old.paragraphs[ours - 1].plain.empty()) --ours;
    cut = old.paragraphs[ours].from;
  }
  const std::string added = note ? "<text:p/>" + paragraph(mark) + paragraphs(*note) : std::string();
  if (cut == old.end_from && added.empty()) return std::string(text.between(old.from, old.to));
  std::string tag(text.between(old.from, old.tag_to));
  const std::string name(tag.substr(1, tag.find_first_of(" \t\r\n/>", 1) - 1));
  if (is_empty_element(tag)) tag.replace(tag.size() - 2, 2, ">");
  return tag + std::string(text.between(old.tag_to, std::max(cut, old.tag_to))) + added + "</" + name + '>';
}

std::string whole(std::string tag, const std::string& children) {
  const std::string name(tag.substr(1, tag.find_first_of(" \t\r\n/>", 1) - 1));
  if (is_empty_element(tag)) tag.replace(tag.size() - 2, 2, ">");
  if (!children.empty()) return tag + children + "</" + name + '>';
  tag.pop_back();
  return tag + "/>";
}

} // namespace

std::string repeated(std::string_view tag, std::string_view attribute, std::uint32_t count) {
  for (const Attribute& one : attributes_of(tag))
    if (one.name == attribute && tag.substr(one.from, one.to - one.from) == std::to_string(count))
      return std::string(tag);
  return count == 1 ? without_attributes(tag, {attribute})
                    : with_attribute(tag, attribute, std::to_string(count));
}

std::string cell_element(const Text& text, const FoundCell& cell, std::uint32_t count, const CellNews& news,
                         const Told& told) {
  std::string tag = repeated(text.between(cell.from, cell.tag_to), "table:number-columns-repeated", count);
  const bool own = cell.note && !told.author.empty() && cell.note->creator == told.author;
  std::string note;
  if (cell.note && !own)
    note = kept_note(text, *cell.note, news.note, told);
  else if (news.note)
    note = annotation(*news.note, told);
  std::string children;
  if (!news.value) {
    const std::uint64_t from = cell.note ? cell.note->from : cell.tag_to,
                        to = cell.note ? cell.note->to : cell.tag_to;
    children = std::string(text.between(cell.tag_to, from)) + note +
               std::string(text.between(to, std::max(cell.end_from, to)));
    return whole(std::move(tag), children);
  }
  tag = without_value(tag);
  if (cell.style.empty() && news.like && !news.like->style.empty())
    tag = with_attribute(tag, "table:style-name", news.like->style);
  const std::string shown = typed(tag, *news.value, &cell, news.like);
  children = note;
  for (const Element& other : cell.others) children += text.between(other.from, other.to);
  return whole(std::move(tag), children + shown);
}

std::string new_cell(const CellNews& news, const Told& told) {
  std::string tag = "<table:table-cell>";
  if (news.like && !news.like->style.empty()) tag = with_attribute(tag, "table:style-name", news.like->style);
  std::string children = news.note ? annotation(*news.note, told) : std::string();
  if (news.value) children += typed(tag, *news.value, nullptr, news.like);
  return whole(std::move(tag), children);
}

} // namespace stackbook::files::patch::odf
