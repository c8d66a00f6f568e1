// Status: how the proposal stands: findings counted, completeness by layer, days to the deadline, pack and data dates; and
// whether all this is of the document as it is now.
#pragma once

#include "plugin/calc/sidebar/scene.hpp"
#include "plugin/calc/sidebar/view.hpp"

#include <array>

namespace stackbook::calc {

class StatusPage {
 public:
  static constexpr const char* dialog = "status";
  static constexpr std::array methods{"check", "new"};
  using Shown = State;
  static State make(const Standing& standing, const Standing*, const State*) { return state_of(standing); }

  void build(Scene& scene);
  void show(Scene& scene, const State& state);
  void moved(Scene& scene, const Desk& desk);
  Heights heights(const Controls& controls, int width) const;
  void arrange(Controls& controls, int width, int height);
  void press(Scene& scene, std::string_view method);

 private:
  State state_;
  std::string doing_;
};

} // namespace stackbook::calc
