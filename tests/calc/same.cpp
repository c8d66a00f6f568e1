// calc-same PIPE FILE…: opens each file in the office behind a pipe and compares the snapshot of the open document with
// what the file reader makes of the file. Prints the first lines that differ; ends with 1 if any do.

#include "connectors/files/files.hpp"
#include "plugin/calc/document/snapshot.hpp"
#include "plugin/calc/document/text.hpp"

#include <cstdio>
#include <filesystem>
#include <sstream>

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/bridge/UnoUrlResolver.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/util/XCloseable.hpp>
#include <cppuhelper/bootstrap.hxx>

namespace {

namespace uno = com::sun::star::uno;
using com::sun::star::beans::PropertyValue;
using com::sun::star::sheet::XSpreadsheetDocument;
using uno::Reference;
using uno::UNO_QUERY_THROW;

uno::Reference<com::sun::star::frame::XDesktop2> reach(const std::string& pipe) {
  const auto local = cppu::defaultBootstrap_InitialComponentContext();
  const auto resolver = com::sun::star::bridge::UnoUrlResolver::create(local);
  const Reference<uno::XComponentContext> office(
      resolver->resolve(
          stackbook::calc::to_office("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext")),
      UNO_QUERY_THROW);
  return com::sun::star::frame::Desktop::create(office);
}

std::string in_office(const Reference<com::sun::star::frame::XDesktop2>& desktop, const std::string& file) {
  PropertyValue hidden("Hidden", 0, uno::Any(true), com::sun::star::beans::PropertyState_DIRECT_VALUE);
  const auto url = stackbook::calc::to_office("file://" + std::filesystem::absolute(file).string());
  const auto loaded =
      desktop->loadComponentFromURL(url, "_blank", 0, uno::Sequence<PropertyValue>(&hidden, 1));
  const std::string lines =
      dump(stackbook::calc::snapshot(Reference<XSpreadsheetDocument>(loaded, UNO_QUERY_THROW)));
  Reference<com::sun::star::util::XCloseable>(loaded, UNO_QUERY_THROW)->close(true);
  return lines;
}

bool same(const std::string& file, const std::string& office, const std::string& reader) {
  std::istringstream ours(office), theirs(reader);
  std::string open, read;
  int shown = 0, number = 0;
  for (bool more = true; more && shown < 12;) {
    const bool one = static_cast<bool>(std::getline(ours, open)),
               other = static_cast<bool>(std::getline(theirs, read));
    more = one || other;
    ++number;
    if (!more || (one && other && open == read)) continue;
    std::printf("%s, line %d:\n  office %s\n  file   %s\n", file.c_str(), number, one ? open.c_str() : "ends",
                other ? read.c_str() : "ends");
    ++shown;
  }
  if (shown == 0) std::printf("%s: %d lines agree\n", file.c_str(), number - 1);
  return shown == 0 && number > 1;
}

} // namespace

int main(int count, char** values) {
  if (count < 3) {
    std::fputs("calc-same PIPE FILE...\n", stderr);
    return 2;
  }
  try {
    const auto desktop = reach(values[1]);
    bool all = true;
    for (int i = 2; i < count; ++i) {
      const auto book = stackbook::files::read_workbook(std::filesystem::path(values[i]));
      if (!book) {
        std::printf("%s\n", to_text(book.failure()).c_str());
        return 2;
      }
      all = same(values[i], in_office(desktop, values[i]), dump(*book)) && all;
    }
    return all ? 0 : 1;
  } catch (const uno::Exception& error) {
    std::printf("%s\n", stackbook::calc::to_utf8(error.Message).c_str());
    return 2;
  }
}
