// Rows: inputs of a decision, many of each, from a file.
#pragma once

#include "rules/dmn/engine.hpp"
#include "rules/result.hpp"

#include <filesystem>
#include <vector>

namespace stackbook::pipeline::rules {

struct Rows {
  struct Column {
    dmn::NodeId input;
    std::vector<feel::Value> values; // in the session's inputs
  };
  std::vector<Column> columns; // of the inputs that the file names
  std::size_t count = 0;
};

// A .json file is an array of objects whose members are named as the decision's inputs; every other file is read as .csv,
// with the inputs' names in its first row. Text becomes what the input's type says: number, boolean, date, time, duration.
// A name that is no input of the decision, and text that is not of the type, are failures.
Result<Rows> read_rows(const std::filesystem::path& path, const dmn::Model& model, dmn::NodeId decision,
                       dmn::Session& session);

} // namespace stackbook::pipeline::rules
