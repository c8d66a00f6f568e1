#include "connectors/files/xlsx/beside.hpp"

#include <algorithm>
#include <iterator>
#include <new>
#include <system_error>
#include <thread>

namespace stackbook::files::xlsx {

namespace {

constexpr workbook::TextId own = workbook::TextId{1} << 31;

bool is_large(const SheetPart& part) {
  return part.entry->expanded >= Ahead::worth;
}

// Runs `work` on `count` threads, this one among them; on fewer where there are no more to be had.
template <class Work> void run_on(std::size_t count, Work work) {
  std::vector<std::thread> threads;
  try {
    for (std::size_t at = 1; at < count; ++at) threads.emplace_back(work);
  } catch (const std::system_error&) {
  }
  work();
  for (std::thread& thread : threads) thread.join();
}

} // namespace

void label(workbook::Sheet& sheet, const Listed& listed) {
  sheet.name = listed.name;
  sheet.visibility = listed.visibility;
}

std::vector<Beside> read_beside(const Package& package, std::span<const SheetPart> parts,
                                const Shared& shared) {
  const auto large = static_cast<std::size_t>(std::ranges::count_if(parts, is_large));
  const std::size_t threads = std::min<std::size_t>(std::thread::hardware_concurrency(), large);
  if (threads < 2 || shared.strings.size() >= own) return {};
  std::vector<Beside> sheets(parts.size());
  std::atomic<std::uint64_t> cells = 0;
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> good = true;
  run_on(threads, [&] {
    for (std::size_t at; good && (at = next++) < parts.size();) {
      Beside& one = sheets[at];
      label(one.sheet, *parts[at].listed);
      Shared apart{one.book, shared.styles, shared.strings, shared.date1904, shared.limits, 0, own, &cells};
      try {
        if (!SheetReader(package.stream(*parts[at].entry), apart, one.sheet).read()) good = false;
      } catch (const std::bad_alloc&) { // it may be enough for one after the other
        good = false;
      }
      one.cells = apart.cells;
    }
  });
  std::uint64_t all = 0;
  for (const Beside& one : sheets) all += one.cells;
  if (!good || all > shared.limits.cells) return {};
  return sheets;
}

void take_over(Beside& beside, workbook::Workbook& book, workbook::Sheet& sheet) {
  std::vector<workbook::TextId> texts;
  for (workbook::TextId id = 0; id < beside.book.text_count(); ++id)
    texts.push_back(book.intern(beside.book.text(id)));
  const auto number = [&](workbook::TextId id) { return id & own ? texts[id & ~own] : id; };
  sheet = std::move(beside.sheet);
  if (!texts.empty()) {
    for (workbook::Column& column : sheet.columns)
      for (workbook::Cell& cell : column.cells)
        if (cell.content == workbook::Content::text) cell.text = number(cell.text);
    for (workbook::Formula& formula : sheet.formulas) formula.text = number(formula.text);
  }
  std::ranges::move(beside.book.attachments, std::back_inserter(book.attachments));
  std::ranges::move(beside.book.remarks, std::back_inserter(book.remarks));
  beside = {};
}

} // namespace stackbook::files::xlsx
