#include "plugin/calc/commands/actions.hpp"
#include "plugin/calc/commands/outside.hpp"
#include "plugin/calc/commands/progress.hpp"
#include "plugin/calc/commands/sending.hpp"
#include "plugin/calc/commands/write.hpp"
#include "plugin/calc/document/text.hpp"
#include "plugin/calc/live/loop.hpp"
#include "plugin/calc/live/packs.hpp"
#include "plugin/calc/live/settings.hpp"
#include "plugin/clock/clock.hpp"

#include <algorithm>
#include <map>

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <osl/file.hxx>

namespace stackbook::calc {
namespace {

namespace uno = com::sun::star::uno;
constexpr const char* title = "Plan and sync";

class Copy { // of the document as it is now, for the command; gone with its last owner
 public:
  explicit Copy(const Seat& seat) {
    if (osl::FileBase::createTempFile(nullptr, nullptr, &url_) != osl::FileBase::E_None)
      throw uno::RuntimeException("No temporary file can be made.", nullptr);
    com::sun::star::beans::PropertyValue filter;
    filter.Name = "FilterName";
    filter.Value <<= rtl::OUString("calc8");
    uno::Reference<com::sun::star::frame::XStorable>(seat.document, uno::UNO_QUERY_THROW)
        ->storeToURL(url_, uno::Sequence<com::sun::star::beans::PropertyValue>(&filter, 1));
  }
  ~Copy() { osl::File::remove(url_); }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  std::string path() const {
    rtl::OUString path;
    osl::FileBase::getSystemPathFromFileURL(url_, path);
    return to_utf8(path);
  }

 private:
  rtl::OUString url_;
};

struct Way { // by which rows go
  std::string command, connector, token, pack;
  std::shared_ptr<Copy> copy;
};

std::vector<std::string> words_of(const Way& way, bool plan) {
  std::vector<std::string> words{way.command, "sync", way.copy->path(), "--to", way.connector,
                                 "--format",  "json"};
  if (!way.pack.empty()) words.insert(words.end(), {"--pack", way.pack});
  if (plan) words.push_back("--plan");
  return words;
}

// Runs the command with the status bar telling; what it says comes as an outcome, or as a text why not.
void ask(const Seat& seat, const Way& way, bool plan, std::function<void(const Sending&)> then) {
  const auto running = std::make_shared<std::shared_ptr<Running>>();
  const auto progress =
      Progress::begin(seat, plan ? "Planning what may be sent…" : "Sending approved rows…", [running] {
        if (*running) (*running)->stop();
      });
  if (!progress) return;
  std::vector<std::pair<std::string, std::string>> also;
  if (!way.token.empty()) also.emplace_back("STACKBOOK_TOKEN", way.token);
  *running = run(words_of(way, plan), also, [seat, progress, then, copy = way.copy](const Ran& ran) {
    progress->end();
    if (progress->stopped())
      return say(seat, title, "Stopped. Rows that were on their way stay queued; the next sync sends them.");
    perform(seat, [&] {
      const auto told = read_sending(ran.out);
      if (!told) return say(seat, title, ran.err.empty() ? to_text(told.failure()) : ran.err);
      then(*told);
    });
  });
}

// The word of each receipt into the row's status column, where the pack binds one.
void keep_receipts(const Seat& seat, const Standing& standing, const Sending& sent) {
  Values values;
  for (const auto& table : standing.proposal.tables) {
    const auto& columns = table.binding->columns;
    const auto receipt = std::ranges::find(columns, proposal::Role::receipt, &proposal::ColumnBinding::role);
    if (receipt == columns.end()) continue;
    const auto column = table.columns[static_cast<std::size_t>(receipt - columns.begin())];
    if (!column) continue;
    std::map<std::string, std::string> words; // by key
    for (const auto& row : sent.rows)
      if (row.table == table.binding->sheet && row.outcome != "withheld")
        words[row.key] = row.outcome + (row.receipt.empty() ? ": " + row.reason : ", receipt " + row.receipt);
    for (const auto& row : table.rows)
      if (const auto word = words.find(row.key); word != words.end())
        values[{table.sheet, {row.sheet_row, *column}}] = word->second;
  }
  if (!values.empty()) write_all(seat, values, "Receipts");
}

void send(const Seat& seat, const Way& way) {
  ask(seat, way, false, [seat](const Sending& sent) {
    when_checked(seat, [seat, sent](const StandingPtr& now) { // rows may have moved while they were sent
      if (now->is_proposal) keep_receipts(seat, *now, sent);
      show_text(seat, title, delivery_text(sent));
    });
  });
}

std::string by_hand(const Way& way) {
  const std::string file = "this workbook, saved";
  return "Nothing was sent. " +
         std::string(way.connector.empty() ? "Enter the connector's address in Proposal > Settings" : "") +
         (way.connector.empty() && way.command.empty() ? ", and install"
          : way.command.empty()                        ? "Install"
                                                       : "") +
         (way.command.empty() ? " the stackbook command, which sends (or name it in Settings)" : "") +
         ". Anybody with the command can also send " + file + ":\nstackbook sync FILE --to " +
         (way.connector.empty() ? "https://HOST:PORT" : way.connector) +
         "\nWhat was sent before is known to the command alone: this plan counts every approved row.\n\n";
}

// Without command or address: the same judgement, by what the workbook says.
void plan_here(const Seat& seat, const Way& way, const StandingPtr& standing) {
  const auto progress = Progress::begin(seat, "Planning what may be sent…");
  if (!progress) return;
  on_own([seat, way, standing, progress] {
    const auto plan = http::plan(standing->proposal, {}, clock::today(), false);
    perform_soon(seat, [seat, way, plan, progress] {
      progress->end();
      if (progress->stopped()) return;
      if (!plan) return say(seat, title, to_text(plan.failure()));
      show_text(seat, title, by_hand(way) + plan_text(sending_of(*plan)));
    });
  });
}

} // namespace

void plan_and_sync(const Seat& seat) {
  when_checked(seat, [seat](const StandingPtr& standing) {
    if (!standing->is_proposal) return say(seat, title, "This workbook isn't a proposal yet.");
    const Settings known = settings();
    const auto command = find_command(known.command);
    Way way{command ? command->string() : std::string(), known.connector, "", standing->pack_folder, nullptr};
    if (way.command.empty() || way.connector.empty()) return plan_here(seat, way, standing);
    way.token = token(way.connector);
    way.copy = std::make_shared<Copy>(seat);
    ask(seat, way, true, [seat, way](const Sending& plan) {
      if (!sends_any(plan)) return static_cast<void>(show_text(seat, title, plan_text(plan)));
      if (show_text(seat, title, "To " + way.connector + ", when you press OK:\n\n" + plan_text(plan), true))
        send(seat, way);
    });
  });
}

} // namespace stackbook::calc
