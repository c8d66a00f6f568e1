// Consent: how far the rows are approved, which were changed since and in what; approving, revoking and sending.
#pragma once

#include "plugin/calc/sidebar/consents.hpp"
#include "plugin/calc/sidebar/scene.hpp"

#include <array>

namespace stackbook::calc {

class ConsentPage {
 public:
  static constexpr const char* dialog = "consent";
  static constexpr const char* list = "list";
  static constexpr std::array methods{"approve", "revoke", "sync"};
  using Shown = Consents;
  static Consents make(const Standing& standing, const Standing* last, const Consents* before) {
    return consents_of(standing, last, before ? *before : Consents());
  }

  void build(Scene& scene);
  void show(Scene& scene, const Consents& consents);
  void moved(Scene&, const Desk&) {}
  Heights heights(const Controls& controls, int width) const;
  void arrange(Controls& controls, int width, int height);
  void choose(Scene& scene, std::size_t entry);
  void press(Scene& scene, std::string_view method);

 private:
  Consents consents_;
};

} // namespace stackbook::calc
