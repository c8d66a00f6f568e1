// Sending: what the stackbook command says of a plan or a delivery, and the text a person reads. No office object.
#pragma once

#include "connectors/http/plan.hpp"

#include <string>
#include <vector>

namespace stackbook::calc {

struct Sending {
  std::string proposal, status, trouble;
  struct Row {
    std::string outcome, table, key, reason, receipt; // as `stackbook sync --format json`
  };
  std::vector<Row> rows;
  std::vector<std::string> refused;
  std::string waiting; // rows that stay queued; "0": none
};

Sending sending_of(const http::Plan& plan);
Result<Sending> read_sending(std::string_view json);

// "12 rows would be sent:", "7 rows stay:" with why, each row on its line.
std::string plan_text(const Sending& plan);
std::string delivery_text(const Sending& sent);
bool sends_any(const Sending& plan);

} // namespace stackbook::calc
