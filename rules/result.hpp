// Result<T>: a product, or the one reason why the host could not give it.
//
// The second of Stackbook's two error channels. Trouble in the user's data is a value (a Finding, or a FEEL null with
// a reason); trouble with the host (file, network, memory, a damaged package) is a Failure. The only header that
// every folder may include; it knows nobody.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace stackbook {

struct Failure {
  std::string what;   // what could not be done: "proposal.xlsx can't be read"
  std::string where;  // the file, part, line or address it concerns: "xl/worksheets/sheet1.xml"; may be empty
  std::string why;    // the cause in one clause: "the file is password-protected"
  std::string remedy; // what the reader can do: "save it without a password"; may be empty

  friend bool operator==(const Failure&, const Failure&) = default;
};

// One line for a person: "what: why (where). Remedy."
inline std::string to_text(const Failure& failure) {
  std::string line = failure.what;
  if (!failure.why.empty()) line += ": " + failure.why;
  if (!failure.where.empty()) line += " (" + failure.where + ")";
  if (!failure.remedy.empty()) line += ". " + failure.remedy;
  return line;
}

template <class T> class [[nodiscard]] Result {
public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Failure failure) : state_(std::in_place_index<1>, std::move(failure)) {}

  explicit operator bool() const { return state_.index() == 0; }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(value()); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  T& value() {
    assert(*this);
    return *std::get_if<0>(&state_);
  }
  const T& value() const {
    assert(*this);
    return *std::get_if<0>(&state_);
  }
  Failure& failure() {
    assert(!*this);
    return *std::get_if<1>(&state_);
  }
  const Failure& failure() const {
    assert(!*this);
    return *std::get_if<1>(&state_);
  }

private:
  std::variant<T, Failure> state_;
};

struct Done {}; // Result<Done>: an action that has no product

} // namespace stackbook
