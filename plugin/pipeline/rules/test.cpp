// stackbook rules test: the pack's own cases; with --coverage, what they reach; with --mutate, what they would
// not notice.

#include "plugin/pipeline/rules/rules.hpp"

#include <ostream>

namespace stackbook::pipeline::rules {
namespace {

struct Tally {
  std::size_t passed = 0, failed = 0;
};

Tally run(const std::vector<dmn::CaseFile>& files, const proposal::Pack& pack, std::ostream& out) {
  Tally tally;
  for (const dmn::CaseFile& file : files)
    for (const dmn::Case& test : file.cases) {
      const auto outcome = dmn::run_case(test, pack.model, options_of(file));
      ++(outcome.passed ? tally.passed : tally.failed);
      if (!outcome.passed) out << file.name << ", case " << test.id << ": " << outcome.comment << '\n';
    }
  return tally;
}

} // namespace

int test(const Options& options, Terminal& terminal) {
  Packs packs(terminal, files::PackPart::whole);
  const auto folders = folders_asked(options, terminal, packs);
  if (!folders) return fail(terminal, folders.failure());
  bool whole = true;
  for (const auto& folder : *folders) {
    const auto pack = packs.choose(folder.string(), std::nullopt);
    if (!pack) return fail(terminal, pack.failure());
    const auto files = cases_of(**pack);
    if (!files) return fail(terminal, files.failure());
    const Tally tally = run(*files, **pack, terminal.out);
    terminal.out << tally.passed << " cases passed, " << tally.failed << " failed, of pack " << (*pack)->id
                 << ' ' << (*pack)->version << ".\n";
    whole = whole && tally.failed == 0;
    if (tally.failed != 0) continue; // what failing cases reach proves nothing
    for (const auto& [wanted, look] : {std::pair{options.coverage, &cover}, {options.mutate, &mutate}}) {
      if (!wanted) continue;
      const auto left = look(**pack, *files, terminal.out);
      if (!left) return fail(terminal, left.failure());
      whole = whole && !*left;
    }
  }
  return whole ? clean : findings_left;
}

} // namespace stackbook::pipeline::rules
