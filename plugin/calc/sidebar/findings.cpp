#include "plugin/calc/sidebar/findings.hpp"

#include "plugin/calc/commands/actions.hpp"
#include "plugin/calc/commands/browse.hpp"
#include "plugin/calc/live/loop.hpp"

#include <algorithm>

namespace stackbook::calc {
namespace {

constexpr std::array parts{"kind", "group",  "find",   "search", "list",
                           "why",  "detail", "source", "answer", "fix"};
constexpr std::array buttons{"source", "answer", "fix"};
constexpr const char* nothing_chosen = "Choose a finding to go to its cell and to read why.";

bool same(const View::Line& a, const View::Line& b) {
  return a.rule == b.rule && a.where == b.where && a.message == b.message;
}

} // namespace

void FindingsPage::build(Scene& scene) {
  scene.controls.add_list(list, 6, "Findings; a choice goes to the cell");
  show(scene, {{}, "Not checked yet"});
}

void FindingsPage::show(Scene& scene, const View& view) {
  view_ = view;
  for (const char* part : parts) scene.controls.show(part, !view.lines.empty());
  fill(scene);
}

void FindingsPage::fill(Scene& scene) {
  Controls& controls = scene.controls;
  items_ = listing(view_, filter_);
  std::vector<std::string> texts;
  std::size_t shown = 0;
  std::optional<std::size_t> again; // where what was chosen stands now
  for (const auto& item : items_) {
    if (item.line && chosen_ && !again && same(view_.lines[*item.line], *chosen_)) again = texts.size();
    texts.push_back(item.text);
    shown += item.line ? 1 : 0;
  }
  const bool anew = controls.items(list, texts);
  const std::size_t all = view_.lines.size();
  controls.text("head", all == 0 ? view_.empty
                        : shown == all
                            ? "F~indings: " + std::to_string(all)
                            : "F~indings: " + std::to_string(shown) + " of " + std::to_string(all));
  if (again) {
    if (anew) controls.choose(list, *again);
    return describe(controls, &view_.lines[*items_[*again].line]);
  }
  describe(controls, nullptr);
  if (items_.empty() && all > 0) controls.text("detail", "No finding passes the filter.");
}

void FindingsPage::describe(Controls& controls, const View::Line* line) {
  chosen_ = line ? std::optional(*line) : std::nullopt;
  controls.text("detail", line ? line->detail : nothing_chosen);
  controls.enable("fix", line && line->fixable);
  controls.enable("answer", line && line->answerable);
  controls.enable("source", line && !line->url.empty());
}

Heights FindingsPage::heights(const Controls& controls, int width) const {
  const int line = controls.line_height();
  if (view_.lines.empty()) {
    const int height = margin + controls.height_of("head", width) + 2 * gap;
    return {height, height, height};
  }
  return {20 * line, -1, 30 * line};
}

void FindingsPage::arrange(Controls& controls, int width, int height) {
  const int line = controls.line_height(), half = (width - gap) / 2;
  const int field =
      std::max({controls.height_of_button("kind"), controls.height_of_button("search"), line + 10});
  int y = margin;
  if (view_.lines.empty()) return controls.place("head", margin, y, width, controls.height_of("head", width));
  controls.place("kind", margin, y, half, field);
  controls.place("group", margin + half + gap, y, width - half - gap, field);
  y += field + gap / 2;
  const int find = controls.width_of("find");
  controls.place("find", margin, y + (field - line) / 2, find, line);
  controls.place("search", margin + find + gap, y, width - find - gap, field);
  y += field + gap / 2;
  controls.place("head", margin, y, width, line);
  y += line + gap / 2;

  const int tall = controls.height_of_button("fix"), bottom = height - margin - tall;
  const int detail = std::clamp((bottom - y) * 2 / 5, 3 * line, 10 * line);
  controls.place("detail", margin, bottom - gap - detail, width, detail);
  controls.place("why", margin, bottom - gap - detail - line - gap / 2, width, line);
  controls.place(list, margin, y, width, bottom - 2 * gap - detail - line - y);
  int right = margin + width;
  for (auto button = buttons.rbegin(); button != buttons.rend(); ++button) {
    const int wide = std::min(controls.width_of(*button), (width - 2 * gap) / 3);
    controls.place(*button, right - wide, bottom, wide, tall);
    right -= wide + gap;
  }
}

void FindingsPage::choose(Scene& scene, std::size_t entry) {
  if (entry >= items_.size()) return;
  const auto& item = items_[entry];
  scene.controls.tip(list, item.text);
  describe(scene.controls, item.line ? &view_.lines[*item.line] : nullptr);
  if (!item.line) return scene.controls.text("detail", item.text);
  go_to(scene, chosen_->sheet, chosen_->cell);
}

void FindingsPage::press(Scene& scene, std::string_view method) {
  if (method == "filter") {
    filter_.kind =
        static_cast<Filter::Kind>(std::max<sal_Int16>(scene.controls.list("kind")->getSelectedItemPos(), 0));
    filter_.by_rule = scene.controls.list("group")->getSelectedItemPos() == 1;
    filter_.words = scene.controls.typed("search");
    return fill(scene);
  }
  if (!chosen_) return;
  if (method == "source") return browse(chosen_->url);
  on_main([frame = scene.frame, line = *chosen_, fix = method == "fix"] {
    const auto at = seat(frame);
    if (!at) return;
    perform(*at, [&] {
      if (!fix) return answer_finding(*at, {line.rule, line.where, line.message});
      if (!line.sheet.empty()) go_to(*at, Spot{line.sheet, line.cell});
      fix_cell(*at);
    });
  });
}

} // namespace stackbook::calc
