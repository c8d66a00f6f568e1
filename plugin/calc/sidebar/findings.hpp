// Findings: the list of what was found, filtered and searched; a choice goes to the cell and tells why below; buttons mend,
// answer, and open the source.
#pragma once

#include "plugin/calc/sidebar/listing.hpp"
#include "plugin/calc/sidebar/scene.hpp"

#include <array>
#include <optional>

namespace stackbook::calc {

class FindingsPage {
 public:
  static constexpr const char* dialog = "findings";
  static constexpr const char* list = "list";
  static constexpr std::array methods{"filter", "source", "answer", "fix"};
  using Shown = View;
  static View make(const Standing& standing, const Standing*, const View*) { return view_of(standing); }

  void build(Scene& scene);
  void show(Scene& scene, const View& view);
  void moved(Scene&, const Desk&) {}
  Heights heights(const Controls& controls, int width) const;
  void arrange(Controls& controls, int width, int height);
  void choose(Scene& scene, std::size_t entry);
  void press(Scene& scene, std::string_view method);

 private:
  void fill(Scene& scene);
  void describe(Controls& controls, const View::Line* line);

  View view_;
  Filter filter_;
  std::vector<Item> items_;
  std::optional<View::Line> chosen_; // kept while the list is made anew
};

} // namespace stackbook::calc
