// Runs the models under tests/dmn/models with their test cases, strictly.
#include "tests/tck/kit.hpp"

#include <gtest/gtest.h>

namespace stackbook::tck {
namespace {

TEST(Cases, OwnModelsAnswerAsWritten) {
  const std::vector<Line> lines = run_folder(STACKBOOK_SOURCE "/tests/dmn/models", {.strict = true});
  EXPECT_GT(lines.size(), 90u);
  for (const Line& line : lines)
    EXPECT_TRUE(line.passed) << line.file << ": " << line.id << ": " << line.comment;
}

} // namespace
} // namespace stackbook::tck
