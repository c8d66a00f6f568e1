#include "plugin/calc/commands/actions.hpp"
#include "plugin/calc/document/text.hpp"
#include "rules/report/report.hpp"

#include <map>
#include <set>

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/sheet/XCellAddressable.hpp>
#include <com/sun/star/sheet/XSheetAnnotation.hpp>
#include <com/sun/star/sheet/XSheetAnnotationsSupplier.hpp>
#include <com/sun/star/text/XSimpleText.hpp>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
using uno::Reference;
using uno::UNO_QUERY_THROW;

constexpr std::string_view sign = "Stackbook\n"; // before our comments: those of people stay

Reference<sheet::XSheetAnnotations> comments_of(const Reference<uno::XInterface>& of) {
  return Reference<sheet::XSheetAnnotationsSupplier>(of, UNO_QUERY_THROW)->getAnnotations();
}

rtl::OUString text_of(const Reference<sheet::XSheetAnnotation>& comment) {
  return Reference<com::sun::star::text::XSimpleText>(comment, UNO_QUERY_THROW)->getString();
}

// Removes our comments; answers how many. From the last, since those after it move up.
int remove_ours(const Seat& seat) {
  int removed = 0;
  const Reference<com::sun::star::container::XIndexAccess> sheets(seat.document->getSheets(),
                                                                  UNO_QUERY_THROW);
  for (sal_Int32 i = 0; i < sheets->getCount(); ++i) {
    const auto comments = comments_of(Reference<uno::XInterface>(sheets->getByIndex(i), UNO_QUERY_THROW));
    for (sal_Int32 at = comments->getCount() - 1; at >= 0; --at) {
      const Reference<sheet::XSheetAnnotation> comment(comments->getByIndex(at), UNO_QUERY_THROW);
      if (!text_of(comment).startsWith(to_office(sign))) continue;
      comments->removeByIndex(at);
      ++removed;
    }
  }
  return removed;
}

std::set<std::pair<sal_Int32, sal_Int32>> taken(const Reference<sheet::XSheetAnnotations>& comments) {
  std::set<std::pair<sal_Int32, sal_Int32>> cells; // row, column
  for (sal_Int32 at = 0; at < comments->getCount(); ++at) {
    const auto place =
        Reference<sheet::XSheetAnnotation>(comments->getByIndex(at), UNO_QUERY_THROW)->getPosition();
    cells.emplace(place.Row, place.Column);
  }
  return cells;
}

int add_ours(const Seat& seat, const std::string& on, const std::map<workbook::Address, std::string>& texts) {
  const Reference<com::sun::star::container::XNameAccess> sheets(seat.document->getSheets(), UNO_QUERY_THROW);
  const auto comments =
      comments_of(Reference<uno::XInterface>(sheets->getByName(to_office(on)), UNO_QUERY_THROW));
  const auto people = taken(comments);
  int left = 0;
  for (const auto& [at, text] : texts) {
    const auto row = static_cast<sal_Int32>(at.row), column = static_cast<sal_Int32>(at.column);
    if (people.contains({row, column})) {
      ++left;
      continue;
    }
    const auto address =
        Reference<sheet::XCellAddressable>(cell(seat, {on, at}), UNO_QUERY_THROW)->getCellAddress();
    comments->insertNew(address, to_office(std::string(sign) + text));
  }
  return left;
}

} // namespace

void mark(const Seat& seat) {
  when_checked(seat, [seat](const StandingPtr& standing) {
    std::map<std::string, std::map<workbook::Address, std::string>> texts;
    for (const auto& finding : standing->checked.findings) {
      if (finding.state != findings::State::open || !finding.place.cell) continue;
      auto& text = texts[finding.place.sheet][*finding.place.cell];
      text += (text.empty() ? "" : "\n\n") + report::note(finding);
    }
    if (texts.empty()) return say(seat, "Mark findings", "There is no finding in a cell.");
    int left = 0;
    {
      const UndoStep step(seat, "Mark findings");
      remove_ours(seat);
      for (const auto& [on, cells] : texts) left += add_ours(seat, on, cells);
    }
    if (left > 0)
      say(seat, "Mark findings",
          std::to_string(left) + (left == 1 ? " cell has" : " cells have") +
              " a comment of a person, which stays: the panel shows what was found there.");
  });
}

void clear(const Seat& seat) {
  int removed = 0;
  {
    const UndoStep step(seat, "Clear marks");
    removed = remove_ours(seat);
  }
  if (removed == 0) say(seat, "Clear marks", "No cell is marked.");
}

} // namespace stackbook::calc
