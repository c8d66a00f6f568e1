#include "rules/proposal/summary.hpp"

#include "rules/proposal/compiled.hpp"
#include "rules/proposal/completeness.hpp"
#include "rules/proposal/marking.hpp"
#include "rules/proposal/planning.hpp"
#include "rules/proposal/questions.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace stackbook::proposal {

namespace {

using As = SummaryValue::As;
using findings::Datum;
using findings::Decimal;
using workbook::Format;

constexpr std::string_view status = "PROPOSAL.STATUS", filled = "PROPOSAL.COMPLETENESS";
constexpr int bar_width = 10;
constexpr const char* unknown = "\xe2\x80\x93"; // an en dash: there is no such value

std::optional<double> number_in(const Datum& datum) {
  const auto* decimal = std::get_if<Decimal>(&datum);
  double number = 0;
  if (!decimal) return {};
  const char* end = decimal->digits.data() + decimal->digits.size();
  return std::from_chars(decimal->digits.data(), end, number).ptr == end ? std::optional(number)
                                                                         : std::nullopt;
}

class Summing {
 public:
  Summing(const Pack& of, const PlannedWorkbook& before, const std::string& today)
      : pack(of), book(as_read(before)),
        proposal(proposal::bind(book, std::shared_ptr<const Pack>(std::shared_ptr<void>(), &of))),
        sheet("Summary") {
    options.today = today;
  }

  PlannedSheet run() {
    sheet.title("Summary",
                "Where the proposal stands, what this workbook was made from, and how old its reference "
                "data is. With the Stackbook extension the values follow what is typed.");
    row = 3;
    for (const SummaryBlock& one : pack.summary) block(one);
    sheet.put({row++, 0}, std::string("Made from"), Look::header);
    sheet.pair(row++, "Pack", pack.id);
    sheet.pair(row++, "Pack version", pack.version);
    sheet.pair(row++, "Rules", Decimal{std::to_string(pack.rules.size())});
    for (const Reference& reference : pack.references)
      if (!reference.read.empty())
        sheet.pair(row++, reference.input + ", as of", reference.read, Format::date);
    sheet.plan.columns = {{0, 42, Format::general, {}, {}, {}, true},
                          {1, 34, Format::general, {}, {}, {}, true}};
    for (std::uint32_t c = 2; c <= widest; ++c)
      sheet.plan.columns.push_back({c, 20, Format::general, {}, {}, {}, true});
    sheet.plan.protect = !pack.summary.empty();
    return std::move(sheet.plan);
  }

 private:
  void block(const SummaryBlock& block) {
    sheet.put({row, 0}, block.title, Look::header);
    const auto rows = rows_of(block);
    if (rows.empty()) {
      ++row;
      for (const SummaryValue& value : block.values) {
        sheet.put({row, 0}, value.caption, Look::label);
        put(1, value, {});
        ++row;
      }
    } else {
      std::uint32_t c = 1;
      for (const SummaryValue& value : block.values) {
        sheet.put({row, c++}, value.caption, Look::header);
        if (value.as == As::bar) sheet.put({row, c++}, std::string(), Look::header);
      }
      ++row;
      for (const auto& [key, text] : rows) {
        sheet.put({row, 0}, text, Look::label);
        c = 1;
        for (const SummaryValue& value : block.values) c = put(c, value, key);
        ++row;
      }
    }
    ++row;
  }

  std::vector<std::pair<std::string, std::string>> rows_of(const SummaryBlock& block) const {
    auto rows = block.rows;
    const auto reference = std::ranges::find(pack.references, block.of, &Reference::input);
    if (block.of.empty() || reference == pack.references.end()) return rows;
    for (const auto& line : proposal::rows_of(pack, *reference)) {
      const auto text = [&](const std::string& column) {
        const Datum* datum = find(line, column);
        const auto* held = datum ? std::get_if<std::string>(datum) : nullptr;
        return held ? *held : std::string();
      };
      const std::string key = text(reference->key);
      rows.emplace_back(key, block.label.empty() ? key : text(block.label));
    }
    return rows;
  }

  std::uint32_t put(std::uint32_t c, const SummaryValue& value, const std::string& key) {
    std::string call = value.function + '(';
    if (!key.empty()) call += '"' + key + '"'; // a key with a quote of its own is refused with the pack
    call += ')';
    const Datum now = value_of(value.function, key);
    const auto share = number_in(now);
    const Format format = value.as == As::money                            ? Format::currency
                          : value.as == As::percent || value.as == As::bar ? Format::percent
                                                                           : Format::general;
    const bool text = std::holds_alternative<std::string>(now) && value.as == As::plain;
    sheet.put({row, c}, std::holds_alternative<std::monostate>(now) ? Datum(std::string(unknown)) : now,
              Look::computed, format);
    sheet.plan.cells.back().formula = text ? call : "IFERROR(" + call + ",\"" + unknown + "\")";
    widest = std::max(widest, c);
    if (value.as != As::bar) return c + 1;
    const std::string cell = workbook::to_a1({row, c});
    const int full = share ? static_cast<int>(std::lround(*share * bar_width)) : 0;
    std::string drawn;
    for (int i = 0; i < bar_width; ++i) drawn += i < full ? "\xe2\x96\x88" : "\xe2\x96\x91";
    sheet.put({row, c + 1}, drawn, Look::computed);
    const std::string blocks = "ROUND(" + std::to_string(bar_width) + '*' + cell + ",0)";
    sheet.plan.cells.back().formula = "IFERROR(REPT(\"\xe2\x96\x88\"," + blocks + ")&REPT(\"\xe2\x96\x91\"," +
                                      std::to_string(bar_width) + '-' + blocks + "),\"\")";
    widest = std::max(widest, c + 1);
    return c + 2;
  }

  Datum value_of(const std::string& function, const std::string& key) {
    if (function == status || function == filled) {
      if (!checked) checked = questions.emplace(proposal, options).check();
      return function == status ? Datum(checked->report.summary.status)
                                : Datum(quotient(checked->report.completeness.whole));
    }
    const auto published = std::ranges::find(pack.functions, function, &FunctionBinding::name);
    Arguments arguments;
    if (published != pack.functions.end() && !key.empty() && !published->arguments.empty())
      arguments.emplace_back(published->arguments.front().name, Datum(key));
    if (!questions) questions.emplace(proposal, options);
    const auto answered = questions->answer(function, arguments);
    const auto* datum = answered ? std::get_if<Datum>(&*answered) : nullptr;
    return datum ? *datum : Datum{};
  }

  const Pack& pack;
  workbook::Workbook book;
  Proposal proposal;
  CheckOptions options;
  std::optional<Checked> checked;
  std::optional<Questions> questions;
  Sheet sheet;
  std::uint32_t row = 0, widest = 1;
};

} // namespace

workbook::Workbook as_read(const PlannedWorkbook& plan) {
  workbook::Workbook book;
  for (const PlannedSheet& planned : plan.sheets) {
    workbook::Sheet& sheet = book.sheets.emplace_back();
    sheet.name = planned.name;
    for (const PlannedCell& cell : planned.cells) {
      const workbook::Address at{cell.row, cell.column};
      const auto* text = std::get_if<std::string>(&cell.value);
      if (const auto* boolean = std::get_if<bool>(&cell.value)) {
        put(sheet, at, workbook::boolean_cell(*boolean));
      } else if (const auto number = number_in(cell.value)) {
        put(sheet, at, workbook::number_cell(*number, cell.format));
      } else if (text) {
        const auto serial = cell.format == Format::date ? serial_of(*text) : std::nullopt;
        put(sheet, at,
            serial ? workbook::number_cell(*serial, Format::date) : workbook::text_cell(book, *text));
      }
    }
  }
  return book;
}

SummaryBlock summary_block(const xml::Element& element, Marking& at) {
  at.expect(element, {"title", "of", "label"}, {"title"});
  SummaryBlock block{std::string(element.attribute_or("title")),
                     std::string(element.attribute_or("of")),
                     std::string(element.attribute_or("label")),
                     {},
                     {}};
  for (const xml::Element& child : element.children()) {
    if (child.space == space && child.name == "row") {
      at.expect(child, {"key", "text"}, {"key"});
      const std::string key(child.attribute_or("key"));
      if (key.find('"') != std::string::npos) at.fault(child, "PACK-VALUE", "a key of a row holds no quotes");
      block.rows.emplace_back(key, std::string(child.attribute_or("text", key)));
    } else if (child.space == space && child.name == "value") {
      at.expect(child, {"caption", "function", "as"}, {"caption", "function"});
      const std::string_view as = child.attribute_or("as");
      if (!as.empty() && as != "money" && as != "percent" && as != "bar")
        at.fault(child, "PACK-VALUE", "as is " + quoted(as) + "; a value is shown as money, percent or bar");
      block.values.push_back({std::string(child.attribute_or("caption")),
                              std::string(child.attribute_or("function")),
                              as == "money"     ? As::money
                              : as == "percent" ? As::percent
                              : as == "bar"     ? As::bar
                                                : As::plain});
    } else {
      at.unknown(child);
    }
  }
  return block;
}

void check_summary(const Pack& pack, const Manifest& manifest, std::vector<PackFault>& faults) {
  for (std::size_t b = 0; b < pack.summary.size(); ++b) {
    const SummaryBlock& block = pack.summary[b];
    if (!block.of.empty() &&
        std::ranges::find(pack.references, block.of, &Reference::input) == pack.references.end())
      faults.push_back(
          manifest_fault(manifest.summary[b], "PACK-UNKNOWN", "there is no reference " + quoted(block.of)));
    for (const SummaryValue& value : block.values)
      if (value.function != status && value.function != filled &&
          std::ranges::find(pack.functions, value.function, &FunctionBinding::name) == pack.functions.end())
        faults.push_back(manifest_fault(manifest.summary[b], "PACK-UNKNOWN",
                                        "there is no function " + quoted(value.function)));
  }
}

PlannedSheet summary_sheet(const Pack& pack, const PlannedWorkbook& before, const std::string& today) {
  return Summing(pack, before, today).run();
}

} // namespace stackbook::proposal
