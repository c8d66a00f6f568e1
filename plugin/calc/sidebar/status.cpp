#include "plugin/calc/sidebar/status.hpp"

#include <algorithm>

namespace stackbook::calc {
namespace {

constexpr std::size_t bars = 5;
constexpr std::array<const char*, bars> labels{"label1", "label2", "label3", "label4", "label5"};
constexpr std::array<const char*, bars> bar_names{"bar1", "bar2", "bar3", "bar4", "bar5"};
constexpr std::array<const char*, bars> texts{"text1", "text2", "text3", "text4", "text5"};
constexpr std::array further{"doing", "deadline", "against"}; // one below the other

int head_width(const Controls& controls, int width) {
  return width - std::min(width / 2, controls.width_of("check")) - gap;
}

std::string doing_of(const Desk& desk) {
  switch (desk.doing()) {
  case Desk::Doing::checking: return "Checking…";
  case Desk::Doing::changed: return desk.live() ? "Not checked yet" : "Changed since the last check";
  case Desk::Doing::up_to_date: break;
  }
  return desk.live() ? "Up to date" : "Up to date; not checked while typing";
}

} // namespace

void StatusPage::build(Scene& scene) {
  for (std::size_t i = 0; i < bars; ++i) {
    scene.controls.add_label(labels[i]);
    scene.controls.add_bar(bar_names[i]);
    scene.controls.add_label(texts[i]);
  }
  scene.controls.bold("head");
  show(scene, {"Not checked yet", "", "", {}, ""});
}

void StatusPage::show(Scene& scene, const State& state) {
  state_ = state;
  Controls& controls = scene.controls;
  controls.text("head", state.status);
  controls.text("against", state.against);
  controls.tip("against", state.against);
  controls.text("deadline", state.deadline);
  controls.text("hint", state.empty);
  for (std::size_t i = 0; i < bars; ++i) {
    const bool used = i < state.bars.size();
    for (const char* name : {labels[i], bar_names[i], texts[i]}) controls.show(name, used);
    if (!used) continue;
    controls.text(labels[i], state.bars[i].label);
    controls.bar(bar_names[i], state.bars[i].percent);
    controls.text(texts[i], state.bars[i].text);
    controls.tip(bar_names[i], state.bars[i].label + ": " + state.bars[i].text);
  }
  for (const char* name : further) controls.show(name, state.empty.empty());
  for (const char* name : {"hint", "new"}) controls.show(name, !state.empty.empty());
}

void StatusPage::moved(Scene& scene, const Desk& desk) {
  std::string doing = doing_of(desk);
  if (doing == doing_) return;
  doing_ = std::move(doing);
  scene.controls.text("doing", doing_);
}

Heights StatusPage::heights(const Controls& controls, int width) const {
  const int line = controls.line_height();
  int height =
      margin +
      std::max(controls.height_of("head", head_width(controls, width)), controls.height_of_button("check")) +
      gap;
  if (!state_.empty.empty()) {
    height += controls.height_of("hint", width) + gap + controls.height_of_button("new") + gap;
  } else {
    height += line + gap / 2; // doing
    for (const char* name : {"deadline", "against"}) height += controls.height_of(name, width) + gap / 2;
    height += gap + static_cast<int>(std::min(state_.bars.size(), bars)) * (line + gap / 2) + gap;
  }
  return {height, height, height};
}

void StatusPage::arrange(Controls& controls, int width, int) {
  const int line = controls.line_height(), tall = controls.height_of_button("check");
  const int head = head_width(controls, width), head_height = controls.height_of("head", head);
  int y = margin;
  controls.place("head", margin, y + std::max((tall - head_height) / 2, 0), head, head_height);
  controls.place("check", margin + head + gap, y, width - head - gap, tall);
  y += std::max(head_height, tall) + gap;
  if (!state_.empty.empty()) {
    const int hint = controls.height_of("hint", width);
    controls.place("hint", margin, y, width, hint);
    controls.place("new", margin, y + hint + gap, std::min(width, controls.width_of("new")),
                   controls.height_of_button("new"));
    return;
  }
  for (const char* name : further) {
    const int height = std::max(controls.height_of(name, width), line);
    controls.place(name, margin, y, width, height);
    y += height + gap / 2;
  }
  y += gap;
  int label = 0, text = 0;
  const std::size_t used = std::min(state_.bars.size(), bars);
  for (std::size_t i = 0; i < used; ++i) {
    label = std::max(label, controls.width_of(labels[i]));
    text = std::max(text, controls.width_of(texts[i]));
  }
  const int bar = std::max(width - label - text - 2 * gap, line);
  for (std::size_t i = 0; i < used; ++i) {
    controls.place(labels[i], margin, y, label, line);
    controls.place(bar_names[i], margin + label + gap, y + 1, bar, line - 2);
    controls.place(texts[i], margin + label + bar + 2 * gap, y, text, line);
    y += line + gap / 2;
  }
}

void StatusPage::press(Scene& scene, std::string_view method) {
  give(scene, method == "new" ? "new" : "check");
}

} // namespace stackbook::calc
