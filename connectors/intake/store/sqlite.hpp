// The embedded store: one SQLite file in WAL mode with synchronous=FULL, made and migrated when opened.
#pragma once

#include "connectors/intake/store/store.hpp"

#include <filesystem>

namespace stackbook::intake {

Result<std::unique_ptr<Store>> open_sqlite(const std::filesystem::path& file);

} // namespace stackbook::intake
