// Given: rows of data on a stream, one after the other, as NDJSON, JSON or CSV. Memory is that of what has
// arrived and of one row; only a JSON array is taken whole.
#pragma once

#include "connectors/wire/json.hpp"
#include "rules/result.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace stackbook::pipeline::given {

enum class Form : std::uint8_t { ndjson, json, csv };

struct Row {
  wire::Object values; // of CSV: texts; a blank field is left out
  std::string trouble; // why the row can't be read; empty otherwise
};

class Rows {
 public:
  // `path`: a file, or - for standard input. `form`: by its name; empty: by the first byte that is no space.
  static Result<Rows> open(const std::string& path, const std::string& form);
  Rows(Rows&& other) noexcept;
  Rows& operator=(Rows&&) = delete;
  ~Rows();

  Form form() const { return form_; }
  // The next row, or nothing at the end. `waiting` is called before this waits for more to arrive.
  Result<std::optional<Row>> next(const std::function<void()>& waiting);

 private:
  explicit Rows(int file, std::string name) : file_(file), name_(std::move(name)) {}
  Result<bool> more(); // false at the end
  Result<std::optional<std::string_view>> line(const std::function<void()>& waiting, bool quotes);
  Row of_json(std::string_view text) const;
  Result<std::optional<Row>> of_csv(const std::function<void()>& waiting);
  Result<Done> take_array();

  int file_;
  std::string name_, bytes_;
  std::size_t at_ = 0;
  bool ended_ = false;
  Form form_ = Form::ndjson;
  std::size_t number_ = 0;           // of the line or row, from 1
  std::vector<std::string> header_;  // of CSV
  std::optional<wire::Array> array_; // of JSON
};

} // namespace stackbook::pipeline::given
