// Packs for the command: which rule pack a workbook is checked with, loaded once.
//
// `--pack` names a folder or an installed pack (`id` or `id@version`); without it the workbook's own fields
// decide; else the only pack installed. A pack with faults is used and the faults are said on standard error.
#pragma once

#include "connectors/files/files.hpp"
#include "plugin/pipeline/verb.hpp"
#include "rules/proposal/check.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace stackbook::pipeline {

class Packs { // `choose` may be called from several threads
 public:
  explicit Packs(Terminal& terminal, files::PackPart part = files::PackPart::deciding)
      : terminal_(terminal), part_(part) {}
  Result<std::shared_ptr<const proposal::Pack>> choose(const std::string& wanted,
                                                       const std::optional<proposal::PackHint>& hint);
  Result<proposal::LoadedPack> load(const std::filesystem::path& folder); // with its faults, unsaid
  Result<std::filesystem::path> folder_of(const std::string& wanted,      // "": by the hint
                                          const std::optional<proposal::PackHint>& hint = {});

 private:
  Terminal& terminal_;
  files::PackPart part_;
  std::mutex guard_; // of loaded_, and of what is said about faults
  std::map<std::filesystem::path, std::shared_ptr<const proposal::Pack>> loaded_;
};

} // namespace stackbook::pipeline
