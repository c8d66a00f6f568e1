#include "rules/feel/number/number.hpp"
#include "rules/proposal/asking.hpp"
#include "rules/proposal/withhold.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace stackbook::proposal {

namespace {

using feel::Value;
namespace number = feel::number;

constexpr std::size_t most_bytes = std::size_t{4} << 30; // of one probe's values; freed with it

enum class Way : std::uint8_t { up, down };

// Other digits in the same scale, others in each row, so that no sum of changes is zero.
Value changed(Value value, std::size_t row, Way way, feel::Arena& arena) {
  std::string digits = number::to_digits(value);
  std::erase(digits, '-');
  digits.insert(0, std::to_string(1'000 + row * 7'919 % 9'000));
  if (way == Way::down) digits.insert(0, "-");
  const Value other = number::parse(digits, arena);
  return other.is_null() ? number::from(way == Way::up ? std::int64_t(row) + 1 : -std::int64_t(row) - 1)
                         : other;
}

// Figures as digits, and the differences of each two that are numbers behind them.
class Probing {
 public:
  Probing(const Proposal& proposal, const Checked& checked, CheckOptions options)
      : proposal_(proposal), options_(std::move(options)) {
    options_.as_of = checked.report.as_of;
    for (std::size_t t = 0; t < proposal.tables.size(); ++t)
      for (std::size_t r = 0; r < proposal.tables[t].rows.size(); ++r)
        if (has_withheld(proposal.tables[t], proposal.tables[t].rows[r])) rows_.emplace_back(t, r);
    if (!rows_.empty()) truth_ = figures(0, 0, Way::up);
  }

  std::vector<Revealing> run() {
    std::vector<Revealing> found;
    std::vector<bool> told(totals_, false);
    for (std::size_t figure = 0; figure < truth_.size(); ++figure) {
      const bool pair = figure >= totals_;
      if (pair && (told[pairs_[figure - totals_].first] || told[pairs_[figure - totals_].second])) continue;
      for (const Way way : {Way::up, Way::down}) {
        std::vector<std::size_t> deciding;
        find(figure, 0, rows_.size(), way, deciding);
        if (deciding.empty() || deciding.size() >= enough) continue;
        Revealing& one = found.emplace_back(Revealing{names_[figure], {}});
        for (const std::size_t row : deciding)
          one.rows.push_back(row_name(proposal_.tables[rows_[row].first], rows_[row].second));
        if (!pair) told[figure] = true;
        break;
      }
    }
    return found;
  }

 private:
  using Figures = std::vector<std::string>;

  static bool is_withheld(const BoundTable& table, const BoundRow& row, std::size_t c) {
    return table.binding->columns[c].confidential && row.values[c].kind() == feel::Kind::number;
  }
  static bool has_withheld(const BoundTable& table, const BoundRow& row) {
    for (std::size_t c = 0; c < row.values.size(); ++c)
      if (is_withheld(table, row, c)) return true;
    return false;
  }

  // The proposal with the withheld numbers of rows [from, to) changed; all else is shared.
  Proposal probe(std::size_t from, std::size_t to, Way way) const {
    Proposal probe = proposal_;
    probe.arena = std::make_shared<feel::Arena>(most_bytes);
    for (std::size_t at = from; at < to; ++at) {
      const auto [t, r] = rows_[at];
      BoundTable& table = probe.tables[t];
      BoundRow& row = table.rows[r];
      for (std::size_t c = 0; c < row.values.size(); ++c)
        if (is_withheld(table, row, c)) row.values[c] = changed(row.values[c], at, way, *probe.arena);
      row.context = feel::make_context(*probe.arena, proposal_.pack->compiled->tables[t].shape, row.values);
    }
    for (BoundTable& table : probe.tables) {
      if (!withholds(*table.binding)) continue;
      std::vector<Value> contexts;
      for (const BoundRow& row : table.rows) contexts.push_back(row.context);
      table.input = table.binding->sort != TableBinding::Sort::form ? feel::make_list(*probe.arena, contexts)
                    : contexts.empty()                              ? Value::null()
                                                                    : contexts.front();
    }
    return probe;
  }

  const Figures& figures(std::size_t from, std::size_t to, Way way) {
    const auto [known, fresh] = asked_.try_emplace({from, to, way});
    if (!fresh) return known->second;
    const Proposal changed_one = probe(from, to, way);
    Asking asking(changed_one, options_);
    std::vector<Value> numbers;
    Figures& all = known->second;
    names_.clear();
    for (const auto& [name, format] : proposal_.pack->totals) {
      const auto decision = proposal_.pack->model.find(name, dmn::NodeSort::decision);
      if (!decision) continue;
      const Value value = asking.session().evaluate(*decision);
      const findings::Answered answered = to_data(value);
      if (!std::holds_alternative<findings::Datum>(answered)) continue;
      names_.push_back(name);
      numbers.push_back(value);
      all.push_back(text_of(std::get<findings::Datum>(answered)));
    }
    totals_ = all.size();
    pairs_.clear();
    for (std::size_t a = 0; a < totals_; ++a)
      for (std::size_t b = a + 1; b < totals_; ++b) {
        pairs_.emplace_back(a, b);
        names_.push_back("the difference of " + names_[a] + " and " + names_[b]);
        const bool both = numbers[a].kind() == feel::Kind::number && numbers[b].kind() == feel::Kind::number;
        all.push_back(both ? number::to_digits(number::subtract(numbers[a], numbers[b], *changed_one.arena))
                           : "");
      }
    return all;
  }

  static std::string text_of(const findings::Datum& datum) {
    if (const auto* text = std::get_if<std::string>(&datum)) return *text;
    if (const auto* decimal = std::get_if<findings::Decimal>(&datum)) return decimal->digits;
    const auto* truth = std::get_if<bool>(&datum);
    return !truth ? "" : *truth ? "yes" : "no";
  }

  bool changes(std::size_t figure, std::size_t from, std::size_t to, Way way) {
    return figures(from, to, way)[figure] != truth_[figure];
  }

  // Up to `enough` rows of [from, to) that the figure depends on.
  void find(std::size_t figure, std::size_t from, std::size_t to, Way way,
            std::vector<std::size_t>& deciding) {
    if (from == to || deciding.size() >= enough || !changes(figure, from, to, way)) return;
    if (to - from == 1) {
      deciding.push_back(from);
      return;
    }
    const std::size_t middle = from + (to - from) / 2;
    find(figure, from, middle, way, deciding);
    find(figure, middle, to, way, deciding);
  }

  const Proposal& proposal_;
  CheckOptions options_;
  std::vector<std::pair<std::size_t, std::size_t>> rows_; // table, row
  Figures truth_;
  std::vector<std::string> names_;
  std::vector<std::pair<std::size_t, std::size_t>> pairs_;
  std::size_t totals_ = 0;
  std::map<std::tuple<std::size_t, std::size_t, Way>, Figures> asked_;
};

} // namespace

std::string row_name(const BoundTable& table, std::size_t row) {
  return table.rows[row].key.empty() ? table.binding->sheet
                                     : table.binding->sheet + ' ' + table.rows[row].key;
}

std::vector<Revealing> revealing(const workbook::Workbook& workbook, const Proposal& proposal,
                                 const Checked& checked, CheckOptions options) {
  std::vector<Revealing> found = Probing(proposal, checked, std::move(options)).run();
  for (Revealing& cell : tracing(workbook, proposal)) found.push_back(std::move(cell));
  return found;
}

} // namespace stackbook::proposal
