#include "connectors/files/ods/formula.hpp"

#include <algorithm>

namespace stackbook::files::ods {

namespace {

bool is_name_letter(char letter) {
  return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') ||
         (letter >= '0' && letter <= '9') || letter == '_' || (static_cast<unsigned char>(letter) & 0x80u);
}

// The end of what is quoted from `from` on; a doubled quote is one inside.
std::size_t past_quoted(std::string_view text, std::size_t from) {
  const char quote = text[from];
  for (std::size_t at = from + 1; at < text.size(); ++at) {
    if (text[at] != quote) continue;
    if (at + 1 == text.size() || text[at + 1] != quote) return at + 1;
    ++at;
  }
  return text.size();
}

// "of:", "oooc:", "msoxl:": which grammar follows. A formula of Excel's own needs no translation.
std::string_view without_prefix(std::string_view formula, bool& excel) {
  const std::size_t equals = formula.find('=');
  const std::size_t colon = formula.find(':');
  if (equals != std::string_view::npos && colon != std::string_view::npos && colon < equals &&
      std::ranges::all_of(formula.substr(0, colon), is_name_letter)) {
    excel = formula.substr(0, colon) == "msoxl";
    formula.remove_prefix(colon + 1);
  }
  if (formula.starts_with('=')) formula.remove_prefix(1);
  if (formula.starts_with('=')) formula.remove_prefix(1); // recalculated at every opening
  return formula;
}

constexpr std::size_t longest_name = 256;

// Whether the dollar that begins `rest` is that of a sheet's name.
bool names_sheet(std::string_view rest) {
  const std::size_t stop = rest.find_first_of(".:'");
  return stop != std::string_view::npos && rest[stop] == '.';
}

// ";" divides arguments and "|" rows of an array there; "~" joins references and "!" intersects them.
char in_excel(char letter, char before, bool array) {
  if (letter == ';' || letter == '~') return ',';
  if (letter == '|' && array) return ';';
  return letter == '!' && before == ']' ? ' ' : letter;
}

} // namespace

std::string reference_in_a1(std::string_view reference) {
  std::string plain;
  for (std::size_t at = 0; at < reference.size();) {
    const char letter = reference[at];
    if (letter == '\'') {
      const std::size_t stop = past_quoted(reference, at);
      if (plain.ends_with('$')) plain.pop_back(); // a sheet is always fixed there
      plain += reference.substr(at, stop - at);
      at = stop;
    } else if (letter == '.') {
      const bool bare = plain.empty() || plain.back() == ':' || plain.back() == ' ';
      if (!bare) plain += '!';
      ++at;
    } else if (letter == '$' && names_sheet(reference.substr(at, longest_name))) {
      ++at;
    } else {
      plain += letter;
      ++at;
    }
  }
  return plain;
}

std::string formula_in_a1(std::string_view formula) {
  bool excel = false;
  formula = without_prefix(formula, excel);
  if (excel) return std::string(formula);
  std::string plain;
  int braces = 0;
  for (std::size_t at = 0; at < formula.size();) {
    const char letter = formula[at];
    if (letter == '"' || letter == '\'') {
      const std::size_t stop = past_quoted(formula, at);
      plain += formula.substr(at, stop - at);
      at = stop;
    } else if (letter == '[') {
      std::size_t stop = at + 1;
      while (stop < formula.size() && formula[stop] != ']')
        stop = formula[stop] == '\'' ? past_quoted(formula, stop) : stop + 1;
      plain += reference_in_a1(formula.substr(at + 1, stop - at - 1));
      at = std::min(stop + 1, formula.size());
    } else {
      braces += letter == '{' ? 1 : letter == '}' ? -1 : 0;
      plain += in_excel(letter, at > 0 ? formula[at - 1] : '\0', braces > 0);
      ++at;
    }
  }
  return plain;
}

} // namespace stackbook::files::ods
