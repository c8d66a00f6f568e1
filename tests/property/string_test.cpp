// Functions of texts against a model that knows texts as vectors of code points.
#include "rules/feel/print.hpp"
#include "rules/feel/text/utf8.hpp"
#include "tests/property/calculation.hpp"
#include "tests/property/value.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace stackbook::feel {
namespace {

using Points = std::u32string;

Points points_of(const std::string& text) {
  Points points;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    points += point.value;
    at += point.size;
  }
  return points;
}

std::string quoted(const Points& points) {
  std::string text;
  for (const char32_t point : points) append_code_point(text, point);
  return '"' + text + '"';
}

std::string truth(bool yes) {
  return yes ? "true" : "false";
}

RC_GTEST_PROP(Strings, AnswerAsTheirModel, (const Bytes& bytes)) {
  Choices choices(bytes);
  const std::string text = grow_text(choices), other = grow_text(choices);
  const Points s = points_of(text), t = points_of(other);
  Calculation on;
  on.let("s", '"' + text + '"');
  on.let("t", '"' + other + '"');
  RC_LOG() << "s = \"" << text << "\", t = \"" << other << "\"\n";
  const std::size_t at = s.find(t);
  RC_ASSERT(on.text_of("string length(s)") == std::to_string(s.size()));
  RC_ASSERT(on.text_of("s + t") == quoted(s + t));
  RC_ASSERT(on.text_of("contains(s, t)") == truth(at != Points::npos));
  RC_ASSERT(on.text_of("starts with(s, t)") == truth(s.starts_with(t)));
  RC_ASSERT(on.text_of("ends with(s, t)") == truth(s.ends_with(t)));
  RC_ASSERT(on.text_of("substring before(s, t)") == quoted(at == Points::npos ? Points() : s.substr(0, at)));
  RC_ASSERT(on.text_of("substring after(s, t)") ==
            quoted(at == Points::npos ? Points() : s.substr(at + t.size())));
  RC_ASSERT(on.text_of("s < t") == truth(s < t));
  RC_ASSERT(on.text_of("s = t") == truth(s == t));
  for (std::size_t from = 0; from < s.size(); ++from) {
    const std::string first = std::to_string(from + 1),
                      last = std::to_string(static_cast<std::int64_t>(from) -
                                            static_cast<std::int64_t>(s.size()));
    RC_ASSERT(on.text_of("substring(s, " + first + ")") == quoted(s.substr(from)));
    RC_ASSERT(on.text_of("substring(s, " + last + ", 2)") == quoted(s.substr(from, 2)));
  }
}

RC_GTEST_PROP(Strings, PartsJoinToTheWhole, (const Bytes& bytes)) {
  Choices choices(bytes);
  const std::string text = grow_text(choices) + grow_text(choices);
  Calculation on;
  on.let("s", '"' + text + '"');
  RC_LOG() << "s = \"" << text << "\"\n";
  for (const char* mark : {"a", "é", "🐎", " "}) {
    const std::string m = std::string("\"") + mark + '"';
    RC_ASSERT(on.holds("string join(split(s, " + m + "), " + m + ") = s"));
    RC_ASSERT(on.holds("string join(split(s, " + m + ")) = replace(s, " + m + ", \"\")"));
    RC_ASSERT(on.holds("matches(s, " + m + ", \"q\") = contains(s, " + m + ")"));
    RC_ASSERT(on.holds("if contains(s, " + m + ") then substring before(s, " + m + ") + " + m +
                       " + substring after(s, " + m + ") = s else true"));
  }
  RC_ASSERT(on.holds("upper case(lower case(s)) = upper case(s)"));
  RC_ASSERT(on.holds("replace(s, \"(.)\", \"$1$1\") = string join(for i in 1..string length(s) return "
                     "substring(s, i, 1) + substring(s, i, 1)) or s = \"\""));
}

} // namespace
} // namespace stackbook::feel
