#include "connectors/files/carried.hpp"

#include "connectors/files/package/package.hpp"

namespace stackbook::files {

namespace {

template <class One> std::uint64_t most(const Limits& limits) {
  return with_the_usual(limits.cells * sizeof(workbook::Cell) / sizeof(One));
}

template <class One> void keep(std::vector<One>& all, One one, const Limits& limits) {
  if (all.size() <= most<One>(limits)) all.push_back(std::move(one));
}

} // namespace

void carry(std::vector<workbook::Attachment>& all, workbook::Attachment one, const Limits& limits) {
  keep(all, std::move(one), limits);
}

void carry(std::vector<workbook::DefinedName>& all, workbook::DefinedName one, const Limits& limits) {
  keep(all, std::move(one), limits);
}

Result<workbook::Workbook> all_carried(Result<workbook::Workbook> read, std::string_view file,
                                       const Limits& limits) {
  if (!read) return read;
  const auto refused = [&](std::uint64_t limit, const char* what) {
    return unreadable(file, {},
                      "it holds more than " + std::to_string(limit) + " " + what +
                          ", which take the memory of all the cells that it may hold",
                      raised_by("--max-cells"));
  };
  if (const auto limit = most<workbook::Attachment>(limits); read->attachments.size() > limit)
    return refused(limit, "comments, links and the like");
  if (const auto limit = most<workbook::DefinedName>(limits); read->names.size() > limit)
    return refused(limit, "names");
  return read;
}

} // namespace stackbook::files
