// Writing JSON piece by piece: commas and quotes are put where they belong, nothing is laid out.
#pragma once

#include "rules/findings/quote.hpp"

#include <string>
#include <string_view>

namespace stackbook::report {

class JsonWriter {
 public:
  std::string out;

  void open(char bracket) { // "{" or "["; closed by its like
    part();
    out += bracket;
  }
  void close(char bracket) { out += bracket; }
  void name(std::string_view name) {
    part();
    findings::quote(out, name);
    out += ':';
  }
  void text(std::string_view value) {
    part();
    findings::quote(out, value);
  }
  void text(std::string_view key, std::string_view value) {
    name(key);
    findings::quote(out, value);
  }
  void number(std::string_view key, std::size_t value) {
    name(key);
    out += std::to_string(value);
  }
  void boolean(std::string_view key, bool value) {
    name(key);
    out += value ? "true" : "false";
  }

 private:
  void part() {
    if (!out.empty() && out.back() != '{' && out.back() != '[' && out.back() != ':' && out.back() != '\n')
      out += ',';
  }
};

} // namespace stackbook::report
