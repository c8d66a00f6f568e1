#include "tests/patch/sheet.hpp"

#include <algorithm>

namespace stackbook::files::patch {

Address at(std::string_view a1) {
  return workbook::from_a1(a1).value();
}

CellChange cell(std::string_view a1, Value value) {
  return {"S", at(a1), std::move(value)};
}

std::map<std::string, std::string> parts_of(const std::string& bytes) {
  std::map<std::string, std::string> parts;
  const auto package = Package::open(bytes, "parts", {});
  EXPECT_TRUE(package) << to_text(package.failure());
  if (package)
    for (const Entry& entry : package->entries()) parts[entry.name] = package->read(entry).value();
  return parts;
}

std::map<std::string, std::string> packed_of(const std::string& bytes) {
  std::map<std::string, std::string> parts;
  const auto package = Package::open(bytes, "parts", {});
  EXPECT_TRUE(package);
  if (package)
    for (const Entry& entry : package->entries())
      parts[entry.name] = std::to_string(entry.method) + ':' + bytes.substr(entry.body, entry.packed);
  return parts;
}

std::string changed(const std::vector<Packed>& parts, const Changes& changes) {
  auto copy = patched(archive(parts), "test.xlsx", changes);
  EXPECT_TRUE(copy) << to_text(copy.failure());
  return copy ? *copy : std::string();
}

std::string why(const std::vector<Packed>& parts, const Changes& changes) {
  const auto copy = patched(archive(parts), "test.xlsx", changes);
  return copy ? "done" : copy.failure().where + ": " + copy.failure().why;
}

std::string sheet_after(const std::string& sheet, const Changes& changes) {
  auto parts = book_parts("");
  parts[5].data = sheet;
  return parts_of(changed(parts, changes))["xl/worksheets/sheet1.xml"];
}

std::string rows_after(const std::string& rows, const Changes& changes) {
  const std::string frame = sheet_xml("|"), after = sheet_after(sheet_xml(rows), changes);
  const std::size_t before = frame.find('|'), behind = frame.size() - before - 1;
  EXPECT_EQ(after.substr(0, before), frame.substr(0, before));
  EXPECT_EQ(after.substr(after.size() - behind), frame.substr(before + 1));
  return after.substr(before, after.size() - behind - before);
}

std::vector<Packed> with_part(std::vector<Packed> parts, const std::string& name, const std::string& data) {
  const auto old = std::ranges::find(parts, name, &Packed::name);
  if (old != parts.end())
    old->data = data;
  else
    parts.push_back({name, data});
  return parts;
}

} // namespace stackbook::files::patch
