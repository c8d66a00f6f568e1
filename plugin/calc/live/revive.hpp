// Revive: cells with our functions that a file brought along with stored values. From .xlsx Calc shows the stored value
// without a call, so that such a cell would never follow the check.
#pragma once

#include <com/sun/star/frame/XModel.hpp>

namespace stackbook::calc {

// Computes a loaded document once if it came from such a file and calls a function of ours; sets no modified flag.
void revive(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& model);

} // namespace stackbook::calc
