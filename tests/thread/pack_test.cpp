// One loaded pack, eight threads that each bind and check a workbook, or that load it together: every report is the same,
// byte for byte.
#include "connectors/files/files.hpp"
#include "rules/proposal/check.hpp"
#include "rules/report/report.hpp"
#include "tests/thread/crowd.hpp"

#include <gtest/gtest.h>

namespace stackbook {
namespace {

std::string report_on(const std::string& sample, const std::shared_ptr<const proposal::Pack>& pack) {
  const auto workbook = files::read_workbook(STACKBOOK_SOURCE "/samples/proposal-" + sample + ".xlsx");
  if (!workbook) return to_text(workbook.failure());
  proposal::CheckOptions options;
  options.file = sample;
  options.today = "2025-10-01";
  proposal::Checked checked = proposal::check(proposal::bind(*workbook, pack), options);
  return report::json(findings::Report{"test", {std::move(checked.report)}, {}, std::move(checked.findings)});
}

TEST(Thread, OnePackChecksEightWorkbooksAtOnce) {
  auto files = files::read_pack(STACKBOOK_SOURCE "/rules/packs/eo14320");
  ASSERT_TRUE(files) << to_text(files.failure());
  const std::shared_ptr<const proposal::Pack> pack = proposal::load(std::move(*files)).pack;
  ASSERT_TRUE(pack);
  for (const std::string sample : {"good", "flawed"}) {
    const std::string alone = report_on(sample, pack);
    EXPECT_NE(alone.find("\"fingerprint\""), std::string::npos) << alone.substr(0, 500);
    for (const std::string& report : together([&] { return report_on(sample, pack); }))
      EXPECT_EQ(report, alone);
  }
}

TEST(Thread, APackLoadedByEightIsThatOfOne) {
  const auto files = files::read_pack(STACKBOOK_SOURCE "/rules/packs/eo14320");
  ASSERT_TRUE(files) << to_text(files.failure());
  const proposal::LoadedPack alone = proposal::load(*files);
  ASSERT_TRUE(alone.pack);
  for (int round = 0; round < 5; ++round) {
    const proposal::LoadedPack shared = proposal::load(*files, 8);
    ASSERT_TRUE(shared.pack);
    EXPECT_TRUE(shared.faults.empty());
    EXPECT_EQ(shared.pack->digest, alone.pack->digest);
    EXPECT_EQ(report_on("flawed", shared.pack), report_on("flawed", alone.pack));
  }
}

} // namespace
} // namespace stackbook
