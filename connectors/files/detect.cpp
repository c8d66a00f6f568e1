#include "connectors/files/detect.hpp"

#include "connectors/files/csv/form.hpp"
#include "connectors/files/package/package.hpp"

#include <algorithm>

namespace stackbook::files {

namespace {

using namespace std::string_view_literals;

std::string utf16(std::string_view name) { // as a compound file's directory spells a stream's name
  std::string wide;
  for (const char letter : name) (wide += letter) += '\0';
  return wide;
}

// [MS-CFB]: one container for old .xls files and for every password-protected .xlsx.
Failure compound(std::string_view bytes, std::string_view file) {
  const auto holds = [&](std::string_view stream) {
    return bytes.find(utf16(stream)) != std::string_view::npos;
  };
  if (holds("EncryptedPackage"))
    return unreadable(file, {}, "it is password-protected", "Save it without a password");
  if (holds("Workbook") || holds("Book"))
    return unreadable(file, {}, "it is an old .xls workbook", "Save it as .xlsx");
  return unreadable(file, {}, "it is an old Office document without a workbook inside", "Save it as .xlsx");
}

struct Other {
  std::string_view magic, what;
};

constexpr Other others[] = {
    {"%PDF", "it is a PDF"},
    {"\x89PNG", "it is a picture"},
    {"\xff\xd8\xff", "it is a picture"},
    {"GIF8", "it is a picture"},
    {"\x1f\x8b", "it is compressed with gzip"},
    {"7z\xbc\xaf", "it is a 7-Zip archive"},
    {"Rar!", "it is a RAR archive"},
    {"\x7f"
     "ELF",
     "it is a program"},
    {"MZ", "it is a program"},
    {"{\\rtf", "it is a text document (.rtf)"},
    {"<!DOCTYPE", "it is a web page"},
    {"<html", "it is a web page"},
};

bool is_named_workbook(std::string_view file) {
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{".xlsx", ".xlsm", ".ods", ".fods", ".xls"},
      [&](std::string_view suffix) { return file.ends_with(suffix); });
}

// The first letters of a file that begins with a tag; those of UTF-16 without their zeros. Empty where it does not.
std::string begun_markup(std::string_view head) {
  std::string letters;
  for (const char letter : head)
    if (letter != '\0') letters += letter;
  const std::size_t begin = letters.find_first_not_of("\xef\xbb\xbf\xff\xfe \t\r\n");
  return begin != std::string::npos && letters[begin] == '<' ? letters.substr(begin) : std::string();
}

} // namespace

Result<Kind> detect(std::string_view bytes, std::string_view file) {
  constexpr auto remedy = "Give an .xlsx, .ods or .csv file";
  if (bytes.empty()) return unreadable(file, {}, "it is empty", remedy);
  if (bytes.starts_with("PK\3\4"sv) || bytes.starts_with("PK\5\6"sv)) return Kind::package;
  if (bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv)) return compound(bytes, file);
  for (const Other& other : others)
    if (bytes.starts_with(other.magic)) return unreadable(file, {}, std::string(other.what), remedy);
  // The record that Excel 2 to 5 begin a file with, and its length ([MS-XLS] 2.4.21); no text holds such letters.
  for (const auto& begin : {"\x09\x00\x04\x00"sv, "\x09\x02\x06\x00"sv, "\x09\x04\x06\x00"sv,
                            "\x09\x08\x08\x00"sv, "\x09\x08\x10\x00"sv})
    if (bytes.starts_with(begin))
      return unreadable(file, {}, "it is an old .xls workbook", "Save it as .xlsx");
  const std::string_view head = bytes.substr(0, 4096);
  if (const std::string markup = begun_markup(head); !markup.empty()) {
    if (markup.find("urn:oasis:names:tc:opendocument:xmlns:office:1.0") != std::string::npos)
      return Kind::flat_ods;
    if (markup.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string::npos)
      return unreadable(file, {}, "it is an XML spreadsheet of 2003", "Save it as .xlsx");
  }
  const bool zeros = head.find('\0') != std::string_view::npos;
  if (zeros && !csv::utf16_of(bytes))
    return unreadable(file, {}, "it is neither a workbook nor text", remedy);
  if (is_named_workbook(file))
    return unreadable(file, {}, "it holds plain text, no workbook",
                      "Give the workbook itself; a text table is named .csv");
  return Kind::text;
}

} // namespace stackbook::files
