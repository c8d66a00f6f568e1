#include "connectors/files/files.hpp"
#include "plugin/calc/commands/actions.hpp"
#include "plugin/calc/commands/progress.hpp"
#include "plugin/calc/commands/stored.hpp"
#include "plugin/calc/document/text.hpp"
#include "plugin/calc/live/loop.hpp"
#include "plugin/calc/live/packs.hpp"
#include "plugin/calc/live/settings.hpp"
#include "plugin/clock/clock.hpp"
#include "rules/proposal/sheets.hpp"

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/ui/dialogs/ExecutableDialogResults.hpp>
#include <com/sun/star/ui/dialogs/FilePicker.hpp>
#include <com/sun/star/ui/dialogs/TemplateDescription.hpp>
#include <osl/file.hxx>
#include <rtl/uuid.h>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
using com::sun::star::beans::PropertyValue;

std::string new_uuid() {
  sal_uInt8 bytes[16];
  rtl_createUuid(bytes, nullptr, false);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (int i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += digits[bytes[i] >> 4];
    text += digits[bytes[i] & 15];
  }
  return text;
}

PropertyValue option(const char* name, const uno::Any& value) {
  PropertyValue option;
  option.Name = rtl::OUString::createFromAscii(name);
  option.Value = value;
  return option;
}

// Opened as a template, so that the new document has no name and the file is no longer needed.
void open_as_new(const std::string& bytes) {
  rtl::OUString url;
  oslFileHandle file = nullptr;
  if (osl::FileBase::createTempFile(nullptr, &file, &url) != osl::FileBase::E_None) throw std::bad_alloc();
  sal_uInt64 written = 0;
  const auto done = osl_writeFile(file, bytes.data(), bytes.size(), &written);
  osl_closeFile(file);
  if (done == osl_File_E_None && written == bytes.size()) {
    uno::Sequence<PropertyValue> how(2);
    how.getArray()[0] = option("AsTemplate", uno::Any(true));
    how.getArray()[1] = option("FilterName", uno::Any(rtl::OUString("calc8")));
    com::sun::star::frame::Desktop::create(office())->loadComponentFromURL(url, "_default", 0, how);
  }
  osl::File::remove(url);
}

std::string list_of(const std::vector<proposal::Removal>& removals) {
  std::string text =
      removals.empty() ? "Nothing would be left behind.\n" : "What the clean copy leaves behind:\n";
  for (const auto& removal : removals)
    text += "\n" + removal.where + ": " + removal.what +
            (removal.detail.empty() ? "" : " (" + removal.detail + ")");
  return text;
}

// Of the document as it would be saved: a snapshot holds no links, names, pictures and macros.
Result<std::vector<proposal::Removal>> removals(const Seat& seat, const Standing& standing) {
  const Stored now = stored(seat.document);
  const auto workbook = files::read_workbook(now.bytes, now.name);
  if (!workbook) return workbook.failure();
  return proposal::inspect(*workbook, standing.proposal);
}

std::string picked_file(const std::string& name) {
  using namespace com::sun::star::ui::dialogs;
  const auto picker = FilePicker::createWithMode(office(), TemplateDescription::FILESAVE_AUTOEXTENSION);
  picker->setTitle("Export clean copy");
  picker->appendFilter("Excel workbook (.xlsx)", "*.xlsx");
  picker->appendFilter("OpenDocument spreadsheet (.ods)", "*.ods");
  picker->setDefaultName(to_office(name));
  if (picker->execute() != ExecutableDialogResults::OK || picker->getSelectedFiles().getLength() == 0)
    return {};
  rtl::OUString path;
  osl::FileBase::getSystemPathFromFileURL(picker->getSelectedFiles()[0], path);
  return to_utf8(path);
}

} // namespace

void new_proposal(const Seat& seat) {
  const std::string wished = settings().pack;
  const auto pack =
      choose_pack(wished.empty() ? std::nullopt : std::optional(proposal::PackHint{wished, ""}));
  if (!pack) return say(seat, "New proposal", to_text(pack.failure()));
  auto plan = proposal::make_template(**pack, new_uuid(), {}, clock::today());
  plan.created = clock::today();
  const auto bytes = files::ods_bytes(plan);
  if (!bytes) return say(seat, "New proposal", to_text(bytes.failure()));
  open_as_new(*bytes);
}

void export_clean(const Seat& seat) {
  when_checked(seat, [seat](const StandingPtr& standing) {
    const std::string title = "Export clean copy";
    if (!standing->is_proposal) return say(seat, title, "This workbook isn't a proposal yet.");
    const auto errors = standing->checked.report.summary.errors;
    if (errors > 0 && !ask(seat, title,
                           std::to_string(errors) + (errors == 1 ? " error is" : " errors are") +
                               " open. Write a copy that is marked DRAFT?"))
      return;
    const auto listing = Progress::begin(seat, "Listing what the clean copy leaves behind…");
    if (!listing) return;
    const auto left_behind = removals(seat, *standing);
    listing->end();
    if (!left_behind) return say(seat, title, to_text(left_behind.failure()));
    if (!show_text(seat, title, list_of(*left_behind), true)) return;
    const std::string path = picked_file(errors > 0 ? "clean-DRAFT.xlsx" : "clean.xlsx");
    if (path.empty()) return;
    const auto progress = Progress::begin(seat, "Writing the clean copy…");
    if (!progress) return;
    on_own([seat, standing, path, title, progress, draft = errors > 0] {
      const auto plan = proposal::make_clean(standing->workbook, standing->proposal, standing->checked,
                                             {.draft = draft, .withheld = false});
      // Stopped before the file is there; after it, it is whole.
      const auto written = progress->stopped()
                               ? Result<Done>(Failure{"Stopped: no copy is written", "", "", ""})
                               : files::write_workbook(path, plan);
      perform_soon(seat, [seat, standing, path, title, progress, written] {
        progress->end();
        say(seat, title,
            written ? path + " is written: " + standing->checked.report.summary.status + "."
                    : to_text(written.failure()));
      });
    });
  });
}

} // namespace stackbook::calc
