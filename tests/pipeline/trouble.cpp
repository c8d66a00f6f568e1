// What people and machines get wrong: one clear message with the file and what to do, exit code 2, nothing half-written.

#include "tests/pipeline/command.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace stackbook::pipeline {
namespace {

// One line, names what it is about, exit code 2.
void expect_one_message(const Ran& ran, const std::string& part) {
  EXPECT_EQ(ran.code, 2) << ran.out << ran.err;
  EXPECT_NE(ran.err.find(part), ran.err.npos) << ran.err;
  EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
  for (const char* jargon : {"exception", "std::", "nullptr", "invalid", "errno"})
    EXPECT_EQ(ran.err.find(jargon), ran.err.npos) << ran.err;
}

TEST(Trouble, FilesThatAreNoWorkbooks) {
  const Place place;
  const std::string good = read(sample("proposal-good.xlsx"));
  std::string ole("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  ole.resize(512);
  for (const char letter : std::string("EncryptedPackage")) (ole += letter) += '\0';
  expect_one_message(stackbook({"check", place.path("nowhere.xlsx")}), "nowhere.xlsx");
  expect_one_message(stackbook({"check", place.write("empty.xlsx", "")}), "empty.xlsx");
  expect_one_message(stackbook({"check", place.write("text.xlsx", "just text")}), "text.xlsx");
  expect_one_message(stackbook({"check", place.write("cut.xlsx", good.substr(0, good.size() / 2))}),
                     "cut.xlsx");
  expect_one_message(stackbook({"check", place.write("locked.xlsx", ole + std::string(4096, '\0'))}),
                     "password");
  expect_one_message(stackbook({"check", place.path("")}), place.path(""));
}

TEST(Trouble, PacksThatCanNotBeUsed) {
  const Place place;
  expect_one_message(stackbook({"check", sample("proposal-good.xlsx"), "--pack", "nowhere"}), "nowhere");
  place.write("pack.xml", "<pack id=\"x\"");
  expect_one_message(stackbook({"check", sample("proposal-good.xlsx"), "--pack", place.path("")}),
                     "pack.xml");

  place.write(
      "pack.xml",
      "<pack xmlns=\"urn:stackbook:pack:1\" id=\"x\" version=\"1.0.0\"><model href=\"m.dmn\"/></pack>");
  place.write("m.dmn", "<definitions><decision>");
  const auto broken = stackbook({"rules", "lint", "--pack", place.path("")});
  EXPECT_EQ(broken.code, 1);
  EXPECT_NE(broken.out.find("m.dmn:1:"), broken.out.npos) << broken.out;

  place.write(
      "m.dmn",
      "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"m\" namespace=\"urn:m\">"
      "<decision name=\"D\" id=\"d\"><variable name=\"D\"/><literalExpression><text>amont + "
      "1</text></literalExpression></decision>"
      "</definitions>");
  const auto unknown = stackbook({"rules", "lint", "--pack", place.path("")});
  EXPECT_EQ(unknown.code, 1);
  EXPECT_NE(unknown.out.find("FEEL-NAME-UNKNOWN"), unknown.out.npos) << unknown.out;
  EXPECT_NE(unknown.out.find("m.dmn:1:"), unknown.out.npos) << unknown.out;
}

TEST(Trouble, FullDisksAndClosedFolders) {
  const Place place;
  const auto full = stackbook({"check", sample("proposal-good.xlsx")}, "", "/dev/full");
  EXPECT_EQ(full.code, 2);
  EXPECT_NE(full.err.find("standard output"), full.err.npos) << full.err;
  expect_one_message(stackbook({"export", sample("proposal-good.xlsx"), "/dev/full"}), "/dev/full");
  expect_one_message(stackbook({"check", sample("proposal-good.xlsx"), "--output", "/dev/full"}),
                     "/dev/full");
  expect_one_message(stackbook({"new", "/proc/p.xlsx"}), "/proc/p.xlsx");
  expect_one_message(stackbook({"new", place.path("no/such/folder/p.xlsx")}), "p.xlsx");
  place.write("file", "");
  expect_one_message(stackbook({"export", sample("proposal-good.xlsx"), place.path("file/p.xlsx")}),
                     "p.xlsx");
  EXPECT_EQ(place.names(), std::vector<std::string>{"file"}) << "something half-written was left";
}

TEST(Trouble, DeadAndRefusingServers) {
  const Place place;
  const auto dead = stackbook({"sync", sample("proposal-good.xlsx"), "--to", "http://127.0.0.1:1", "--outbox",
                               place.path("o.sqlite"), "--tries", "1"});
  EXPECT_EQ(dead.code, 2);
  EXPECT_NE(dead.err.find("http://127.0.0.1:1"), dead.err.npos) << dead.err;
  EXPECT_NE(dead.err.find("stay queued"), dead.err.npos) << dead.err;
  const auto status = stackbook({"sync", "status", "--outbox", place.path("o.sqlite")});
  EXPECT_EQ(status.code, 1);
  EXPECT_NE(status.out.find("pending"), status.out.npos) << status.out;
  expect_one_message(stackbook({"sync", sample("proposal-good.xlsx"), "--to", "ftp://x", "--outbox",
                                place.path("p.sqlite"), "--plan"}),
                     "ftp://x");
  expect_one_message(stackbook({"sync", sample("proposal-good.xlsx"), "--to", "http://127.0.0.1:1",
                                "--outbox", "/proc/o.sqlite"}),
                     "/proc/o.sqlite");
}

} // namespace
} // namespace stackbook::pipeline
