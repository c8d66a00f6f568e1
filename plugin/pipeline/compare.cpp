// stackbook compare A B: what differs between two copies of a workbook, row by key and field by column.

#include "rules/proposal/copies/compare.hpp"

#include "plugin/pipeline/verb.hpp"
#include "plugin/pipeline/work.hpp"
#include "rules/findings/quote.hpp"
#include "rules/report/value.hpp"

#include <ostream>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

using proposal::Difference;

struct Options {
  std::string before, after, format = "text";
  WorkOptions work;
};

std::string row_name(const Difference& difference) { // a row without a key is called after its place already
  return (difference.row.starts_with("row ") ? "" : "row ") + difference.row;
}

std::string subject(const Difference& difference) {
  return difference.caption + (difference.row.empty() ? "" : " of " + difference.row);
}

void write_text(const std::vector<Difference>& differences, const Options& options, std::ostream& out) {
  for (const Difference& difference : differences) {
    switch (difference.sort) {
    case Difference::Sort::row_added:
      out << to_text(difference.after) << ": " << row_name(difference) << " is only in " << options.after;
      break;
    case Difference::Sort::row_removed:
      out << to_text(difference.before) << ": " << row_name(difference) << " is only in " << options.before;
      break;
    case Difference::Sort::field_changed:
      out << to_text(difference.after) << ": " << subject(difference) << " is "
          << report::shown(difference.is) << ", was " << report::shown(difference.was);
    }
    out << '\n';
  }
  out << (differences.empty() ? std::string("No differences")
                              : std::to_string(differences.size()) +
                                    (differences.size() == 1 ? " difference" : " differences"))
      << " between " << options.before << " and " << options.after << ".\n";
}

void write_json(const std::vector<Difference>& differences, std::ostream& out) {
  static constexpr const char* sorts[] = {"row added", "row removed", "field changed"};
  std::string text = "[";
  for (const Difference& difference : differences) {
    text += text.size() == 1 ? "\n  {" : ",\n  {";
    const auto name = [&](std::string_view member) {
      if (text.back() != '{') text += ", ";
      findings::quote(text, member);
      text += ": ";
    };
    const auto member = [&](std::string_view key, std::string_view value) {
      name(key);
      findings::quote(text, value);
    };
    member("sort", sorts[static_cast<std::size_t>(difference.sort)]);
    member("table", difference.table);
    member("row", difference.row);
    if (difference.sort == Difference::Sort::field_changed) {
      member("field", difference.component);
      name("was");
      report::json_value(text, difference.was);
      name("is");
      report::json_value(text, difference.is);
    }
    if (!difference.before.sheet.empty()) member("before", to_text(difference.before));
    if (!difference.after.sheet.empty()) member("after", to_text(difference.after));
    text += '}';
  }
  out << text << (differences.empty() ? "]\n" : "\n]\n");
}

int compare(const Options& options, Terminal& terminal) {
  Packs packs(terminal);
  auto before = work_on(options.before, options.work, packs);
  if (!before) return fail(terminal, before.failure());
  auto after = work_on(options.after, options.work, packs);
  if (!after) return fail(terminal, after.failure());
  if ((*before)->proposal.pack->id != (*after)->proposal.pack->id)
    return fail(terminal, {options.before + " and " + options.after + " can't be compared", "",
                           "they are made from different packs, " + (*before)->proposal.pack->id + " and " +
                               (*after)->proposal.pack->id,
                           "Name the pack to read both with by --pack"});
  const auto differences =
      proposal::compare({(*before)->workbook, (*before)->proposal}, {(*after)->workbook, (*after)->proposal});
  if (options.format == "json")
    write_json(differences, terminal.out);
  else
    write_text(differences, options, terminal.out);
  return differences.empty() ? clean : findings_left;
}

} // namespace

void add_compare(CLI::App& app, Terminal& terminal, Run& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("compare", "List what differs between two copies of a workbook");
  verb->add_option("before", options->before, "The earlier copy")->required()->type_name("A");
  verb->add_option("after", options->after, "The later copy")->required()->type_name("B");
  verb->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  add_work_options(*verb, options->work);
  verb->footer(
      "Rows are matched by their keys, fields by their columns: sorting and moving change nothing. Exit code "
      "1: the copies differ.\nExample: stackbook compare proposal-monday.xlsx proposal-friday.xlsx");
  verb->callback([options, &terminal, &chosen] {
    chosen = [options, &terminal] { return compare(*options, terminal); };
  });
}

} // namespace stackbook::pipeline
