// One answer: a proposal checked from its file and the same proposal posted as JSON give the same findings, with the
// same places, because what is posted is laid out as the template would hold it.

#include "connectors/files/files.hpp"
#include "connectors/wire/submission.hpp"
#include "rules/report/report.hpp"
#include "tests/http/wire.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace stackbook::intake {
namespace {

const std::string pack_folder = "rules/packs/eo14320";

proposal::Proposal bound(const std::string& sample) {
  const std::filesystem::path top = STACKBOOK_SOURCE;
  const auto loaded = proposal::load(*files::read_pack(top / pack_folder));
  return proposal::bind(*files::read_workbook(top / "samples" / sample), loaded.pack);
}

// rule, severity, table, row, field, place, message of those a rule made (binding's own are about cells that can't be
// posted), in order.
std::vector<std::string> lines(const wire::Json& findings) {
  std::vector<std::string> all;
  for (const auto& finding : *findings.array()) {
    if (!finding.find("fired") || !finding.find("fired")->object()) continue;
    const auto text = [](const wire::Json* json) {
      return json && json->text() ? *json->text() : std::string("-");
    };
    const auto* place = finding.find("place");
    std::string line;
    for (const char* member : {"rule", "severity", "state"}) line += text(finding.find(member)) + " | ";
    for (const char* member : {"sheet", "cell", "table", "row", "field"})
      line += text(place->find(member)) + " | ";
    all.push_back(line + text(finding.find("message")));
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<std::string> from_file(const proposal::Proposal& proposal) {
  const auto checked = proposal::check(proposal, {.file = "", .as_of = {}, .today = "2026-06-01"});
  std::string text = "{\"findings\":[";
  for (const auto& finding : checked.findings)
    text += (text.back() == '[' ? "" : ",") + report::json(finding);
  return lines(*wire::read_json(text + "]}")->find("findings"));
}

std::vector<std::string> from_server(const proposal::Proposal& proposal) {
  const Connector connector({}, 4u << 20, pack_folder);
  const wire::CheckRequest request{{"eo14320", ""}, std::nullopt, proposal::take_out(proposal)};
  const auto response = post(connector, "/v1/check", write_json(to_json(request)));
  EXPECT_EQ(status_of(response), 200) << response.substr(0, 400);
  const auto json = wire::read_json(body_of(response));
  if (!json) return {"no JSON: " + json.failure().why};
  return lines(*json->find("findings"));
}

TEST(Route, TheGoodSampleGivesTheSameFindingsFromFileAndServer) {
  const auto proposal = bound("proposal-good.xlsx");
  const auto here = from_file(proposal);
  EXPECT_GE(here.size(), 3u);
  EXPECT_EQ(here, from_server(proposal));
}

TEST(Route, TheFlawedSampleToo) {
  const auto proposal = bound("proposal-flawed.xlsx");
  const auto here = from_file(proposal);
  EXPECT_GE(here.size(), 50u);
  EXPECT_EQ(here, from_server(proposal));
}

} // namespace
} // namespace stackbook::intake
