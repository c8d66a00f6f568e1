#include "plugin/calc/sidebar/totals.hpp"

#include <algorithm>

namespace stackbook::calc {

namespace {

constexpr int frame_height = 8; // of a list, above and below its lines
constexpr const char* heading = "T~otals, then each tool";

// That a line of the list holds in this font, by the width of the list's own heading.
std::size_t characters_in(const Controls& controls, int width) {
  const int one = std::max(controls.width_of("head") / 22, 4);
  return static_cast<std::size_t>(std::max(width / one - 4, 10));
}

} // namespace

void TotalsPage::build(Scene& scene) {
  scene.controls.add_list(list, 1, "Totals of the proposal, then each tool with its limit");
  show(scene, {{}, {}, "Not checked yet"});
}

void TotalsPage::show(Scene& scene, const Totals& totals) {
  totals_ = totals;
  scene.controls.text("head", totals.empty.empty() ? heading : totals.empty);
  scene.controls.show(list, totals.empty.empty());
  characters_ = 0;
}

Heights TotalsPage::heights(const Controls& controls, int width) const {
  const int line = controls.line_height(), head = margin + controls.height_of("head", width) + gap / 2;
  if (!totals_.empty.empty()) return {head + gap, head + gap, head + gap};
  const int all = static_cast<int>(lines_of(totals_, characters_in(controls, width)).size());
  const auto of = [&](int lines) { return head + lines * (line + 2) + frame_height + gap; };
  return {of(std::min(all, 4)), of(all), of(std::min(all, 9))};
}

void TotalsPage::arrange(Controls& controls, int width, int height) {
  const int head = controls.height_of("head", width), top = margin + head + gap / 2;
  controls.place("head", margin, margin, width, head);
  controls.place(list, margin, top, width, height - top - gap);
  if (!totals_.empty.empty()) return;
  const std::size_t characters = characters_in(controls, width);
  if (characters == characters_) return;
  characters_ = characters;
  auto lines = lines_of(totals_, characters);
  if (lines == lines_) return;
  lines_ = std::move(lines);
  controls.items(list, lines_);
}

void TotalsPage::choose(Scene& scene, std::size_t entry) {
  if (entry < lines_.size()) scene.controls.tip(list, lines_[entry]);
}

} // namespace stackbook::calc
