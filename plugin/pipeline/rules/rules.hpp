// The sub-verbs of `stackbook rules`: a rule pack as its authors see it. Each stands in a file of its own.
//
// Without --pack, lint, test and data look at every installed pack (the newest of each id), the others at the
// one that all others extend.
#pragma once

#include "plugin/pipeline/packs.hpp"
#include "plugin/pipeline/verb.hpp"
#include "rules/dmn/cases/cases.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace stackbook::pipeline::rules {

struct Options {
  std::string pack, format = "text";
  std::string out;                     // doc: the folder to write
  std::string rule;                    // show
  std::string as_of;                   // data: the day to judge by; empty: today
  std::string model, decision, inputs; // bench
  std::string before, after;           // diff
  bool coverage = false, mutate = false;
};

int list(const Options& options, Terminal& terminal);
int show(const Options& options, Terminal& terminal);
int lint(const Options& options, Terminal& terminal);
int test(const Options& options, Terminal& terminal);
int doc(const Options& options, Terminal& terminal);
int data(const Options& options, Terminal& terminal);
int diff(const Options& options, Terminal& terminal);
int bench(const Options& options, Terminal& terminal);

using PackPointer = std::shared_ptr<const proposal::Pack>;
Result<std::vector<std::filesystem::path>> folders_asked(const Options& options, Terminal& terminal,
                                                         Packs& packs);

// The pack's own test cases (tests/*.xml), in the order of their names.
Result<std::vector<dmn::CaseFile>> cases_of(const proposal::Pack& pack);
dmn::CaseOptions options_of(const dmn::CaseFile& file);
bool asks(const dmn::Case& test, std::string_view decision);

// The pack's own decision models, without those that it extends: path → bytes.
std::map<std::string, std::string> own_models(const proposal::Pack& pack);
// All its models, in the order of the manifest as far as compilation cares.
std::vector<dmn::ModelSource> all_models(const proposal::Pack& pack);

// Which rules each case makes speak, by what it expects: rule id → "members-test-01.xml 003".
std::map<std::string, std::vector<std::string>> tests_by_rule(const std::vector<dmn::CaseFile>& files);

// One rule as a page of text: source, clause, place, conditions, message.
std::string page(const proposal::Pack& pack, const proposal::RuleInfo& rule);

// Changes that no case can notice, with the reason: tests/survivors.csv (decision, rule, column, change, reason).
// A rule "if" stands for a branch: column is the condition, change the branch, then or else.
using Survivor = std::vector<std::string>; // the first four
Result<std::set<Survivor>> survivors_of(const proposal::Pack& pack);

// test --coverage and --mutate: print what they find, answer whether anything is left.
Result<bool> cover(const proposal::Pack& pack, const std::vector<dmn::CaseFile>& files, std::ostream& out);
Result<bool> mutate(const proposal::Pack& pack, const std::vector<dmn::CaseFile>& files, std::ostream& out);

} // namespace stackbook::pipeline::rules
