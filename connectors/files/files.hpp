// Files: workbooks from and to disk, within limits, whatever their format. The only folder that opens user
// files.
//
// Reading never changes a file; writing goes to a temporary file beside the target, is synced, then renamed,
// so that a killed process leaves the old file or the new one. Every Failure names the file, the part and
// what to do.
#pragma once

#include "rules/proposal/pack.hpp"
#include "rules/proposal/sheets.hpp"
#include "rules/result.hpp"
#include "rules/workbook/workbook.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::files {

struct Limits { // each is named in the message that it makes, with the flag that raises it
  std::uint64_t file_size = 64ull << 20; // --max-size
  std::uint64_t expanded = 1ull << 30;   // --max-expanded: all parts together
  std::uint64_t part = 512ull << 20;     // --max-part
  std::uint32_t ratio = 200;             // --max-ratio: expanded ÷ packed, after the first 16 MiB
  std::uint32_t entries = 4'096;         // --max-parts
  std::uint32_t depth = 64;              // --max-depth: of XML elements
  std::uint32_t sheets = 256;            // --max-sheets
  std::uint32_t rows = 1'048'576;        // --max-rows: of a sheet
  std::uint64_t cells = 5'000'000;       // --max-cells: of a workbook
  std::uint64_t strings = 2'000'000;     // --max-strings: shared texts of a workbook
  std::uint64_t text = 1ull << 20;       // --max-text: bytes of one text
};
std::string raised_by(std::string_view flag); // the remedy where a limit is reached

Result<std::string> read_bytes(const std::filesystem::path& path,
                               std::uint64_t limit); // "-" is standard input
Result<workbook::Workbook> read_workbook(const std::filesystem::path& path, const Limits& limits = {});
Result<workbook::Workbook> read_workbook(std::string_view bytes, std::string_view name,
                                         const Limits& limits = {});

Result<Done> write_atomically(const std::filesystem::path& path, std::string_view bytes);
// By the suffix: .xlsx, .ods, or .csv. Several visible sheets make several .csv files: clean.csv becomes
// clean-Stack.csv, clean-Members.csv, …
Result<Done> write_workbook(const std::filesystem::path& path, const proposal::PlannedWorkbook& plan);
std::string file_name_of(std::string_view sheet); // its name without what parts a path
Result<std::string> xlsx_bytes(const proposal::PlannedWorkbook& plan);
Result<std::string> ods_bytes(const proposal::PlannedWorkbook& plan);
Result<std::string> csv_bytes(const proposal::PlannedWorkbook& plan); // of its one visible sheet

// A pack folder as bytes, with the folders of the packs that it extends below extends/<id>/; and where packs are looked for: STACKBOOK_PACKS, XDG data, beside the program.
enum class PackPart { deciding, whole }; // without or with its own cases
Result<proposal::PackFiles> read_pack(const std::filesystem::path& folder,
                                      PackPart part = PackPart::deciding);
std::vector<std::filesystem::path> pack_folders(const std::filesystem::path& program);
struct FoundPack {
  std::string id, version;
  std::filesystem::path folder;
  std::vector<std::string> bases; // ids of the packs that it extends
};
std::vector<FoundPack>
installed_packs(const std::vector<std::filesystem::path>& folders); // newest version first

// The pack among the installed ones that a workbook made with `hint` is checked with: that very version, else
// the newest of the same major number; where the workbook names none, the one that all others extend.
Result<FoundPack> pick_pack(const std::vector<FoundPack>& installed,
                            const std::optional<proposal::PackHint>& hint);

} // namespace stackbook::files
