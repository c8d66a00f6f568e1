// Context menu: the commands that concern one cell, at the end of the menu of cells.
#pragma once

#include <com/sun/star/frame/XController.hpp>

namespace stackbook::calc {

void extend_context_menu(
    const com::sun::star::uno::Reference<com::sun::star::frame::XController>& controller);

} // namespace stackbook::calc
