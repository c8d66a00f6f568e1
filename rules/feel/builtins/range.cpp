#include "rules/feel/builtins/range_text.hpp"
#include "rules/feel/builtins/relation.hpp"
#include "rules/feel/builtins/table.hpp"

namespace stackbook::feel {
namespace {

using Arguments = std::span<const Value>;

Value read_range(Call& call, Arguments arguments) {
  return parse_range(arguments[0], call.evaluation, call.span);
}

template <bool (*holds)(const Meeting&)> Value relate(Call& call, Arguments arguments) {
  const std::optional<Meeting> meeting = meet(arguments[0], arguments[1]);
  if (!meeting) return call.fail(Code::not_comparable, {arguments[0], arguments[1]});
  return Value::boolean(holds(*meeting));
}

} // namespace

// Ranges are tried before points, because a point may be any value.
std::span<const Builtin> range_builtins() {
  static const Type any, boolean = Type::simple(Type::Form::boolean), range = Type::simple(Type::Form::range),
                         string = Type::simple(Type::Form::string);
  static const Parameter from[] = {{"from", string}};
  static const Parameter ranges[] = {{"range1", range}, {"range2", range}};
  static const Parameter point_range[] = {{"point", any}, {"range", range}};
  static const Parameter range_point[] = {{"range", range}, {"point", any}};
  static const Parameter points[] = {{"point1", any}, {"point2", any}};
  static const Builtin builtins[] = {
      {"after", ranges, relate<is_after>, boolean},
      {"after", range_point, relate<is_after>, boolean},
      {"after", point_range, relate<is_after>, boolean},
      {"after", points, relate<is_after>, boolean},
      {"before", ranges, relate<is_before>, boolean},
      {"before", range_point, relate<is_before>, boolean},
      {"before", point_range, relate<is_before>, boolean},
      {"before", points, relate<is_before>, boolean},
      {"coincides", ranges, relate<coincides>, boolean},
      {"coincides", points, relate<coincides>, boolean},
      {"during", ranges, relate<is_during>, boolean},
      {"during", point_range, relate<is_during>, boolean},
      {"finished by", ranges, relate<is_finished_by>, boolean},
      {"finished by", range_point, relate<is_finished_by>, boolean},
      {"finishes", ranges, relate<finishes>, boolean},
      {"finishes", point_range, relate<finishes>, boolean},
      {"includes", ranges, relate<includes>, boolean},
      {"includes", range_point, relate<includes>, boolean},
      {"meets", ranges, relate<meets>, boolean},
      {"met by", ranges, relate<is_met_by>, boolean},
      {"overlaps", ranges, relate<overlaps>, boolean},
      {"overlaps after", ranges, relate<overlaps_after>, boolean},
      {"overlaps before", ranges, relate<overlaps_before>, boolean},
      {"range", from, read_range, range},
      {"started by", ranges, relate<is_started_by>, boolean},
      {"started by", range_point, relate<is_started_by>, boolean},
      {"starts", ranges, relate<starts>, boolean},
      {"starts", point_range, relate<starts>, boolean},
  };
  return builtins;
}

} // namespace stackbook::feel
