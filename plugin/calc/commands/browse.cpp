#include "plugin/calc/commands/browse.hpp"

#include "plugin/calc/document/text.hpp"
#include "plugin/calc/live/loop.hpp"

#include <com/sun/star/system/SystemShellExecute.hpp>
#include <com/sun/star/system/SystemShellExecuteFlags.hpp>
#include <osl/file.hxx>

namespace stackbook::calc {

namespace {

void open(const rtl::OUString& url) {
  on_main([url] { // an exception ends there
    com::sun::star::system::SystemShellExecute::create(office())->execute(
        url, rtl::OUString(), com::sun::star::system::SystemShellExecuteFlags::URIS_ONLY);
  });
}

} // namespace

void browse(const std::string& url) {
  if (url.starts_with("https://") || url.starts_with("http://")) open(to_office(url));
}

void browse_file(const std::filesystem::path& page) {
  rtl::OUString url;
  if (osl::FileBase::getFileURLFromSystemPath(to_office(page.string()), url) == osl::FileBase::E_None)
    open(url);
}

} // namespace stackbook::calc
