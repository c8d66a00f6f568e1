#include "plugin/calc/sidebar/totals.hpp"

#include <algorithm>

namespace stackbook::calc {

namespace {

constexpr int frame_height = 8; // of a list, above and below its lines
constexpr int frame_width = 28; // of a list, with its scroll bar
constexpr const char* heading = "T~otals, then each tool";

} // namespace

void TotalsPage::build(Scene& scene) {
  scene.controls.add_label("measure");
  scene.controls.show("measure", false);
  scene.controls.add_list(list, 1, "Totals of the proposal, then each tool with its limit");
  show(scene, {{}, {}, "Not checked yet"});
}

void TotalsPage::show(Scene& scene, const Totals& totals) {
  totals_ = totals;
  scene.controls.text("head", totals.empty.empty() ? heading : totals.empty);
  scene.controls.show(list, totals.empty.empty());
  width_ = 0;
  wide_.clear();
}

std::vector<std::string> TotalsPage::lines_at(const Controls& controls, int width) const {
  return lines_of(totals_, [&](const std::string& text) {
    const auto [known, fresh] = wide_.try_emplace(text);
    if (fresh) known->second = controls.width_of("measure", text);
    return known->second <= width - frame_width;
  });
}

Heights TotalsPage::heights(const Controls& controls, int width) const {
  const int line = controls.line_height(), head = margin + controls.height_of("head", width) + gap / 2;
  if (!totals_.empty.empty()) return {head + gap, head + gap, head + gap};
  const int all = static_cast<int>(lines_at(controls, width).size());
  const auto of = [&](int lines) { return head + lines * (line + 2) + frame_height + gap; };
  return {of(std::min(all, 3)), of(all), of(std::min(all, 9))};
}

void TotalsPage::arrange(Controls& controls, int width, int height) {
  const int head = controls.height_of("head", width), top = margin + head + gap / 2;
  controls.place("head", margin, margin, width, head);
  controls.place(list, margin, top, width, height - top - gap);
  if (!totals_.empty.empty()) return;
  if (width == width_) return;
  width_ = width;
  auto lines = lines_at(controls, width);
  if (lines == lines_) return;
  lines_ = std::move(lines);
  controls.items(list, lines_);
}

void TotalsPage::choose(Scene& scene, std::size_t entry) {
  if (entry < lines_.size()) scene.controls.tip(list, lines_[entry]);
}

} // namespace stackbook::calc
