#include "plugin/pipeline/verb.hpp"

#include <ostream>

namespace stackbook::pipeline {

int fail(Terminal& terminal, const Failure& failure) {
  terminal.err << "stackbook: " << to_text(failure) << '\n';
  return could_not_run;
}

} // namespace stackbook::pipeline
