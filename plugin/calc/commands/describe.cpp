#include "plugin/calc/commands/describe.hpp"

#include "plugin/calc/commands/list.hpp"

#include <fstream>
#include <string>

namespace stackbook::calc {
namespace {

constexpr std::string_view head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<oor:component-data oor:name=\"";
constexpr std::string_view spaces =
    "\" oor:package=\"org.openoffice.Office\" xmlns:oor=\"http://openoffice.org/2001/registry\" "
    "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n";
constexpr std::string_view context = "com.sun.star.sheet.SpreadsheetDocument";

std::string number(int n) { // the office sorts by name
  const std::string digits = std::to_string(n);
  return "m" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

std::string plain(std::string_view title) { // a toolbar has no letters for the keyboard
  std::string text(title);
  std::erase(text, '~');
  return text;
}

void prop(std::ostream& out, std::string_view name, std::string_view value, bool translated = false) {
  out << "<prop oor:name=\"" << name << "\"><value" << (translated ? " xml:lang=\"en-US\"" : "") << '>'
      << value << "</value></prop>";
}

void entry(std::ostream& out, int at, const Command& command, bool menu, std::string_view style = {}) {
  out << "    <node oor:name=\"" << number(at) << "\" oor:op=\"replace\">";
  prop(out, "URL", std::string(protocol) + std::string(command.name));
  prop(out, "Title", menu ? std::string(command.title) : plain(command.title), true);
  prop(out, "Target", "_self");
  prop(out, "Context", context);
  if (!style.empty()) prop(out, "Style", style);
  out << "</node>\n";
}

void separator(std::ostream& out, int at) {
  out << "    <node oor:name=\"" << number(at) << "\" oor:op=\"replace\">";
  prop(out, "URL", "private:separator");
  out << "</node>\n";
}

void write_addons(const std::filesystem::path& file) {
  std::ofstream out(file);
  out << head << "Addons" << spaces << " <node oor:name=\"AddonUI\">\n  <node oor:name=\"OfficeMenuBar\">\n"
      << "   <node oor:name=\"org.stackbook.menu\" oor:op=\"replace\">";
  prop(out, "Title", "Proposa~l", true);
  prop(out, "Context", context);
  out << "<node oor:name=\"Submenu\">\n";
  int at = 0;
  for (const Command& command : commands()) {
    if (command.parted) separator(out, ++at);
    entry(out, ++at, command, true);
  }
  out << "   </node></node>\n  </node>\n  <node oor:name=\"OfficeToolBar\">\n"
      << "   <node oor:name=\"org.stackbook.toolbar\" oor:op=\"replace\">\n";
  for (const Command& command : commands())
    if (command.toolbar) entry(out, ++at, command, false);
  out << "   </node>\n  </node>\n  <node oor:name=\"OfficeNotebookBar\">\n"
      << "   <node oor:name=\"org.stackbook.notebookbar\" oor:op=\"replace\">\n";
  for (const Command& command : commands())
    if (command.toolbar) entry(out, ++at, command, false, "text");
  out << "   </node>\n  </node>\n </node>\n</oor:component-data>\n";
}

void write_keys(const std::filesystem::path& file) {
  std::ofstream out(file);
  out << head << "Accelerators" << spaces << " <node oor:name=\"PrimaryKeys\"><node oor:name=\"Modules\">"
      << "<node oor:name=\"" << context << "\">\n";
  for (const Command& command : commands()) {
    if (command.key.empty()) continue;
    out << "  <node oor:name=\"" << command.key << "\" oor:op=\"replace\">";
    prop(out, "Command", std::string(protocol) + std::string(command.name), true);
    out << "</node>\n";
  }
  out << " </node></node></node>\n</oor:component-data>\n";
}

} // namespace

void describe_commands(const std::filesystem::path& folder) {
  write_addons(folder / "Addons.xcu");
  write_keys(folder / "Accelerators.xcu");
}

} // namespace stackbook::calc
