#include "plugin/calc/commands/browse.hpp"

#include "plugin/calc/document/text.hpp"
#include "plugin/calc/live/loop.hpp"

#include <com/sun/star/system/SystemShellExecute.hpp>
#include <com/sun/star/system/SystemShellExecuteFlags.hpp>

namespace stackbook::calc {

void browse(const std::string& url) {
  if (!url.starts_with("https://") && !url.starts_with("http://")) return;
  on_main([url] { // an exception ends there
    com::sun::star::system::SystemShellExecute::create(office())->execute(
        to_office(url), rtl::OUString(), com::sun::star::system::SystemShellExecuteFlags::URIS_ONLY);
  });
}

} // namespace stackbook::calc
