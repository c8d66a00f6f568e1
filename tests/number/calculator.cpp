// The program that differential.py drives: one operation a line on standard input, one answer a line on
// standard output.
//   "add 1.20 -3" → "-180e-2", the coefficient and the exponent as held; "null" where there is no number.
//   "text 1.20" → "1.20", as string() writes it.
#include "rules/feel/number/number.hpp"
#include "rules/feel/number/unpacked.hpp"

#include <cstdio>
#include <map>
#include <string>

namespace {

using namespace stackbook::feel;
using Operation = Value (*)(Value, Value, Arena&);

Value truth(bool yes) {
  return number::from(yes ? 1 : 0);
}

template <number::Rounding rounding> Value rounded(Value n, Value scale, Arena& arena) {
  const auto places = number::scale_of(scale);
  return places ? number::round(n, *places, rounding, arena) : Value::null();
}

const std::map<std::string, Operation> operations{
    {"add", [](Value a, Value b, Arena& m) { return number::add(a, b, m); }},
    {"subtract", [](Value a, Value b, Arena& m) { return number::subtract(a, b, m); }},
    {"multiply", [](Value a, Value b, Arena& m) { return number::multiply(a, b, m); }},
    {"divide", [](Value a, Value b, Arena& m) { return number::divide(a, b, m); }},
    {"modulo", number::modulo},
    {"power", number::power},
    {"negate", [](Value a, Value, Arena& m) { return number::negate(a, m); }},
    {"absolute", [](Value a, Value, Arena& m) { return number::absolute(a, m); }},
    {"equal", [](Value a, Value b, Arena&) { return truth(number::equal(a, b)); }},
    {"less", [](Value a, Value b, Arena&) { return truth(number::less(a, b)); }},
    {"compare", [](Value a, Value b, Arena&) { return number::from(number::compare(a, b)); }},
    {"same_hash", [](Value a, Value b, Arena&) { return truth(number::hash(a) == number::hash(b)); }},
    {"half_even", rounded<number::Rounding::half_even>},
    {"floor", rounded<number::Rounding::floor>},
    {"ceiling", rounded<number::Rounding::ceiling>},
    {"up", rounded<number::Rounding::up>},
    {"down", rounded<number::Rounding::down>},
    {"half_up", rounded<number::Rounding::half_up>},
    {"half_down", rounded<number::Rounding::half_down>},
    {"parse", [](Value a, Value, Arena&) { return a; }},
    {"reread", [](Value a, Value, Arena& m) { return number::parse(number::to_text(a), m); }},
    {"digits", [](Value a, Value, Arena& m) { return number::parse(number::to_digits(a), m); }},
    {"shorten", [](Value a, Value, Arena& m) { return number::without_trailing_zeros(a, m); }},
    {"from_double", [](Value a, Value, Arena& m) { return number::from_double(number::to_double(a), m); }},
    {"integer", [](Value a, Value, Arena&) { return truth(number::is_integer(a)); }},
    {"even", [](Value a, Value, Arena&) { return truth(number::is_even(a)); }},
    {"odd", [](Value a, Value, Arena&) { return truth(number::is_odd(a)); }},
    {"truncated",
     [](Value a, Value, Arena&) {
       const auto n = number::truncated(a);
       return n ? number::from(*n) : Value::null();
     }},
    {"sqrt", [](Value a, Value, Arena& m) { return number::square_root(a, m); }},
    {"exp", [](Value a, Value, Arena& m) { return number::exponential(a, m); }},
    {"log", [](Value a, Value, Arena& m) { return number::logarithm(a, m); }},
};

void print(Value result) {
  if (result.is_null()) {
    std::puts("null");
    return;
  }
  const number::Unpacked n = number::unpack(result);
  std::string digits;
  for (auto c = n.coefficient; c != 0; c /= 10)
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(c % 10)));
  std::printf("%s%se%d\n", n.negative ? "-" : "", digits.empty() ? "0" : digits.c_str(), n.exponent);
}

} // namespace

int main() {
  std::setvbuf(stdout, nullptr, _IOLBF, 4096); // the asker waits for answers
  Arena arena;
  char line[16384], name[32], a[4000], b[4000];
  while (std::fgets(line, sizeof line, stdin) != nullptr) {
    arena.clear();
    const int read = std::sscanf(line, "%31s %3999s %3999s", name, a, b);
    const bool text = std::string(name) == "text";
    const auto operation = operations.find(name);
    if (read < 2 || (operation == operations.end() && !text)) {
      std::puts("what?");
      continue;
    }
    const Value x = number::parse(a, arena);
    const Value y = read == 3 ? number::parse(b, arena) : Value::null();
    if (x.is_null() || (read == 3 && y.is_null())) {
      std::puts("null");
      continue;
    }
    if (text) {
      std::puts(number::to_text(x).c_str());
    } else {
      print(operation->second(x, y, arena));
    }
  }
}
