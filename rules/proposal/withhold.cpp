#include "rules/proposal/withhold.hpp"

#include "rules/proposal/laying.hpp"

#include <algorithm>
#include <map>

namespace stackbook::proposal {

namespace {

using findings::Datum;
using findings::Decimal;

constexpr std::size_t enough = 3; // rows that decide a total, so that none can be told from it and another

bool is_confidential(const TableBinding& table, std::string_view component) {
  return std::ranges::any_of(table.columns, [&](const ColumnBinding& column) {
    return column.confidential && column.component == component;
  });
}

// Other digits in the same scale: every total that looks at the number itself becomes another.
std::string other(const std::string& digits) {
  return digits.starts_with('-') ? "-1" + digits.substr(1) : '1' + digits;
}

class Asking {
 public:
  Asking(const Proposal& proposal, const Checked& checked, CheckOptions options)
      : pack_(proposal.pack), tables_(take_out(proposal)), options_(std::move(options)) {
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      const TableBinding* table = pack_->table(tables_[t].first);
      if (!table || !withholds(*table)) continue;
      for (std::size_t r = 0; r < tables_[t].second.size(); ++r)
        if (std::ranges::any_of(tables_[t].second[r], [&](const auto& field) {
              return std::holds_alternative<Decimal>(field.second) && is_confidential(*table, field.first);
            }))
          rows_.emplace_back(t, r);
    }
    options_.as_of = checked.report.as_of;
    truth_ = rows_.empty() ? std::vector<Datum>() : totals(0, 0);
  }

  std::vector<Revealing> run() {
    std::vector<Revealing> found;
    for (std::size_t total = 0; total < truth_.size(); ++total) {
      std::vector<std::size_t> deciding;
      find(total, 0, rows_.size(), deciding);
      if (deciding.empty() || deciding.size() >= enough) continue;
      Revealing& one = found.emplace_back(Revealing{names_[total], {}});
      for (const std::size_t row : deciding) one.rows.push_back(name_of(row));
    }
    return found;
  }

 private:
  std::string name_of(std::size_t row) const {
    const auto& [sheet, rows] = tables_[rows_[row].first];
    const TableBinding* table = pack_->table(sheet);
    const Row& fields = rows[rows_[row].second];
    const auto key =
        std::ranges::find_if(fields, [&](const auto& field) { return field.first == table->key; });
    const auto* text = key == fields.end() ? nullptr : std::get_if<std::string>(&key->second);
    if (text) return sheet + ' ' + *text;
    return table->sort == TableBinding::Sort::form ? sheet
                                                   : sheet + " row " + std::to_string(rows_[row].second + 1);
  }

  // Scalar totals with the withheld numbers of rows [from, to) changed.
  const std::vector<Datum>& totals(std::size_t from, std::size_t to) {
    const auto [known, fresh] = asked_.try_emplace({from, to});
    if (!fresh) return known->second;
    Tables tables = tables_;
    for (std::size_t at = from; at < to; ++at) {
      auto& [sheet, rows] = tables[rows_[at].first];
      const TableBinding* table = pack_->table(sheet);
      for (auto& [component, datum] : rows[rows_[at].second])
        if (auto* decimal = std::get_if<Decimal>(&datum); decimal && is_confidential(*table, component))
          decimal->digits = other(decimal->digits);
    }
    const workbook::Workbook book = lay_out(*pack_, tables);
    const Checked checked = check(bind(book, pack_), options_);
    names_.clear();
    for (const auto& [name, value] : checked.report.totals)
      if (const auto* datum = std::get_if<Datum>(&value)) {
        names_.push_back(name);
        known->second.push_back(*datum);
      }
    return known->second;
  }

  bool changes(std::size_t total, std::size_t from, std::size_t to) {
    const std::vector<Datum>& now = totals(from, to);
    return total >= now.size() || now[total] != truth_[total];
  }

  // Up to `enough` rows of [from, to) that the total depends on.
  void find(std::size_t total, std::size_t from, std::size_t to, std::vector<std::size_t>& deciding) {
    if (from == to || deciding.size() >= enough || !changes(total, from, to)) return;
    if (to - from == 1) {
      deciding.push_back(from);
      return;
    }
    const std::size_t middle = from + (to - from) / 2;
    find(total, from, middle, deciding);
    find(total, middle, to, deciding);
  }

  std::shared_ptr<const Pack> pack_;
  Tables tables_;
  CheckOptions options_;
  std::vector<std::pair<std::size_t, std::size_t>> rows_; // table, row
  std::vector<Datum> truth_;
  std::vector<std::string> names_;
  std::map<std::pair<std::size_t, std::size_t>, std::vector<Datum>> asked_;
};

} // namespace

std::vector<Withheld> withheld(const Proposal& proposal) {
  std::vector<Withheld> all;
  for (const BoundTable& table : proposal.tables)
    for (std::size_t c = 0; table.found && c < table.binding->columns.size(); ++c) {
      const ColumnBinding& column = table.binding->columns[c];
      if (!column.confidential) continue;
      const auto filled = [&](const BoundRow& row) {
        return !row.values[c].is_null() || std::ranges::binary_search(row.unusable, c);
      };
      all.push_back({table.binding->sheet, column.caption,
                     static_cast<std::size_t>(std::ranges::count_if(table.rows, filled))});
    }
  return all;
}

bool withholds(const TableBinding& table) {
  return std::ranges::any_of(table.columns, &ColumnBinding::confidential);
}

bool withholds(const Pack& pack, const TableBinding& table, const ColumnBinding& column, const Row& row) {
  using Sort = TableBinding::Sort;
  if (column.confidential) return true;
  if (table.sort == Sort::form || table.sort == Sort::table)
    return column.role == Role::computed && withholds(table);
  if (column.component != (table.sort == Sort::approvals ? "digest" : "evidence digest")) return false;
  const Datum* about = find(row, "table");
  const auto* name = about ? std::get_if<std::string>(about) : nullptr;
  const TableBinding* other = name ? pack.table(*name) : nullptr;
  return !other || withholds(*other);
}

void withhold(const Pack& pack, Tables& tables) {
  for (auto& [sheet, rows] : tables) {
    const TableBinding* table = pack.table(sheet);
    for (std::size_t r = 0; table && r < rows.size(); ++r) {
      const Row before = rows[r];
      for (auto& [component, datum] : rows[r]) {
        const auto column = std::ranges::find(table->columns, component, &ColumnBinding::component);
        if (column != table->columns.end() && withholds(pack, *table, *column, before))
          datum = std::string(withheld_text);
      }
    }
  }
}

std::vector<Revealing> revealing(const Proposal& proposal, const Checked& checked, CheckOptions options) {
  return Asking(proposal, checked, std::move(options)).run();
}

} // namespace stackbook::proposal
