#include "plugin/pipeline/completion.hpp"

#include <algorithm>
#include <ostream>
#include <vector>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

struct Flag {
  std::string longer, shorter, text; // "--format", "-q"; one may be empty
  bool value;                        // a word follows
};

struct Word { // a verb, or a verb of a verb: "rules test"
  std::vector<std::string> path;
  std::string text;
  std::vector<Flag> flags;
  std::vector<std::string> inner;
};

std::vector<CLI::App*> verbs_of(const CLI::App& app) {
  auto verbs = const_cast<CLI::App&>(app).get_subcommands([](CLI::App*) { return true; });
  std::erase_if(verbs, [](const CLI::App* verb) { return verb->get_name().empty(); });
  return verbs;
}

void collect(const CLI::App& app, std::vector<std::string> path, std::vector<Word>& words) {
  Word word{path, app.get_description(), {}, {}};
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional() && option->get_lnames().empty() && option->get_snames().empty()) continue;
    word.flags.push_back({option->get_lnames().empty() ? "" : "--" + option->get_lnames().front(),
                          option->get_snames().empty() ? "" : "-" + option->get_snames().front(),
                          option->get_description(), option->get_items_expected_max() > 0});
  }
  for (const CLI::App* verb : verbs_of(app)) word.inner.push_back(verb->get_name());
  words.push_back(word);
  for (const CLI::App* verb : verbs_of(app)) {
    auto below = path;
    below.push_back(verb->get_name());
    collect(*verb, below, words);
  }
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const auto& part : parts) all.append(all.empty() ? "" : between).append(part);
  return all;
}

// In single quotes of a shell, on one line.
std::string quoted(std::string_view text, std::string_view quote_inside) {
  std::string out = "'";
  for (const char c : text)
    if (c == '\'') {
      out += quote_inside;
    } else {
      out += c == '\n' ? ' ' : c;
    }
  return out + "'";
}

std::string bash(const std::vector<Word>& words) {
  std::string out =
      "# bash completion of stackbook\n_stackbook() {\n  local word=${COMP_WORDS[COMP_CWORD]} path= "
      "offered=\n"
      "  local i\n  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    case ${COMP_WORDS[i]} in -*) ;; *) path+=\"${path:+ }${COMP_WORDS[i]}\" ;; esac\n  done\n"
      "  case $path in\n";
  for (auto word = words.rbegin(); word != words.rend(); ++word) { // the longest path first
    const std::string path = joined(word->path, " ");
    std::vector<std::string> offered = word->inner;
    for (const Flag& flag : word->flags)
      for (const auto& name : {flag.longer, flag.shorter})
        if (!name.empty()) offered.push_back(name);
    out += "    " + (path.empty() ? std::string("*") : "'" + path + "'|'" + path + " '*") + ") offered='" +
           joined(offered, " ") + "' ;;\n";
  }
  return out + "  esac\n  COMPREPLY=($(compgen -W \"$offered\" -- \"$word\"))\n}\ncomplete -o default -F "
               "_stackbook stackbook\n";
}

std::string zsh(const std::vector<Word>& words) {
  std::string out = "#compdef stackbook\n# zsh completion of stackbook\n_stackbook() {\n  local -a verbs "
                    "offered\n  local word\n"
                    "  for word in ${words[2,CURRENT-1]}; do [[ $word == -* ]] || verbs+=$word; done\n"
                    "  case \"$verbs\" in\n";
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    const std::string path = joined(word->path, " ");
    out += "    " +
           (path.empty() ? std::string("*") : "(" + quoted(path, "") + "|" + quoted(path + " ", "") + "*)") +
           (path.empty() ? ")" : "") + " offered=(";
    for (const Word& other : words)
      if (other.path.size() == word->path.size() + 1 &&
          std::equal(word->path.begin(), word->path.end(), other.path.begin()))
        out += " " + quoted(other.path.back() + ":" + other.text, "’");
    for (const Flag& flag : word->flags)
      if (!flag.longer.empty()) out += " " + quoted(flag.longer + ":" + flag.text, "’");
    out += ") ;;\n";
  }
  return out + "  esac\n  _describe -o stackbook offered\n  _files\n}\n"
               "if [[ $funcstack[1] == _stackbook ]]; then _stackbook \"$@\"; else compdef _stackbook "
               "stackbook; fi\n";
}

std::string fish(const std::vector<Word>& words) {
  std::string out = "# fish completion of stackbook\n";
  for (const Word& word : words) {
    std::string when = "__fish_use_subcommand";
    if (!word.path.empty()) {
      when.clear();
      for (const auto& part : word.path)
        when += (when.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from " + part);
    }
    std::string inner_when = when;
    if (!word.path.empty() && !word.inner.empty())
      inner_when += "; and not __fish_seen_subcommand_from " + joined(word.inner, " ");
    for (const Word& other : words)
      if (other.path.size() == word.path.size() + 1 &&
          std::equal(word.path.begin(), word.path.end(), other.path.begin()))
        out += "complete -c stackbook -f -n " + quoted(inner_when, "") + " -a " + other.path.back() + " -d " +
               quoted(other.text, "\\'") + "\n";
    for (const Flag& flag : word.flags) {
      out += "complete -c stackbook -n " + quoted(when, "");
      if (!flag.longer.empty()) out += " -l " + flag.longer.substr(2);
      if (!flag.shorter.empty()) out += " -s " + flag.shorter.substr(1);
      if (flag.value) out += " -r";
      out += " -d " + quoted(flag.text, "\\'") + "\n";
    }
  }
  return out;
}

} // namespace

void add_completion(CLI::App& app, Terminal& terminal, Run& chosen) {
  auto shell = std::make_shared<std::string>();
  CLI::App* verb =
      app.add_subcommand("completion", "Print what a shell needs to complete this command's words");
  verb->add_option("shell", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->type_name("SHELL");
  verb->footer("Example: stackbook completion bash > ~/.local/share/bash-completion/completions/stackbook");
  verb->callback([&app, shell, &terminal, &chosen] {
    chosen = [&app, shell, &terminal] {
      std::vector<Word> words;
      collect(app, {}, words);
      terminal.out << (*shell == "bash" ? bash(words) : *shell == "zsh" ? zsh(words) : fish(words));
      return clean;
    };
  });
}

} // namespace stackbook::pipeline
