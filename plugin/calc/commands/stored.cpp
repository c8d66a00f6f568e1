#include "plugin/calc/commands/stored.hpp"

#include "plugin/calc/document/text.hpp"
#include "plugin/calc/live/loop.hpp"

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/io/SequenceOutputStream.hpp>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
using com::sun::star::beans::PropertyValue;
using com::sun::star::io::SequenceOutputStream;
using uno::Reference;
using uno::UNO_QUERY_THROW;

constexpr char excel[] = "Calc MS Excel 2007"; // with macros or without

rtl::OUString filter_of(const Reference<uno::XInterface>& document) {
  const Reference<com::sun::star::frame::XModel> model(document, UNO_QUERY_THROW);
  for (const PropertyValue& argument : model->getArgs()) {
    rtl::OUString name;
    if (argument.Name == "FilterName" && (argument.Value >>= name) && name.startsWith(excel)) return name;
  }
  return "calc8";
}

} // namespace

Stored stored(const Reference<com::sun::star::sheet::XSpreadsheetDocument>& document) {
  const rtl::OUString filter = filter_of(document);
  const auto bytes = SequenceOutputStream::create(office());
  const Reference<com::sun::star::io::XOutputStream> into(bytes, UNO_QUERY_THROW);
  const Reference<com::sun::star::frame::XStorable> storable(document, UNO_QUERY_THROW);
  using enum com::sun::star::beans::PropertyState;
  const PropertyValue how[] = {{"FilterName", 0, uno::Any(filter), PropertyState_DIRECT_VALUE},
                               {"OutputStream", 0, uno::Any(into), PropertyState_DIRECT_VALUE}};
  storable->storeToURL("private:stream", uno::Sequence<PropertyValue>(how, 2));
  const auto written = bytes->getWrittenBytes();
  return {std::string(reinterpret_cast<const char*>(written.getConstArray()),
                      static_cast<std::size_t>(written.getLength())),
          filter.startsWith(excel) ? "document.xlsx" : "document.ods"};
}

} // namespace stackbook::calc
