#include "rules/proposal/cell.hpp"

#include "rules/feel/number/number.hpp"
#include "rules/feel/time/calendar.hpp"
#include "rules/feel/time/parse.hpp"
#include "rules/feel/time/print.hpp"
#include "rules/proposal/caption.hpp"
#include "rules/proposal/dates.hpp"
#include "rules/workbook/calendar.hpp"

#include <algorithm>
#include <cmath>

namespace stackbook::proposal {

using feel::Type;
using feel::Value;
using findings::Fix;
using findings::Severity;
using workbook::Cell;
using workbook::Content;
using workbook::Format;
using workbook::Workbook;
namespace number = feel::number;

namespace {

constexpr std::int64_t serial_origin = feel::days_from_civil({1899, 12, 30}); // day 0 of both suites

bool is_dated(Format format) {
  return format == Format::date || format == Format::date_time;
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t most = 60;
  std::string shown = "\"";
  if (text.size() <= most) return shown.append(text).append("\"");
  std::size_t end = most;
  while ((static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end; // not inside a character
  return shown.append(text.substr(0, end)).append("…\"");
}

// Does the one comma of this text stand before decimals, as in "12,5" and "1 000,50"? Before three digits it groups.
bool decimal_comma(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos ||
      text.find('.') != std::string_view::npos)
    return false;
  std::size_t digits = 0;
  while (comma + 1 + digits < text.size() && text[comma + 1 + digits] >= '0' &&
         text[comma + 1 + digits] <= '9')
    ++digits;
  return digits != 3;
}

// What a number-like text likely means: "1,200", "$ 1 200", "12,5", "51 %".
std::optional<Value> meant(std::string_view text, feel::Arena& arena) {
  std::string digits;
  bool percent = false;
  const bool comma = decimal_comma(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '%' && trimmed(text.substr(i + 1)).empty()) {
      percent = true;
    } else if (c == ',' && comma) {
      digits += '.';
    } else if ((c >= '0' && c <= '9') || c == '.' || (c == '-' && digits.empty())) {
      digits += c;
    } else if (c != ',' && c != ' ' && c != '$' && c != '\'') {
      return {};
    }
  }
  if (!number::is_literal(digits)) return {};
  const Value value = number::parse(digits, arena);
  if (value.is_null()) return {};
  return percent ? number::multiply(value, Value::small_number(1, -2), arena) : value;
}

class Conversion {
 public:
  Conversion(const Workbook& book, const ColumnBinding& binding, feel::Evaluation& run)
      : workbook(book), column(binding), evaluation(run) {}

  Converted read(const Cell& cell) {
    result.filled = true;
    if (cell.content == Content::error) {
      wrong("shows " + std::string(to_text(cell.error)),
            "A formula's error can't be checked; correct the formula, or enter the value itself.");
    } else if (column.type.form() == Type::Form::list) {
      read_list(cell);
    } else {
      result.value = one(cell, column.type);
    }
    return std::move(result);
  }

 private:
  feel::Arena& arena() { return evaluation.arena; }

  Value wrong(std::string what, std::string advice, std::optional<Fix> fix = {},
              Severity severity = Severity::error) {
    if (!result.trouble)
      result.trouble = Trouble{severity, std::move(what), std::move(advice), std::move(fix)};
    return Value::null();
  }

  Value one(const Cell& cell, Type type) {
    switch (cell.content) {
    case Content::blank:
    case Content::error: return Value::null();
    case Content::text: return from_text(workbook.text(cell), type);
    case Content::boolean: return from_boolean(cell.boolean, type);
    case Content::number: return from_number(cell, type);
    }
    return Value::null();
  }

  void read_list(const Cell& cell) {
    const Type element = column.type.element();
    std::vector<Value> items;
    if (cell.content != Content::text) {
      if (const Value value = one(cell, element); !value.is_null()) items.push_back(value);
    } else {
      std::string_view rest = workbook.text(cell);
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(column.split), rest.size());
        const std::string_view part = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + column.split.size(), rest.size()));
        if (part.empty()) continue;
        if (const Value value = from_text(part, element); !value.is_null()) items.push_back(value);
      }
    }
    result.filled = !items.empty() || result.trouble.has_value();
    if (!items.empty()) result.value = feel::make_list(arena(), items);
    if (result.trouble && result.trouble->severity == Severity::error) result.value = Value::null();
    if (result.trouble) result.trouble->fix.reset(); // a fix would have to rewrite the whole cell
  }

  Value from_text(std::string_view raw, Type type) {
    const std::string_view text = trimmed(raw);
    if (text.empty()) {
      result.filled = false;
      return Value::null();
    }
    switch (type.form()) {
    case Type::Form::number: return number_from(text, type);
    case Type::Form::boolean: return boolean_from(text);
    case Type::Form::date:
    case Type::Form::time:
    case Type::Form::date_time:
    case Type::Form::days_duration:
    case Type::Form::months_duration: return temporal_from(text, type);
    default: break;
    }
    if (text.size() != raw.size())
      wrong("has spaces before or after its text",
            "They are not seen, but make two equal texts differ; they were left out here.",
            Fix{Fix::Safety::safe, "Remove the spaces", std::string(text)}, Severity::info);
    return allowed(Value::string(arena().keep(text)), type);
  }

  Value number_from(std::string_view text, Type type) {
    if (number::is_literal(text)) {
      const Value value = number::parse(text, arena());
      if (value.is_null())
        return wrong("holds " + in_quotes(text), "The number is too large to be calculated with.");
      const std::string digits = number::to_digits(value);
      wrong("holds the number " + digits + " as text",
            "The sheet's own sums leave it out; it was read as a number here. Enter it as a number.",
            Fix{Fix::Safety::safe, "Write " + digits + " as a number", findings::Decimal{digits}},
            Severity::warning);
      return allowed(value, type);
    }
    const std::optional<Value> guess = meant(text, arena());
    std::optional<Fix> fix;
    if (guess) {
      const std::string digits = number::to_digits(*guess);
      fix = Fix{Fix::Safety::review, "Write " + digits + " as a number", findings::Decimal{digits}};
    }
    return wrong(
        "holds the text " + in_quotes(text),
        fix ? "A number is expected, because rules calculate with it. Enter " +
                  std::get<findings::Decimal>(fix->value).digits + ", if that is meant."
            : "A number is expected, because rules calculate with it. Enter a number, or leave the cell "
              "blank if there is none.",
        fix);
  }

  Value boolean_from(std::string_view text) {
    const std::string word = folded(text);
    if (word == "yes" || word == "y" || word == "true") return Value::boolean(true);
    if (word == "no" || word == "n" || word == "false") return Value::boolean(false);
    return wrong("holds " + in_quotes(text), "Enter Yes or No.");
  }

  Value temporal_from(std::string_view text, Type type) {
    const Type::Form form = type.form();
    const feel::Parsed parsed = form == Type::Form::date        ? feel::parse_date(text)
                                : form == Type::Form::time      ? feel::parse_time(text)
                                : form == Type::Form::date_time ? feel::parse_date_time(text, arena())
                                                                : feel::parse_duration(text);
    if (parsed) return allowed(parsed.value, type);
    if (form == Type::Form::date) return no_date(text);
    return wrong("holds the text " + in_quotes(text),
                 "Enter a " + feel::to_text(Type::simple(form)) + " such as " + example(form) + ".");
  }

  Value no_date(std::string_view text) {
    std::string advice = "A date is expected, because rules compare it with other dates. ";
    std::optional<Fix> fix;
    const std::vector<std::int64_t> days = days_meant(text);
    if (days.empty()) {
      advice += "Enter it as a date or as 2026-06-22.";
    } else if (days.size() == 1) {
      const std::string date = feel::print_date(days.front());
      advice += "Enter " + date + ", if that is meant.";
      fix = Fix{Fix::Safety::review, "Write the date " + date, date};
    } else {
      advice += "It can mean " + feel::print_date(days.front()) + " or " + feel::print_date(days.back()) +
                "; enter the one that is meant.";
    }
    return wrong("holds the text " + in_quotes(text), std::move(advice), std::move(fix));
  }

  static std::string example(Type::Form form) {
    switch (form) {
    case Type::Form::time: return "14:30:00";
    case Type::Form::date_time: return "2026-06-22T14:30:00";
    case Type::Form::months_duration: return "P2Y6M";
    default: return "P90D";
    }
  }

  Value from_boolean(bool boolean, Type type) {
    if (type.form() == Type::Form::boolean || type.is_any()) return Value::boolean(boolean);
    if (type.form() == Type::Form::string)
      return allowed(Value::string(boolean ? std::string_view("yes") : std::string_view("no")), type);
    return wrong(boolean ? "holds TRUE" : "holds FALSE",
                 "Enter a " + feel::to_text(Type::simple(type.form())) + ".");
  }

  Value from_number(const Cell& cell, Type type) {
    const Type::Form form = type.form();
    const bool whole_day = cell.number == std::floor(cell.number);
    if (form == Type::Form::date ||
        (is_dated(cell.format) && (form == Type::Form::any || form == Type::Form::string)))
      return date_from(cell, type);
    if (form == Type::Form::date_time && (is_dated(cell.format) || whole_day))
      return date_time_from(cell, type);
    const Value value = number::from_double(cell.number, arena());
    if (value.is_null()) return wrong("holds no finite number", "Enter a number.");
    if (form == Type::Form::any) return value;
    if (form == Type::Form::number && is_dated(cell.format))
      return wrong("holds a date",
                   "A number is expected, because rules calculate with it. Enter the number, and give "
                   "the cell a number format.");
    if (form == Type::Form::number) return allowed(value, type);
    const std::string digits = number::to_digits(value);
    // Identifiers of digits only are numbers to a spreadsheet: they are read as the cell shows them.
    if (form == Type::Form::string)
      return allowed(Value::string(arena().keep(std::string_view(digits))), type);
    if (form == Type::Form::boolean) return wrong("holds " + digits, "Enter Yes or No.");
    return wrong("holds " + digits,
                 "Enter a " + feel::to_text(Type::simple(form)) + " such as " + example(form) + ".");
  }

  Value date_from(const Cell& cell, Type type) {
    const double day = std::floor(cell.number);
    if (!(day >= 0 && day <= workbook::last_serial))
      return wrong("holds a number that is no date", "Enter a date from 1899-12-30 to 9999-12-31.");
    const std::int64_t days = serial_origin + static_cast<std::int64_t>(day);
    if (!is_dated(cell.format)) {
      const std::string digits = number::to_digits(number::from_double(cell.number, arena()));
      const std::string date = feel::print_date(days);
      return wrong("holds the number " + digits,
                   "A date is expected. If " + date +
                       " is meant, format the cell as a "
                       "date; else enter the date.",
                   Fix{Fix::Safety::review, "Write the date " + date, date});
    }
    if (type.form() != Type::Form::date)
      return allowed(Value::string(arena().keep(std::string_view(feel::print_date(days)))), type);
    return allowed(Value::date(days), type);
  }

  Value date_time_from(const Cell& cell, Type type) {
    if (!(cell.number >= 0 && cell.number < workbook::last_serial + 1))
      return wrong("holds a number that is no date", "Enter a date and time from 1899-12-30 to 9999-12-31.");
    const double day = std::floor(cell.number);
    const auto seconds = static_cast<std::int64_t>(std::llround((cell.number - day) * 86'400));
    feel::DateTime at{
        serial_origin + static_cast<std::int64_t>(day), seconds * feel::nanoseconds_of_second, {}};
    if (seconds == feel::seconds_of_day) at = {at.days + 1, 0, {}};
    return allowed(Value::date_time(arena().keep(at)), type);
  }

  // The allowed values of the item definition.
  Value allowed(Value value, Type type) {
    const feel::Constraint* constraint = type.info().constraint;
    if (!constraint && column.allowed.empty()) return value;
    if (value.kind() == feel::Kind::string && !column.allowed.empty()) return among(value.as_string());
    if (!constraint || constraint->holds(*constraint, value, evaluation)) return value;
    const std::string shown = value.kind() == feel::Kind::number   ? number::to_digits(value)
                              : value.kind() == feel::Kind::string ? in_quotes(value.as_string())
                                                                   : feel::print_temporal(value);
    return wrong("holds " + shown, "Allowed here is " + constraint->text + ".");
  }

  Value among(std::string_view text) {
    for (const std::string& word : column.allowed)
      if (word == text) return Value::string(arena().keep(text));
    const std::string* near = nearest(text, column.allowed);
    if (near && folded(*near) == folded(text)) {
      wrong("holds " + in_quotes(text),
            "It was read as " + in_quotes(*near) + ", the way the list writes it.",
            Fix{Fix::Safety::safe, "Write " + in_quotes(*near), *near}, Severity::info);
      return Value::string(arena().keep(std::string_view(*near)));
    }
    std::string advice = "Choose " + listed(column.allowed, "or") + ".";
    std::optional<Fix> fix;
    if (near) {
      advice += " Perhaps " + in_quotes(*near) + " is meant.";
      fix = Fix{Fix::Safety::review, "Write " + in_quotes(*near), *near};
    }
    return wrong("holds " + in_quotes(text) + ", which is not in the list", std::move(advice),
                 std::move(fix));
  }

  const Workbook& workbook;
  const ColumnBinding& column;
  feel::Evaluation& evaluation;
  Converted result;
};

Trouble trouble_of(const workbook::Formula& unread) {
  if (unread.circular)
    return {Severity::error,
            "is worked out from this check's own answers",
            "Functions such as ROW.CHECK answer from this cell, so that it can't be read from them. Enter "
            "the value itself, and keep such functions beside the table.",
            {}};
  return {Severity::error,
          "holds a formula whose result is not stored in the file",
          "Open the workbook in the spreadsheet program, let it calculate, and save it.",
          {}};
}

} // namespace

Converted convert(const Workbook& workbook, const Cell* cell, const workbook::Formula* unread,
                  const ColumnBinding& column, feel::Evaluation& evaluation) {
  if (unread) return {.value = {}, .filled = true, .trouble = trouble_of(*unread)};
  if (!cell || cell->content == Content::blank) return {};
  return Conversion(workbook, column, evaluation).read(*cell);
}

findings::Datum datum_of(const Workbook& workbook, const Cell* cell) {
  if (!cell) return {};
  switch (cell->content) {
  case Content::blank: return {};
  case Content::text: return std::string(workbook.text(*cell));
  case Content::boolean: return cell->boolean;
  case Content::error: return std::string(to_text(cell->error));
  case Content::number: break;
  }
  feel::Arena arena;
  if (is_dated(cell->format) && cell->number >= 0 && cell->number <= workbook::last_serial)
    return feel::print_date(serial_origin + static_cast<std::int64_t>(cell->number));
  const Value value = number::from_double(cell->number, arena);
  if (value.is_null()) return {};
  return findings::Decimal{number::to_digits(value)};
}

} // namespace stackbook::proposal
