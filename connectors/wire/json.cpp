#include "connectors/wire/json.hpp"

#include "rules/findings/quote.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include <simdjson.h>

namespace stackbook::wire {
namespace {

constexpr int deepest = 32;
constexpr long widest_exponent = 400; // past this a number is not money, a share or a count

Failure malformed(const std::string& why) {
  return {"The JSON can't be read", "", why, "Send RFC 8259 JSON in UTF-8"};
}

namespace reader = simdjson::ondemand;

// simdjson reports an error by code at each step; they all mean the same to the sender.
struct Trouble {
  std::string why;
};
template <class T> T take(simdjson::simdjson_result<T>&& result) {
  T value;
  if (const auto error = std::move(result).get(value)) throw Trouble{simdjson::error_message(error)};
  return value;
}

Json convert(reader::value value, int depth);

Json convert_array(reader::array items, int depth) {
  Array array;
  for (auto item : items) array.push_back(convert(take(std::move(item)), depth + 1));
  return {std::move(array)};
}

Json convert_object(reader::object members, int depth) {
  Object object;
  std::set<std::string, std::less<>> seen;
  for (auto entry : members) {
    auto field = take(std::move(entry));
    std::string key(take(field.unescaped_key()));
    if (!seen.insert(key).second) throw Trouble{"the member \"" + key + "\" stands twice"};
    object.emplace_back(std::move(key), convert(field.value(), depth + 1));
  }
  return {std::move(object)};
}

Json convert(reader::value value, int depth) {
  if (depth > deepest) throw Trouble{"it is nested more than " + std::to_string(deepest) + " deep"};
  switch (take(value.type())) {
  case reader::json_type::array: return convert_array(take(value.get_array()), depth);
  case reader::json_type::object: return convert_object(take(value.get_object()), depth);
  case reader::json_type::string: return {std::string(take(value.get_string()))};
  case reader::json_type::boolean: return {take(value.get_bool())};
  case reader::json_type::null:
    if (!value.is_null()) throw Trouble{"a literal is misspelled"};
    return {};
  case reader::json_type::number: break;
  }
  std::string_view token = value.raw_json_token();
  token = token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
  take(value.get_double()); // checks the number's grammar and range
  return {findings::Decimal{plain_digits(token)}};
}

void write(const Json& json, std::string& out) {
  if (const auto* truth = std::get_if<bool>(&json.value)) {
    out += *truth ? "true" : "false";
  } else if (const auto* number = std::get_if<findings::Decimal>(&json.value)) {
    out += number->digits;
  } else if (const auto* text = json.text()) {
    findings::quote(out, *text);
  } else if (const auto* items = json.array()) {
    out += '[';
    for (std::size_t i = 0; i < items->size(); ++i) {
      if (i > 0) out += ',';
      write((*items)[i], out);
    }
    out += ']';
  } else if (const auto* members = json.object()) {
    out += '{';
    for (std::size_t i = 0; i < members->size(); ++i) {
      if (i > 0) out += ',';
      findings::quote(out, (*members)[i].first);
      out += ':';
      write((*members)[i].second, out);
    }
    out += '}';
  } else {
    out += "null";
  }
}

} // namespace

const Json* Json::find(std::string_view member) const {
  const auto* members = object();
  if (!members) return nullptr;
  const auto at =
      std::find_if(members->begin(), members->end(), [&](const auto& m) { return m.first == member; });
  return at == members->end() ? nullptr : &at->second;
}

Result<Json> read_json(std::string_view bytes) {
  try {
    simdjson::padded_string padded(bytes);
    reader::parser parser;
    auto document = take(parser.iterate(padded));
    bool scalar = false;
    if (document.is_scalar().get(scalar) || scalar)
      return malformed("an object or array is expected at the top");
    Json json = convert(take(document.get_value()), 0);
    const char* rest = nullptr;
    if (document.current_location().get(rest) == simdjson::SUCCESS)
      return malformed("something follows its end");
    return json;
  } catch (const Trouble& trouble) {
    return malformed(trouble.why);
  } catch (const simdjson::simdjson_error& error) { // walking arrays and objects throws by itself
    return malformed(error.what());
  }
}

std::string write_json(const Json& json) {
  std::string out;
  write(json, out);
  return out;
}

Json to_json(const findings::Datum& datum) {
  return std::visit(
      [](const auto& value) -> Json {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>)
          return {};
        else
          return {value};
      },
      datum);
}

Result<findings::Datum> to_datum(const Json& json) {
  if (const auto* truth = std::get_if<bool>(&json.value)) return findings::Datum(*truth);
  if (const auto* number = std::get_if<findings::Decimal>(&json.value)) return findings::Datum(*number);
  if (const auto* text = json.text()) return findings::Datum(*text);
  if (std::holds_alternative<std::monostate>(json.value)) return findings::Datum();
  return Failure{"A value can't be taken", "", "it is an array or object",
                 "Send a number, text, true, false or null"};
}

std::string plain_digits(std::string_view number) {
  const bool negative = !number.empty() && number.front() == '-';
  if (negative) number.remove_prefix(1);
  long exponent = 0;
  if (const auto e = number.find_first_of("eE"); e != std::string_view::npos) {
    std::string_view tail = number.substr(e + 1);
    if (!tail.empty() && tail.front() == '+') tail.remove_prefix(1);
    if (std::from_chars(tail.data(), tail.data() + tail.size(), exponent).ec != std::errc{})
      exponent = widest_exponent;
    exponent = std::clamp(exponent, -widest_exponent, widest_exponent);
    number = number.substr(0, e);
  }
  const auto point = std::min(number.find('.'), number.size());
  std::string digits(number.substr(0, point));
  if (point < number.size()) digits += number.substr(point + 1);
  long whole = static_cast<long>(point) + exponent; // digits before the point
  if (whole < 0) {
    digits.insert(0, static_cast<std::size_t>(-whole), '0');
    whole = 0;
  }
  if (static_cast<std::size_t>(whole) > digits.size())
    digits.append(static_cast<std::size_t>(whole) - digits.size(), '0');
  std::string integer = digits.substr(0, static_cast<std::size_t>(whole));
  std::string fraction = digits.substr(static_cast<std::size_t>(whole));
  integer.erase(0, std::min(integer.find_first_not_of('0'), integer.size()));
  fraction.erase(fraction.find_last_not_of('0') + 1);
  if (integer.empty()) integer = "0";
  std::string plain = fraction.empty() ? integer : integer + "." + fraction;
  return negative && plain != "0" ? "-" + plain : plain;
}

} // namespace stackbook::wire
