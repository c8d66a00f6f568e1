// stackbook serve: a connector on this machine; stackbook serve token NAME: who may write to it.

#include "connectors/intake/access.hpp"
#include "connectors/intake/server.hpp"
#include "connectors/intake/store/sqlite.hpp"
#include "plugin/clock/clock.hpp"
#include "plugin/pipeline/connector/verbs.hpp"
#include "plugin/pipeline/packs.hpp"

#include <csignal>
#include <mutex>
#include <ostream>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

struct Options {
  std::string store = "intake.sqlite", address = "127.0.0.1", certificate, key, pack;
  std::uint16_t port = 8480;
  std::string token, scopes = "rows:read rows:write";
};

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

int serve(const Options& options, Terminal& terminal) {
  // Blocked before any thread starts, so that only sigwait below sees them.
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  auto store = intake::open_sqlite(options.store);
  if (!store) return fail(terminal, store.failure());
  Packs packs(terminal);
  std::mutex choosing;
  intake::ServerOptions server_options;
  server_options.address = options.address;
  server_options.port = options.port;
  server_options.certificate = options.certificate;
  server_options.private_key = options.key;
  server_options.today = clock::today;
  server_options.now = clock::now_utc;
  server_options.find_pack = [&](const std::string& id, const std::string& version) {
    const std::lock_guard lock(choosing);
    return packs.choose(options.pack, proposal::PackHint{id, version});
  };
  auto server = intake::Server::start(server_options, std::move(*store));
  if (!server) return fail(terminal, server.failure());
  terminal.out << "Connector and dashboard at " << (*server)->url() << "/\nStore: " << options.store
               << "\nEnd it with Ctrl+C.\n"
               << std::flush;

  int signal = 0;
  sigwait(&signals, &signal);
  (*server)->drain(std::chrono::seconds(10));
  return clean;
}

int add_token(const Options& options, Terminal& terminal) {
  std::size_t from = 0;
  while (from < options.scopes.size()) {
    const auto end = std::min(options.scopes.find(' ', from), options.scopes.size());
    if (!intake::scope_from(options.scopes.substr(from, end - from)))
      return fail(
          terminal,
          {"The token is not made", "",
           "a scope is rows:read, rows:write or admin, not " + options.scopes.substr(from, end - from), ""});
    from = end + 1;
  }
  if (options.token.empty() || options.token.find_first_of(". \t") != std::string::npos)
    return fail(terminal, {"The token is not made", "", "its name must be one word without a point", ""});
  auto store = intake::open_sqlite(options.store);
  if (!store) return fail(terminal, store.failure());
  auto token = intake::make_token(options.token, options.scopes, clock::now_utc());
  if (!token) return fail(terminal, token.failure());
  if (auto added = (*store)->add_token(token->line); !added) return fail(terminal, added.failure());
  terminal.err << "The token of " << options.token << " is shown this once; keep it like a password.\n";
  terminal.out << token->secret << '\n';
  return clean;
}

} // namespace

void add_serve(CLI::App& app, Terminal& terminal, Run& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* verb =
      app.add_subcommand("serve", "Run a connector: store rows, answer checks, show a dashboard");
  verb->add_option("--store", options->store, "SQLite file that holds the rows (intake.sqlite)")
      ->type_name("FILE");
  verb->add_option("--address", options->address, "Address to listen on (127.0.0.1)")->type_name("IP");
  verb->add_option("--port", options->port, "Port to listen on (8480; 0: any free one)")->type_name("N");
  verb->add_option("--tls-certificate", options->certificate, "PEM file with the certificate chain")
      ->type_name("FILE");
  verb->add_option("--tls-key", options->key, "PEM file with the private key")->type_name("FILE");
  verb->add_option("--pack", options->pack, "Rule pack for all proposals (default: the one each names)")
      ->type_name("PACK");
  verb->footer("Example: stackbook serve token finance >token.txt && stackbook serve");
  CLI::App* token = verb->add_subcommand("token", "Make a token for a sender and print it once");
  token->add_option("name", options->token, "Who will use it")->required()->type_name("NAME");
  token->add_option("--scopes", options->scopes, "rows:read, rows:write, admin; separated by spaces");
  token->add_option("--store", options->store, "SQLite file of the connector (intake.sqlite)")
      ->type_name("FILE");
  token->callback([options, &terminal, &chosen] {
    chosen = [options, &terminal] { return add_token(*options, terminal); };
  });
  verb->callback([options, &terminal, &chosen, verb] {
    if (verb->get_subcommands().empty()) chosen = [options, &terminal] { return serve(*options, terminal); };
  });
}

} // namespace stackbook::pipeline
