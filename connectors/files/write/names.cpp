#include "connectors/files/write/names.hpp"

#include "connectors/files/package/directory.hpp"
#include "connectors/files/write/text.hpp"

#include <set>

namespace stackbook::files::write {

namespace {

Failure unmade(std::string where, std::string why) {
  return {"the workbook can't be written", std::move(where), std::move(why), {}};
}

} // namespace

Result<Done> check_names(const proposal::PlannedWorkbook& plan) {
  std::set<std::string> seen;
  bool visible = false;
  for (const proposal::PlannedSheet& sheet : plan.sheets) {
    if (std::string fault = fault_of_name(sheet.name); !fault.empty())
      return unmade("sheet " + sheet.name, fault);
    if (!seen.insert(lower(sheet.name)).second)
      return unmade("sheet " + sheet.name, "two sheets have this name");
    visible |= !sheet.hidden;
  }
  if (!visible) return unmade({}, "no sheet of it would be visible");
  return Done{};
}

std::string list_name(const proposal::PlannedWorkbook& plan) {
  std::set<std::string> seen;
  for (const proposal::PlannedSheet& sheet : plan.sheets) seen.insert(lower(sheet.name));
  std::string name = "Lists";
  for (int number = 2; seen.contains(lower(name)); ++number) name = "Lists" + std::to_string(number);
  return name;
}

} // namespace stackbook::files::write
