// Externals: functions that FEEL text names but does not write (DMN 1.5 section 10.3.2.13.2):
//   function(a, b) external {java: {class: "java.lang.Math", method signature: "max(double, double)"}}
//
// A registry by class and signature, white space in signatures aside. It knows nothing of a virtual machine: the host
// fills it with native functions, and the pure ones of java.lang that models in the wild use are always there. PMML
// mappings are looked up the same way, by document and model; none are there from the start. Filled before evaluations
// begin, then shared by threads; Evaluation::externals says which one a run uses.
#pragma once

#include "rules/feel/evaluation.hpp"
#include "rules/feel/syntax/tree.hpp"
#include "rules/feel/value.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::feel {

struct External {
  // Arguments have been converted to the types of the signature: int, long, short, byte are integers in their range;
  // double, float any number; char a string of one code point; java.lang.String a string; boolean a boolean; the last of
  // an array type ("[Ljava.lang.Object;") stands for any number of arguments. Other types take every value. A plain
  // null answer becomes FEEL-EXTERNAL-FAILED.
  Value (*call)(std::span<const Value> arguments, Evaluation& evaluation, Span span) = nullptr;
  std::vector<std::string> parameters;
};

class Externals {
 public:
  void add(std::string_view of, std::string_view signature,
           Value (*call)(std::span<const Value> arguments, Evaluation& evaluation, Span span));
  const External* find(std::string_view of, std::string_view signature) const; // also among java_externals()

 private:
  std::map<std::string, External, std::less<>> all_;
};

const Externals& java_externals();

// The function that a mapping context names; null with a reason if it is no mapping. Whether it exists is found out by
// its call.
Value make_external(Value mapping, std::span<const ParameterDeclaration> parameters, Type result,
                    std::string_view name, Evaluation& evaluation, Span span);

} // namespace stackbook::feel
