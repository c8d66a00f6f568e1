// Decimal: plain numbers read where they lie, quicker than std::from_chars and as exact.
#pragma once

#include <cstdint>

namespace stackbook::files {

// Up to 15 digits with a point, ended by `stop`, where `at` then stands; false for anything longer or other,
// which is left to std::from_chars. At least 24 readable bytes must follow `at`.
bool read_decimal(const char*& at, char stop, double& number);

} // namespace stackbook::files
