// A zip archive: its directory read and checked, every part of it inflated, then all of it taken as a workbook.
#include "connectors/files/package/package.hpp"
#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stackbook;
  const std::string_view bytes = fuzz::text_of(data, size);
  files::Limits limits;
  limits.expanded = limits.part = std::uint64_t{8} << 20;
  limits.cells = limits.strings = 100'000;
  const auto package = files::Package::open(bytes, "fuzz.zip", limits);
  if (package) {
    for (const files::Entry& entry : package->entries()) {
      fuzz::require(package->find(entry.name) != nullptr, "a part is found by its name");
      const auto part = package->read(entry);
      if (part) fuzz::require(part->size() == entry.expanded, "a part is as long as the directory says");
    }
  }
  const auto book = files::read_workbook(bytes, "fuzz.xlsx", limits);
  if (!book) to_text(book.failure());
  return 0;
}
