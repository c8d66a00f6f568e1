#include "rules/feel/operators/equality.hpp"

#include "rules/feel/operators/alike.hpp"
#include "rules/feel/operators/instant.hpp"

#include <algorithm>
#include <vector>

namespace stackbook::feel {
namespace {

enum class Sense : bool { equality, identity };

struct Pair {
  Value a, b;
};

// Compares without their parts: pushes the parts that still have to agree. Nothing: can't be compared.
class Walk {
 public:
  Walk(Sense sense, std::uint64_t& budget) : sense_(sense), budget_(budget) {}

  std::optional<bool> run(Value a, Value b) {
    std::optional<bool> answer = look({a, b});
    if (!answer || !*answer) return answer;
    while (!open_.empty()) {
      if (budget_ == 0) return std::nullopt;
      --budget_;
      const Pair pair = open_.back();
      open_.pop_back();
      if (!look(pair).value_or(false)) return false;
    }
    return true;
  }

 private:
  std::optional<bool> look(const Pair& pair) {
    const auto [a, b] = pair;
    if (a.kind() != b.kind()) {
      if (a.is_null() || b.is_null() || sense_ == Sense::identity) return false;
      return std::nullopt;
    }
    switch (a.kind()) {
    case Kind::null: return true;
    case Kind::boolean: return a.as_boolean() == b.as_boolean();
    case Kind::number: return number::equal(a, b);
    case Kind::string: return strings(a.as_string(), b.as_string());
    case Kind::date: return a.days() == b.days();
    case Kind::time: return times(a, b);
    case Kind::date_time: return date_times(a.as_date_time(), b.as_date_time());
    case Kind::days_duration: return a.seconds() == b.seconds() && a.nanoseconds() == b.nanoseconds();
    case Kind::months_duration: return a.months() == b.months();
    case Kind::list: return lists(a.as_list(), b.as_list());
    case Kind::context: return contexts(a.as_context(), b.as_context());
    case Kind::range: return ranges(a.as_range(), b.as_range());
    case Kind::function: return &a.as_function() == &b.as_function();
    }
    return std::nullopt;
  }

  bool strings(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    budget_ -= std::min<std::uint64_t>(budget_, a.size() / bytes_a_step);
    return a == b;
  }

  std::optional<bool> times(Value a, Value b) const {
    if (sense_ == Sense::identity)
      return a.nanoseconds_of_day() == b.nanoseconds_of_day() && a.zone() == b.zone();
    if (a.zone().is_local() != b.zone().is_local()) return std::nullopt;
    return moment_of_time(a).seconds == moment_of_time(b).seconds;
  }

  std::optional<bool> date_times(const DateTime& a, const DateTime& b) const {
    if (sense_ == Sense::identity)
      return a.days == b.days && a.nanoseconds == b.nanoseconds && a.zone == b.zone;
    if (a.zone.is_local() != b.zone.is_local()) return std::nullopt;
    return moment_of(a).seconds == moment_of(b).seconds;
  }

  bool lists(std::span<const Value> a, std::span<const Value> b) {
    if (a.size() != b.size()) return false;
    if (a.data() == b.data()) return true; // a value always equals itself
    for (std::size_t i = a.size(); i-- > 0;) open_.push_back({a[i], b[i]});
    return true;
  }

  bool contexts(const Context& a, const Context& b) {
    if (&a == &b) return true;
    const std::uint32_t count = a.shape->count;
    if (count != b.shape->count) return false;
    for (std::uint32_t i = count; i-- > 0;) {
      const std::uint32_t at = a.shape == b.shape ? i : find_near(*b.shape, a.shape->names[i], i);
      if (at == Shape::npos) return false;
      open_.push_back({a.values[i], b.values[at]});
    }
    return true;
  }

  // Contexts made by equal expressions have their keys in the same order.
  static std::uint32_t find_near(const Shape& shape, std::string_view name, std::uint32_t guess) {
    return shape.names[guess] == name ? guess : shape.find(name);
  }

  bool ranges(const Range& a, const Range& b) {
    if (a.form != b.form || a.start_included != b.start_included || a.end_included != b.end_included)
      return false;
    open_.push_back({a.end, b.end});
    open_.push_back({a.start, b.start});
    return true;
  }

  Sense sense_;
  std::uint64_t& budget_;
  std::vector<Pair> open_;
};

} // namespace

std::optional<bool> equal(Value a, Value b, std::uint64_t& budget) {
  return Walk(Sense::equality, budget).run(a, b);
}

// Without an evaluation to count for, the budget is what a default evaluation may do.
std::optional<bool> equal(Value a, Value b) {
  std::uint64_t budget = Limits{}.steps;
  return equal(a, b, budget);
}

bool same(Value a, Value b) {
  std::uint64_t budget = Limits{}.steps;
  return Walk(Sense::identity, budget).run(a, b).value_or(false);
}

namespace {

std::uint64_t steps_left(const Evaluation& evaluation) {
  return evaluation.limits.steps > evaluation.steps ? evaluation.limits.steps - evaluation.steps : 0;
}

// Nothing: it would take more steps than are left.
std::optional<bool> counted(Sense sense, Value a, Value b, Evaluation& evaluation) {
  const std::uint64_t before = steps_left(evaluation);
  if (before == 0) return std::nullopt;
  std::uint64_t budget = before;
  const bool answer = Walk(sense, budget).run(a, b).value_or(false);
  evaluation.steps += before - budget + 1;
  return budget == 0 ? std::nullopt : std::optional(answer);
}

} // namespace

std::optional<bool> alike(Value a, Value b, Evaluation& evaluation) {
  return counted(Sense::equality, a, b, evaluation);
}

std::optional<bool> identical(Value a, Value b, Evaluation& evaluation) {
  return counted(Sense::identity, a, b, evaluation);
}

Value equals_slowly(Value a, Value b, Evaluation& evaluation, Span span) {
  const std::uint64_t before = steps_left(evaluation);
  std::uint64_t budget = before;
  const std::optional<bool> answer = equal(a, b, budget);
  evaluation.steps += before - budget;
  if (answer) return Value::boolean(*answer);
  return evaluation.fail(a.kind() == b.kind() && budget == 0 ? Code::limit_steps
                                                             : mixed_or(Code::not_comparable, a, b),
                         span, {a, b});
}

} // namespace stackbook::feel
