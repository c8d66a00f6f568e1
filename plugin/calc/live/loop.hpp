// Loop: the two threads of live checking. Rules run on our own thread with plain data; everything that touches the
// office runs on its main thread. No lock of ours is held while the office is called.
#pragma once

#include <chrono>
#include <functional>

#include <com/sun/star/uno/XComponentContext.hpp>

namespace stackbook::calc {

using Context = com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>;

void start_loop(const Context& context);  // once; ends by itself when the office does
const Context& office();                  // the context given there
void on_main(std::function<void()> work); // soon, on the main thread; from any thread
void on_own(std::function<void()> work);  // on our thread, in order
void after(std::chrono::milliseconds pause, std::function<void()> work); // then on our thread

} // namespace stackbook::calc
