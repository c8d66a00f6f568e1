// stackbook sync and stackbook serve: in a second program, so that this one starts without the network
// libraries.

#include "plugin/pipeline/verb.hpp"

#include <cerrno>
#include <cstring>
#include <vector>

#include <CLI/CLI.hpp>
#include <unistd.h>

namespace stackbook::pipeline {
namespace {

int hand_over(const std::string& verb, const std::vector<std::string>& rest, Terminal& terminal) {
  const auto program =
      terminal.program.parent_path().parent_path() / "libexec" / "stackbook" / "stackbook-connector";
  std::vector<std::string> words{program.string(), verb};
  words.insert(words.end(), rest.begin(), rest.end());
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  execv(words[0].c_str(), arguments.data());
  return fail(terminal, {"stackbook " + verb + " can't start", words[0], std::strerror(errno),
                         "Install the connector beside this program"});
}

} // namespace

void add_connector(CLI::App& app, Terminal& terminal, Run& chosen) {
  const auto add = [&](const char* name, const char* about) {
    CLI::App* verb = app.add_subcommand(name, about);
    verb->prefix_command()->set_help_flag();
    verb->callback([verb, name, &terminal, &chosen] {
      chosen = [verb, name, &terminal] { return hand_over(name, verb->remaining(), terminal); };
    });
  };
  add("sync", "Send approved rows to a connector");
  add("serve", "Run a connector: store rows, answer checks, show a dashboard");
}

} // namespace stackbook::pipeline
