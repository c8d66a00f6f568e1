// Looks: how the cells of a planned sheet appear: one format of libxlsxwriter for each combination in use.
#pragma once

#include "connectors/files/write/dress.hpp"

#include <map>
#include <string>

#include <xlsxwriter.h>

namespace stackbook::files::write {

class Looks {
 public:
  explicit Looks(lxw_workbook* book) : book_(book) {}
  lxw_format* of(const Manner& manner);
  lxw_format* marked(); // laid over a cell that is marked

 private:
  lxw_workbook* book_;
  std::map<Manner, lxw_format*> made_;
  lxw_format* marked_ = nullptr;
};

const char* code_of(workbook::Format format); // a number format's code; nullptr for general

} // namespace stackbook::files::write
