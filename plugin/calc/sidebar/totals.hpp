// Totals: what the proposal asks for in all and by tool, against limits; guaranteed lending and insured cover apart; the
// share of US content.
#pragma once

#include "plugin/calc/sidebar/scene.hpp"
#include "plugin/calc/sidebar/view.hpp"

#include <array>
#include <map>

namespace stackbook::calc {

class TotalsPage {
 public:
  static constexpr const char* dialog = "totals";
  static constexpr const char* list = "list";
  static constexpr std::array<const char*, 0> methods{};
  using Shown = Totals;
  static Totals make(const Standing& standing, const Standing*, const Totals*) { return totals_of(standing); }

  void build(Scene& scene);
  void show(Scene& scene, const Totals& totals);
  void moved(Scene&, const Desk&) {}
  Heights heights(const Controls& controls, int width) const;
  void arrange(Controls& controls, int width, int height);
  void choose(Scene& scene, std::size_t entry);
  void press(Scene&, std::string_view) {}

 private:
  std::vector<std::string> lines_at(const Controls& controls, int width) const;

  Totals totals_;
  std::vector<std::string> lines_;
  int width_ = 0;                           // that they were made for
  mutable std::map<std::string, int> wide_; // texts measured
};

} // namespace stackbook::calc
