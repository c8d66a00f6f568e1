// Outcome: what became of each row that sync looked at, for people and for programs.
#pragma once

#include "connectors/http/delivery.hpp"
#include "connectors/http/plan.hpp"

#include <iosfwd>

namespace stackbook::pipeline {

struct Outcome {
  bool planned = false; // nothing was sent: it is what would be
  std::string proposal;
  struct Row {
    std::string
        outcome; // send, withdraw, unchanged, withheld; created, updated, unchanged, rejected, withdrawn
    std::string table, key, reason, receipt;
  };
  std::vector<Row> rows;
  std::vector<std::string> refused; // batches that the connector refused, and why
  std::string status;               // of the proposal as the connector holds it, or would
  std::string trouble;              // why the connector was not reached; may be empty
  std::size_t waiting = 0;          // rows that stay queued
};

Outcome outcome_of(const http::Plan& plan);
Outcome outcome_of(const http::Plan& plan, const http::Delivery& delivery);

void print_text(std::ostream& out, const Outcome& outcome);
// {"planned","proposal","rows":[{"outcome","table","key","reason","receipt"}],"refused":[],"status","trouble","waiting"}
void print_json(std::ostream& out, const Outcome& outcome);

bool leaves_any(const Outcome& outcome); // a row was withheld or rejected, or a batch refused

} // namespace stackbook::pipeline
