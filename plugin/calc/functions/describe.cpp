// Build step: writes what LibreOffice must know of the cell functions, from their table, into the folder
// given.
//   idl/org/stackbook/XStack.idl …   the UNO interfaces
//   CalcAddIns.xcu                    names, texts, examples and arguments for the wizard
//   manual.html                       the page on functions and commands
// and what it must know of the commands (commands/describe.hpp).

#include "plugin/calc/commands/describe.hpp"

#include "plugin/calc/functions/manual.hpp"
#include "plugin/calc/functions/table.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

namespace {

using namespace stackbook::calc;

std::string interface_of(std::string_view service) { // STACK → XStack
  std::string name = "X";
  for (std::size_t i = 0; i < service.size(); ++i)
    name += i == 0 ? service[i] : static_cast<char>(service[i] + ('a' - 'A'));
  return name;
}

std::string idl_type(Take take) {
  switch (take) {
  case Take::document: return "com::sun::star::beans::XPropertySet";
  case Take::cell: return "com::sun::star::table::XCellRange";
  case Take::text: return "string";
  case Take::any: return "any";
  case Take::rest: return "sequence<any>";
  }
  return {};
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  return out;
}

void write_idl(const std::filesystem::path& folder, std::string_view service) {
  const std::string name = interface_of(service);
  std::ofstream out(folder / (name + ".idl"));
  out << "#include <com/sun/star/beans/XPropertySet.idl>\n#include <com/sun/star/table/XCellRange.idl>\n"
         "#include <com/sun/star/uno/XInterface.idl>\nmodule org { module stackbook {\ninterface "
      << name << " : com::sun::star::uno::XInterface {\n";
  for (const auto& function : cell_functions()) {
    if (function.service != service) continue;
    out << "  any " << function.method << "([in] " << idl_type(Take::document) << " document";
    for (const auto& argument : function.arguments)
      out << ", [in] " << idl_type(argument.take) << ' ' << argument.name;
    out << ");\n";
  }
  out << "};\n}; };\n";
}

void property(std::ostream& out, std::string_view name, std::string_view text) {
  out << "<prop oor:name=\"" << name << "\"><value xml:lang=\"en-US\">" << escaped(text) << "</value></prop>";
}

void write_function(std::ostream& out, const CellFunction& function) {
  out << "    <node oor:name=\"" << function.method << "\" oor:op=\"replace\">";
  property(out, "DisplayName", function.name);
  property(out, "CompatibilityName", function.name);
  property(out, "Description", std::string(function.text) + " Example: " + std::string(function.example));
  out << "<prop oor:name=\"Category\"><value>Add-In</value></prop>\n     <node oor:name=\"Parameters\">\n";
  const auto parameter = [&](std::string_view name, std::string_view title, std::string_view text) {
    out << "      <node oor:name=\"" << name << "\" oor:op=\"replace\">";
    property(out, "DisplayName", title);
    property(out, "Description", text);
    out << "</node>\n";
  };
  parameter("document", "document", "The document.");
  for (const auto& argument : function.arguments) parameter(argument.name, argument.title, argument.text);
  out << "     </node></node>\n";
}

void write_registry(const std::filesystem::path& file) {
  std::ofstream out(file);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<oor:component-data oor:name=\"CalcAddIns\" "
         "oor:package=\"org.openoffice.Office\" "
         "xmlns:oor=\"http://openoffice.org/2001/registry\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n "
         "<node oor:name=\"AddInInfo\">\n";
  std::string_view service;
  for (const auto& function : cell_functions()) {
    if (function.service != service) {
      if (!service.empty()) out << "   </node></node>\n";
      service = function.service;
      out << "  <node oor:name=\"" << service << "\" oor:op=\"replace\"><node oor:name=\"AddInFunctions\">\n";
    }
    write_function(out, function);
  }
  out << "   </node></node>\n </node>\n</oor:component-data>\n";
}

} // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: describe FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1], idl = folder / "idl" / "org" / "stackbook";
  std::filesystem::create_directories(idl);
  std::string_view service;
  for (const auto& function : cell_functions())
    if (function.service != service) write_idl(idl, service = function.service);
  write_registry(folder / "CalcAddIns.xcu");
  std::ofstream(folder / "manual.html") << manual();
  describe_commands(folder);
}
