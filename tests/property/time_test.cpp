// Dates, times and durations: what is added can be taken away, what is printed can be read.
#include "tests/property/calculation.hpp"
#include "tests/property/value.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace stackbook::feel {
namespace {

void holds(Calculation& on, const std::string& condition) {
  RC_LOG() << condition << " is " << on.text_of(condition) << '\n';
  RC_ASSERT(on.holds(condition));
}

struct Moment {
  explicit Moment(const Bytes& bytes) : choices(bytes) {
    const std::pair<const char*, std::string> all[] = {
        {"day", grow_date(choices)},   {"moment", grow_date(choices) + 'T' + grow_time(choices)},
        {"clock", grow_time(choices)}, {"span", grow_days(choices)},
        {"other", grow_days(choices)}, {"months", grow_months(choices)}};
    for (const auto& [name, text] : all) {
      RC_LOG() << name << " = @\"" << text << "\"\n";
      on.let(name, "@\"" + text + '"');
    }
    on.let("n", std::to_string(choices.number(-20'000, 20'000)));
  }
  Choices choices;
  Calculation on;
};

RC_GTEST_PROP(Time, WhatIsAddedCanBeTakenAway, (const Bytes& bytes)) {
  Moment m(bytes);
  holds(m.on, "(moment + span) - moment = span");
  holds(m.on, "is((moment + span) - span, moment) or (moment + span) - span = moment");
  holds(m.on, "(span + other) - other = span");
  holds(m.on, "(months + months) / 2 = months");
  holds(m.on, "span - span = @\"PT0S\"");
  holds(m.on, "(day + n * @\"P1D\") - n * @\"P1D\" = day");
  holds(m.on, "(day + n * @\"P1D\") - day = n * @\"P1D\"");
  holds(m.on, "span * 3 = span + span + span");
  holds(m.on, "-(-span) = span and -(-months) = months");
  holds(m.on,
        "if day.day <= 28 then (day + months) - months = day else ((day + months) - months).day <= day.day");
  holds(m.on, "(day + months).month = modulo(day.month - 1 + months.years * 12 + months.months, 12) + 1");
  holds(m.on, "years and months duration(day, day + months).years = months.years or day.day > 28");
}

RC_GTEST_PROP(Time, WhatIsPrintedCanBeRead, (const Bytes& bytes)) {
  Moment m(bytes);
  holds(m.on, "is(date(string(day)), day)");
  holds(m.on, "is(date and time(string(moment)), moment)");
  holds(m.on, "is(time(string(clock)), clock)");
  holds(m.on, "is(duration(string(span)), span) and is(duration(string(months)), months)");
}

RC_GTEST_PROP(Time, PartsMakeTheWhole, (const Bytes& bytes)) {
  Moment m(bytes);
  holds(m.on, "date(day.year, day.month, day.day) = day");
  holds(m.on, "date and time(date(moment), time(moment)) = moment");
  holds(m.on, "span = @\"P1D\" * span.days + @\"PT1H\" * span.hours + @\"PT1M\" * span.minutes + @\"PT1S\" * "
              "span.seconds "
              "or span.seconds != floor(span.seconds) or (span - @\"P1D\" * span.days).days = 0");
  holds(m.on, "months = @\"P1Y\" * months.years + @\"P1M\" * months.months");
  holds(m.on,
        "(day + @\"P7D\").weekday = day.weekday and (day + @\"P1D\").weekday = modulo(day.weekday, 7) + 1");
  holds(m.on, "day of year(day) = (day - date(day.year, 1, 1)).days + 1");
  holds(m.on, "week of year(day) between 1 and 53");
  holds(m.on, "(day < day + span) = (span >= @\"P1D\") or span < @\"P1D\"");
}

} // namespace
} // namespace stackbook::feel
