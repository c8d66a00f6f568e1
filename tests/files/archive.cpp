#include "tests/files/archive.hpp"

#include <zlib.h>

namespace stackbook::files {

namespace {

void put(std::string& to, std::uint64_t value, unsigned bytes) {
  for (unsigned at = 0; at < bytes; ++at) to += static_cast<char>(value >> (8 * at) & 0xff);
}

} // namespace

std::string deflated(std::string_view data) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, data.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
  stream.avail_in = static_cast<uInt>(data.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string archive(const std::vector<Packed>& parts, const Shape& shape) {
  std::string bytes = shape.before, directory;
  for (const Packed& part : parts) {
    const std::uint32_t at =
        part.offset.value_or(static_cast<std::uint32_t>(bytes.size() - shape.before.size()));
    const std::string body = part.body ? *part.body : part.method == 8 ? deflated(part.data) : part.data;
    const auto crc = part.crc.value_or(static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(part.data.data()), static_cast<uInt>(part.data.size()))));
    const auto packed = part.packed.value_or(static_cast<std::uint32_t>(body.size()));
    const auto expanded = part.expanded.value_or(static_cast<std::uint32_t>(part.data.size()));
    const std::uint16_t flags = static_cast<std::uint16_t>(part.flags | (part.descriptor ? 8 : 0));
    if (!part.offset) {
      const std::string name = part.local_name.value_or(part.name);
      put(bytes, 0x04034b50, 4);
      put(bytes, 20, 2);
      put(bytes, flags, 2);
      put(bytes, part.local_method.value_or(part.method), 2);
      put(bytes, 0, 4);
      put(bytes, part.descriptor ? 0 : crc, 4);
      put(bytes, part.descriptor ? 0 : packed, 4);
      put(bytes, part.descriptor ? 0 : expanded, 4);
      put(bytes, name.size(), 2);
      put(bytes, 0, 2);
      bytes += name + body;
      if (part.descriptor) {
        if (part.signed_descriptor) put(bytes, 0x08074b50, 4);
        put(bytes, crc, 4);
        put(bytes, packed, 4);
        put(bytes, expanded, 4);
      }
    }
    put(directory, 0x02014b50, 4);
    put(directory, 45, 2);
    put(directory, 20, 2);
    put(directory, flags, 2);
    put(directory, part.method, 2);
    put(directory, 0, 4);
    put(directory, crc, 4);
    put(directory, part.zip64 ? 0xffffffff : packed, 4);
    put(directory, part.zip64 ? 0xffffffff : expanded, 4);
    put(directory, part.name.size(), 2);
    put(directory, part.zip64 ? 20 : 0, 2);
    put(directory, 0, 2);
    put(directory, 0, 8);
    put(directory, at, 4);
    directory += part.name;
    if (part.zip64) {
      put(directory, 1, 2);
      put(directory, 16, 2);
      put(directory, part.wide.value_or(expanded), 8);
      put(directory, packed, 8);
    }
  }
  if (!shape.directory) return bytes;
  const std::uint64_t from =
      bytes.size() - shape.before.size() + static_cast<std::uint64_t>(shape.offset_off_by);
  const auto count = parts.size() + static_cast<std::size_t>(shape.count_off_by);
  bytes += directory;
  if (shape.zip64_end) {
    const std::uint64_t record = bytes.size();
    put(bytes, 0x06064b50, 4);
    put(bytes, 44, 8);
    put(bytes, 0x002d002d, 4);
    put(bytes, 0, 8);
    put(bytes, count, 8);
    put(bytes, count, 8);
    put(bytes, directory.size(), 8);
    put(bytes, from, 8);
    put(bytes, 0x07064b50, 4);
    put(bytes, 0, 4);
    put(bytes, record, 8);
    put(bytes, 1, 4);
  }
  put(bytes, 0x06054b50, 4);
  put(bytes, 0, 4);
  put(bytes, shape.zip64_end ? 0xffff : count, 2);
  put(bytes, shape.zip64_end ? 0xffff : count, 2);
  put(bytes, shape.zip64_end ? 0xffffffff : directory.size(), 4);
  put(bytes, shape.zip64_end ? 0xffffffff : from, 4);
  put(bytes, shape.comment.size(), 2);
  return bytes + shape.comment + shape.after;
}

std::string sheet_xml(std::string_view rows) {
  return "<worksheet xmlns=\"" + std::string(main_space) + "\"><sheetData>" + std::string(rows) +
         "</sheetData></worksheet>";
}

std::vector<Packed> book_parts(std::string_view rows, std::string_view strings, std::string_view styles) {
  const std::string space(main_space),
      office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string rels =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  return {
      {"_rels/.rels", rels + "<Relationship Id=\"r1\" Type=\"" + office +
                          "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
      {"xl/workbook.xml", "<workbook xmlns=\"" + space + "\" xmlns:r=\"" + office +
                              "\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       rels + "<Relationship Id=\"r1\" Type=\"" + office + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>" +
           "<Relationship Id=\"r2\" Type=\"" + office + "/sharedStrings\" Target=\"sharedStrings.xml\"/>" +
           "<Relationship Id=\"r3\" Type=\"" + office + "/styles\" Target=\"styles.xml\"/></Relationships>"},
      {"xl/sharedStrings.xml", "<sst xmlns=\"" + space + "\">" + std::string(strings) + "</sst>"},
      {"xl/styles.xml", "<styleSheet xmlns=\"" + space + "\">" + std::string(styles) + "</styleSheet>"},
      {"xl/worksheets/sheet1.xml", sheet_xml(rows)},
  };
}

std::string outcome(std::string_view bytes, const Limits& limits) {
  const auto book = read_workbook(bytes, "test.xlsx", limits);
  if (!book) return "failure: " + to_text(book.failure());
  std::string text = workbook::dump(*book);
  for (const workbook::Remark& remark : book->remarks)
    text += "remark " + remark.code + (remark.at ? " " + workbook::to_a1(*remark.at) : "") + '\n';
  return text;
}

std::string read_rows(std::string_view rows, std::string_view strings, std::string_view styles) {
  return outcome(archive(book_parts(rows, strings, styles)));
}

} // namespace stackbook::files
