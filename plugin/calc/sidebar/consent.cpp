#include "plugin/calc/sidebar/consent.hpp"

#include <algorithm>

namespace stackbook::calc {
namespace {

constexpr std::array parts{"approve", "revoke", "sync", "list", "why", "detail"};
constexpr std::array buttons{"approve", "revoke", "sync"};

// Buttons stand side by side while they fit, else the third below.
int rows_of_buttons(const Controls& controls, int width) {
  int wide = -gap;
  for (const char* button : buttons) wide += controls.width_of(button) + gap;
  return wide <= width ? 1 : 2;
}

} // namespace

void ConsentPage::build(Scene& scene) {
  scene.controls.add_list(list, 4, "Rows that are not approved as they stand; a choice goes to the row");
  Consents none;
  none.empty = "Not checked yet";
  show(scene, none);
}

void ConsentPage::show(Scene& scene, const Consents& consents) {
  consents_ = consents;
  Controls& controls = scene.controls;
  const bool some = consents.empty.empty();
  for (const char* part : parts) controls.show(part, some);
  controls.text("head", some ? "Approva~ls: " + consents.summary : consents.empty);
  std::vector<std::string> texts;
  for (const auto& line : consents.lines) texts.push_back(line.heading ? line.text : "    " + line.text);
  if (controls.items(list, texts))
    controls.text("detail",
                  "Choose a row to go to it and to read what changed. Approve and Revoke act on the rows "
                  "that are selected in the sheet.");
}

Heights ConsentPage::heights(const Controls& controls, int width) const {
  const int line = controls.line_height();
  if (!consents_.empty.empty()) {
    const int height = margin + controls.height_of("head", width) + 2 * gap;
    return {height, height, height};
  }
  const int head = rows_of_buttons(controls, width) * (controls.height_of_button("approve") + gap) +
                   controls.height_of("head", width);
  return {head + 11 * line, -1, head + 15 * line};
}

void ConsentPage::arrange(Controls& controls, int width, int height) {
  const int line = controls.line_height(), tall = controls.height_of_button("approve");
  const int head = controls.height_of("head", width);
  int y = margin;
  if (!consents_.empty.empty()) return controls.place("head", margin, y, width, head);
  const bool two = rows_of_buttons(controls, width) == 2;
  int x = margin;
  for (const char* button : buttons) {
    if (two && button == buttons.back()) {
      x = margin;
      y += tall + gap / 2;
    }
    const int wide = std::min(controls.width_of(button), width);
    controls.place(button, x, y, wide, tall);
    x += wide + gap;
  }
  y += tall + gap;
  controls.place("head", margin, y, width, head);
  y += head + gap / 2;
  const int bottom = height - margin, detail = std::clamp((bottom - y) * 2 / 5, 3 * line, 8 * line);
  controls.place("detail", margin, bottom - detail, width, detail);
  controls.place("why", margin, bottom - detail - line - gap / 2, width, line);
  controls.place(list, margin, y, width, bottom - detail - line - gap - y);
}

void ConsentPage::choose(Scene& scene, std::size_t entry) {
  if (entry >= consents_.lines.size()) return;
  const auto& line = consents_.lines[entry];
  scene.controls.tip(list, line.text);
  scene.controls.text("detail", line.heading ? line.text : line.detail);
  go_to(scene, line.sheet, line.cell);
}

void ConsentPage::press(Scene& scene, std::string_view method) {
  for (const char* button : buttons)
    if (method == button) give(scene, button);
}

} // namespace stackbook::calc
