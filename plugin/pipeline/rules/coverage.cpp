// stackbook rules test --coverage: every row of every decision table must fire in some case and be silent in
// another; both branches of every `if` must matter to some case.
//
// A branch is known to be taken when the cases notice that it is gone: with the condition replaced by true or
// false, one of them fails.

#include "plugin/pipeline/rules/mutant.hpp"
#include "plugin/pipeline/rules/rules.hpp"

#include <algorithm>
#include <ostream>
#include <utility>

namespace stackbook::pipeline::rules {
namespace {

struct Rows { // of one decision: how often each fired, of how many times it was asked
  std::vector<std::size_t> fired;
  std::size_t asked = 0;
};

class Covering {
 public:
  Covering(const proposal::Pack& of, const std::vector<dmn::CaseFile>& with, std::ostream& to)
      : pack(of), files(with), out(to) {}

  Result<bool> run() {
    auto explained = survivors_of(pack);
    if (!explained) return explained.failure();
    known = std::move(*explained);
    rows();
    for (const auto& [path, bytes] : own_models(pack)) {
      const auto document = xml::parse(bytes, path);
      if (document) branches(path, bytes, document->root(), std::string());
    }
    for (const Survivor& one : known)
      if (one[1] == "if" && !met.contains(one))
        out << "tests/survivors.csv: " << one[0] << ", " << one[2] << ", " << one[3]
            << " is explained, but a case needs it now, or it is not there.\n";
    const auto branches_known = std::ranges::count(known, "if", [](const Survivor& one) { return one[1]; });
    out << "Rows: " << rows_hit << " of " << rows_all << " fired, " << rows_silent << " of " << rows_all
        << " were also silent. Branches of if: " << taken << " of " << both << " matter to a case.\n";
    return rows_hit != rows_all || rows_silent != rows_all || taken != both ||
           !std::cmp_equal(branches_known, met.size());
  }

 private:
  void rows() {
    std::map<std::string, Rows> seen;
    for (const dmn::CaseFile& file : files)
      for (const dmn::Case& test : file.cases) {
        dmn::CaseOptions options = options_of(file);
        options.asked = [&](dmn::Session& session, dmn::NodeId node) {
          const std::size_t count = pack.model.rules_of(node).size();
          if (count == 0) return;
          Rows& of = seen[std::string(pack.model.name_of(node))];
          of.fired.resize(count);
          ++of.asked;
          for (const std::uint32_t rule : session.table_answer(node).fired)
            if (rule >= 1 && rule <= count) ++of.fired[rule - 1];
        };
        dmn::run_case(test, pack.model, options);
      }
    const auto own = own_decisions();
    for (const dmn::NodeId node : pack.model.all(dmn::NodeSort::decision)) {
      const auto rules = pack.model.rules_of(node);
      const std::string name(pack.model.name_of(node));
      if (rules.empty() || !own.contains(name)) continue;
      Rows& of = seen[name];
      of.fired.resize(rules.size());
      for (std::size_t r = 0; r < rules.size(); ++r) {
        ++rows_all;
        const std::string row =
            name + ", rule " + std::to_string(r + 1) + " (" + std::string(rules[r].id) + ")";
        if (of.fired[r] != 0) {
          ++rows_hit;
        } else {
          out << row << ": no case makes it fire.\n";
        }
        if (of.fired[r] < of.asked) {
          ++rows_silent;
        } else if (of.asked != 0) {
          out << row << ": no case leaves it silent.\n";
        }
      }
    }
  }

  std::set<std::string> own_decisions() const {
    std::set<std::string> names;
    for (const auto& [path, bytes] : own_models(pack)) {
      const auto document = xml::parse(bytes, path);
      if (!document) continue;
      for (const xml::Element& element : document->root().children())
        if (element.name == "decision") names.emplace(element.attribute_or("name"));
    }
    return names;
  }

  void branches(const std::string& path, const std::string& bytes, const xml::Element& element,
                std::string of) {
    if ((element.name == "decision" || element.name == "businessKnowledgeModel") && of.empty())
      of = element.attribute_or("name");
    if (element.name == "text" && !of.empty())
      for (const auto& [begin, end] : ifs_in(element.text))
        for (const bool then : {true, false}) {
          ++both;
          std::string text(element.text);
          text.replace(begin, end - begin, then ? " false " : " true ");
          const std::string condition(trimmed(element.text.substr(begin, end - begin)));
          const Survivor name{of, "if", condition, then ? "then" : "else"};
          if (noticed(path, with_text(bytes, element, text))) {
            ++taken;
          } else if (known.contains(name)) {
            ++taken;
            met.insert(name);
          } else {
            out << of << ": no case needs the " << (then ? "then" : "else") << " of 'if " << condition
                << "'.\n";
          }
        }
    for (const xml::Element& child : element.children()) branches(path, bytes, child, of);
  }

  static std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\n')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\n')) text.remove_suffix(1);
    return text;
  }

  bool noticed(const std::string& path, std::string bytes) {
    std::vector<dmn::ModelSource> models = all_models(pack);
    for (dmn::ModelSource& model : models)
      if (model.name == path) model.bytes = std::move(bytes);
    const dmn::Model changed = dmn::compile(models);
    for (const dmn::CaseFile& file : files)
      for (const dmn::Case& test : file.cases)
        if (!dmn::run_case(test, changed, options_of(file)).passed) return true;
    return false;
  }

  const proposal::Pack& pack;
  const std::vector<dmn::CaseFile>& files;
  std::ostream& out;
  std::set<Survivor> known, met;
  std::size_t rows_all = 0, rows_hit = 0, rows_silent = 0, taken = 0, both = 0;
};

} // namespace

Result<bool> cover(const proposal::Pack& pack, const std::vector<dmn::CaseFile>& files, std::ostream& out) {
  return Covering(pack, files, out).run();
}

} // namespace stackbook::pipeline::rules
