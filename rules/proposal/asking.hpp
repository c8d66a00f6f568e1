// Asking: a session of the pack's model with the proposal's tables, forms and references as its inputs.
#pragma once

#include "rules/proposal/compiled.hpp"
#include "rules/proposal/questions.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace stackbook::proposal {

std::string as_of(const Proposal& proposal,
                  const CheckOptions& options); // caller's, else the form's, else today

class Asking {
 public:
  Asking(const Proposal& proposal, const CheckOptions& options);

  const Proposal& proposal() const { return *proposal_; }
  const Pack& pack() const { return *proposal_->pack; }
  const Pack::Compiled& compiled() const { return *proposal_->pack->compiled; }
  dmn::Session& session() { return *session_; }
  const std::string& day() const { return day_; } // the as-of date, ISO; rules hold from and to a day

  void ready(); // for a question that has nothing to do with those before, or with a row
  void set_row(std::size_t table, const BoundRow& row); // starts a fresh session when the old one holds much
  // For each plan, which of some rows of a table its decision says something about; the others need not be asked one by
  // one. All rows are asked together, which costs a fraction of it; where that runs into a limit, all are named.
  std::vector<std::vector<bool>> speaking(std::span<const RulePlan* const> plans,
                                          std::span<const BoundRow> rows, std::size_t table);
  bool has_sheets(const std::vector<std::size_t>& tables) const; // all there, but for optional ones

  // A service, decision or function by name; arguments by name or, for a function, in order.
  Result<feel::Value> ask(std::string_view name, const Arguments& arguments);

 private:
  void start();
  void start_again(); // when the session holds much
  void no_row();
  feel::Value input(dmn::NodeId node);
  Result<feel::Value> call_service(dmn::NodeId service, const Arguments& arguments);
  Result<feel::Value> ask_decision(dmn::NodeId decision, const Arguments& arguments);
  Failure no_argument(std::string_view name, const std::string& argument,
                      const std::vector<dmn::NodeId>& parameters) const;

  const Proposal* proposal_;
  std::vector<std::pair<std::string, findings::Answered>> given_;
  std::string day_;
  feel::Limits limits_;
  feel::Clock clock_;
  feel::Arena arguments_; // of the question
  std::optional<dmn::Session> session_;
  bool altered_ = false;                // an argument stands in the place of an input
  std::optional<std::size_t> row_of_{}; // the table of which a row is set
};

// The check, by a session that was not asked before; what it works out on the way is kept there for questions. Options: those
// of the session.
Checked check(Asking& asking, const CheckOptions& options);

// No rule of the table spoke: an empty list, or a null that is no error.
bool is_silent(feel::Value answer, const feel::Reasons& reasons);

// Data as a FEEL value of a type, kept in the arena; texts are read as what the type asks for.
feel::Value value_of(const findings::Answered& answered, feel::Type type, feel::Arena& arena);
feel::Value value_of(const Argument& argument, feel::Type type, feel::Arena& arena);

} // namespace stackbook::proposal
