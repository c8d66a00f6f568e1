// stackbook sync FILE --to URL: sends the approved rows, says what happened to each.

#include "connectors/http/delivery.hpp"
#include "connectors/http/plan.hpp"
#include "plugin/clock/clock.hpp"
#include "plugin/pipeline/connector/outcome.hpp"
#include "plugin/pipeline/connector/verbs.hpp"
#include "plugin/pipeline/host.hpp"
#include "plugin/pipeline/work.hpp"
#include "rules/proposal/sheets.hpp"

#include <algorithm>
#include <cstdlib>
#include <ostream>
#include <random>
#include <thread>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

struct Options {
  std::string file, to, token_file, authorities, outbox, format = "text";
  WorkOptions work;
  int tries = 8;
  std::size_t batch = 500;
  bool plan = false, again = false;
};

std::filesystem::path default_outbox() {
  const char* data = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  const std::filesystem::path base =
      data && *data ? data : std::filesystem::path(home ? home : ".") / ".local" / "share";
  return base / "stackbook" / "outbox.sqlite";
}

Result<std::string> token_of(const Options& options) {
  if (options.token_file.empty()) {
    const char* given = std::getenv("STACKBOOK_TOKEN");
    return std::string(given ? given : "");
  }
  auto bytes = files::read_bytes(options.token_file, 4096);
  if (!bytes) return bytes.failure();
  bytes->erase(bytes->find_last_not_of(" \t\r\n") + 1);
  return *bytes;
}

void print(const Options& options, const Outcome& outcome, Terminal& terminal) {
  options.format == "json" ? print_json(terminal.out, outcome) : print_text(terminal.out, outcome);
}

http::DeliveryOptions delivery_options(const Options& options, std::string token) {
  http::DeliveryOptions delivery;
  delivery.to = {options.to, std::move(token), options.authorities};
  delivery.tries = options.tries;
  delivery.wait = [](std::chrono::milliseconds pause) { std::this_thread::sleep_for(pause); };
  delivery.chance = [generator = std::mt19937(std::random_device{}())]() mutable {
    return std::uniform_real_distribution<>(0.0, 1.0)(generator);
  };
  return delivery;
}

int not_reached(const http::Delivery& delivery, Terminal& terminal) {
  terminal.err << "stackbook: " << delivery.trouble << "\n  " << delivery.waiting
               << " rows stay queued; stackbook sync sends them when the connector answers again.\n";
  return could_not_run;
}

int show_delivery(const Options& options, const http::Plan& plan, const http::Delivery& delivery,
                  Terminal& terminal) {
  const Outcome outcome = outcome_of(plan, delivery);
  for (const auto& refusal : delivery.refused)
    terminal.err << "stackbook: the connector refused a batch: " << refusal << '\n';
  print(options, outcome, terminal);
  if (!delivery.reached) return not_reached(delivery, terminal);
  return leaves_any(outcome) ? findings_left : clean;
}

int sync(const Options& options, Terminal& terminal) {
  if (auto good = http::usable(options.to); !good) return fail(terminal, good.failure());
  auto token = token_of(options);
  if (!token) return fail(terminal, token.failure());
  Packs packs(terminal);
  auto work = work_on(options.file, options.work, packs);
  if (!work) return fail(terminal, work.failure());
  if (proposal::is_draft((*work)->workbook))
    return fail(terminal, {"Nothing is sent", options.file, "it is a clean copy that is marked DRAFT",
                           "Sync the workbook it was made from, or a copy written without --draft"});
  const auto& proposal = (*work)->proposal;
  auto outbox =
      http::Outbox::open(options.outbox.empty() ? default_outbox() : std::filesystem::path(options.outbox));
  if (!outbox) return fail(terminal, outbox.failure());

  const auto delivery_wanted = delivery_options(options, std::move(*token));
  http::Delivery earlier; // what an earlier run left goes first, so that the plan starts from its receipts
  if (!options.plan) {
    auto sent = http::deliver(*outbox, delivery_wanted);
    if (!sent) return fail(terminal, sent.failure());
    earlier = std::move(*sent);
    if (!earlier.reached) {
      if (options.format == "json") print(options, outcome_of({proposal.id, {}, ""}, earlier), terminal);
      return not_reached(earlier, terminal);
    }
  }
  auto known = outbox->known(options.to, proposal.id);
  if (!known) return fail(terminal, known.failure());
  auto plan = http::plan(proposal, *known, clock::today(), options.again);
  if (!plan) return fail(terminal, plan.failure());
  if (options.plan) {
    const Outcome outcome = outcome_of(*plan);
    print(options, outcome, terminal);
    return leaves_any(outcome) ? findings_left : clean;
  }

  const auto batches = http::batches(*plan, *proposal.pack, options.batch);
  if (auto queued = outbox->queue(options.to, proposal.id, batches, clock::now_utc()); !queued)
    return fail(terminal, queued.failure());
  auto delivery = http::deliver(*outbox, delivery_wanted);
  if (!delivery) return fail(terminal, delivery.failure());
  delivery->refused.insert(delivery->refused.begin(), earlier.refused.begin(), earlier.refused.end());
  return show_delivery(options, *plan, *delivery, terminal);
}

int queue_status(http::Outbox& outbox, Terminal& terminal) {
  std::size_t waiting = 0;
  for (const char* state : {"pending", "parked"}) {
    auto batches = outbox.batches(state);
    if (!batches) return fail(terminal, batches.failure());
    for (const auto& batch : *batches) {
      terminal.out << state << "  " << batch.rows << " rows of " << batch.proposal << " to "
                   << batch.destination << ", queued " << batch.created << ", " << batch.attempts << " tries"
                   << (batch.problem.empty() ? "" : ": " + batch.problem) << '\n';
      waiting += static_cast<std::size_t>(batch.rows);
    }
  }
  terminal.out << (waiting == 0 ? "Nothing waits to be sent." : std::to_string(waiting) + " rows wait.")
               << '\n';
  return waiting == 0 ? clean : findings_left;
}

// sync status, sync retry, sync drop: the queue itself.
int on_queue(const Options& options, Terminal& terminal, const std::string& what) {
  auto outbox =
      http::Outbox::open(options.outbox.empty() ? default_outbox() : std::filesystem::path(options.outbox));
  if (!outbox) return fail(terminal, outbox.failure());
  if (what == "status") return queue_status(*outbox, terminal);
  auto count = what == "retry" ? outbox->requeue() : outbox->drop();
  if (!count) return fail(terminal, count.failure());
  terminal.out << *count
               << (what == "retry" ? " batches are queued again.\n"
                                   : " batches are dropped; what arrived stays.\n");
  return clean;
}

} // namespace

void add_sync(CLI::App& app, Terminal& terminal, Run& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("sync", "Send approved rows of a proposal workbook to a connector");
  auto* file = verb->add_option("file", options->file, "Proposal workbook")->type_name("FILE");
  auto* to = verb->add_option("--to", options->to, "The connector, as http://HOST:PORT or https://HOST:PORT")
                 ->type_name("URL");
  verb->add_option("--token-file", options->token_file,
                   "File with the bearer token (default: STACKBOOK_TOKEN)")
      ->type_name("FILE");
  verb->add_option("--tls-authorities", options->authorities,
                   "PEM file of trusted authorities (default: the system's)")
      ->type_name("FILE");
  verb->add_option("--outbox", options->outbox, "SQLite file that remembers what was sent")
      ->type_name("FILE");
  verb->add_option("--tries", options->tries, "Tries before rows are left queued (8)")
      ->check(CLI::Range(1, 100))
      ->type_name("N");
  verb->add_option("--batch", options->batch, "Rows in one request (500)")
      ->check(CLI::Range(1, 1000))
      ->type_name("N");
  verb->add_flag("--plan", options->plan, "Only say what would be sent, and why rows stay");
  verb->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT");
  verb->add_flag("--again", options->again, "Send rows that have a receipt too");
  add_work_options(*verb, options->work);
  for (const char* word : {"status", "retry", "drop"}) {
    const std::string what = word;
    CLI::App* queue = verb->add_subcommand(what, what == "status"  ? "What waits to be sent"
                                                 : what == "retry" ? "Queue refused batches again"
                                                                   : "Forget what waits to be sent");
    queue->add_option("--outbox", options->outbox, "SQLite file that remembers what was sent")
        ->type_name("FILE");
    queue->callback([options, &terminal, &chosen, what] {
      chosen = [options, &terminal, what] { return on_queue(*options, terminal, what); };
    });
  }
  verb->footer(
      "Exit code 1: a row was withheld or rejected; 2: the connector was not reached, the rows stay queued.\n"
      "Example: stackbook sync proposal.xlsx --to http://127.0.0.1:8480 --plan");
  verb->callback([options, &terminal, &chosen, verb, file, to] {
    if (!verb->get_subcommands().empty()) return;
    if (file->count() == 0) throw CLI::RequiredError("FILE");
    if (to->count() == 0) throw CLI::RequiredError("--to");
    chosen = [options, &terminal] { return sync(*options, terminal); };
  });
}

} // namespace stackbook::pipeline
