// Amend: copies of a workbook with comments where findings are, or with what may be mended without asking mended.
#pragma once

#include "plugin/pipeline/verb.hpp"
#include "plugin/pipeline/work.hpp"

namespace stackbook::pipeline {

// The workbook with a comment on every cell that has findings; those without a cell on the header or first cell of
// their sheet. Comments made so before are replaced, those of people stay.
Result<std::string> annotated(std::string_view bytes, const std::string& file, const Work& work,
                              const std::vector<findings::Finding>& findings, const files::Limits& limits);

struct Mended {
  std::string bytes;
  std::shared_ptr<Work> work; // on the mended workbook
  struct Line {
    std::string place, was, now, title;
  };
  std::vector<Line> lines; // one a cell, in the order of the sheets
};
// Applies safe fixes until none is left; `out` names the result in its findings.
Result<Mended> mended(std::string bytes, const std::string& file, const std::string& out,
                      const WorkOptions& options, Packs& packs);

} // namespace stackbook::pipeline
