// The manual page of functions and commands holds all of both tables, as well-formed text.

#include "plugin/calc/commands/list.hpp"
#include "plugin/calc/functions/manual.hpp"
#include "plugin/calc/functions/table.hpp"
#include "rules/report/markup.hpp"
#include "rules/xml/reader.hpp"

#include <gtest/gtest.h>

namespace stackbook::calc {
namespace {

bool holds(const std::string& page, const std::string& text) {
  return page.find(text) != std::string::npos;
}

TEST(Manual, ExplainsEachFunctionAndItsArguments) {
  const std::string page = manual();
  for (const CellFunction& function : cell_functions()) {
    EXPECT_TRUE(holds(page, "id=\"" + std::string(function.name) + '"')) << function.name;
    EXPECT_TRUE(holds(page, report::markup(function.text))) << function.name;
    EXPECT_TRUE(holds(page, "Example: <code>" + report::markup(function.example) + "</code>"))
        << function.name;
    for (const Argument& argument : function.arguments)
      EXPECT_TRUE(
          holds(page, "<dt>" + report::markup(argument.title) + "</dt><dd>" + report::markup(argument.text)))
          << function.name << ' ' << argument.name;
  }
}

TEST(Manual, ShowsHowAFunctionIsWritten) {
  const std::string page = manual();
  EXPECT_TRUE(holds(page, "<code>STACK.COMPLETENESS([layer])</code>"));
  EXPECT_TRUE(holds(page, "<code>COUNTRY.IN(country; group)</code>"));
  EXPECT_TRUE(holds(page, "<code>RULE.FEEL(expression; [name; value; …])</code>"));
  EXPECT_TRUE(holds(page, "<code>PROPOSAL.STATUS()</code>"));
}

TEST(Manual, ListsEachCommandWithItsKeys) {
  const std::string page = manual();
  EXPECT_TRUE(holds(page, "<th>Next finding</th><td><kbd>Ctrl</kbd>+<kbd>Alt</kbd>+<kbd>N</kbd></td>"));
  for (const Command& command : commands()) {
    std::string title(command.title);
    std::erase(title, '~');
    EXPECT_TRUE(holds(page, "<th>" + report::markup(title) + "</th>")) << title;
  }
}

TEST(Manual, IsWellFormedAndEachLinkHasItsPlace) {
  std::string page = manual();
  for (std::size_t at = 0; (at = page.find("href=\"#", at)) != std::string::npos; ++at) {
    const std::string place = page.substr(at + 7, page.find('"', at + 7) - at - 7);
    EXPECT_TRUE(holds(page, "id=\"" + place + '"')) << place;
  }
  // Void elements apart it is XML, so a reader of XML sees what is not closed.
  page.erase(0, page.find("<html"));
  for (std::size_t at = 0; (at = page.find("<meta ", at)) != std::string::npos;)
    page.erase(at, page.find('>', at) + 1 - at);
  const auto read = xml::parse(page, "manual.html");
  EXPECT_TRUE(read) << (read ? "" : to_text(read.failure()));
}

} // namespace
} // namespace stackbook::calc
