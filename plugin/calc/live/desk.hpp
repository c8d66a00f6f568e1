// Desk: what the extension knows of one open document, and how it keeps up with it. Every change starts a pause; after
// it the document is read in slices on the main thread, checked on our thread, and the result is published on the main
// thread to the cells and panels that follow. A change on the way makes it begin again. Nothing is written into the
// document.
//
// All functions run with the office's lock held (main thread, or a remote caller's): there is no other lock.
#pragma once

#include "plugin/calc/document/taking.hpp"
#include "plugin/calc/live/following.hpp"
#include "plugin/calc/live/standing.hpp"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/frame/XModel.hpp>

namespace stackbook::calc {

class Desk : public std::enable_shared_from_this<Desk> {
 public:
  using Model = com::sun::star::uno::Reference<com::sun::star::frame::XModel>;

  // The desk of a spreadsheet document, made at the first call; nothing where there is no document behind the model.
  static std::shared_ptr<Desk> of(const Model& model);
  // The same, as Calc hands a document to a function: known again by where it lies, which is quicker than asking it.
  using Caller = com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet>;
  static std::shared_ptr<Desk> of(const Caller& caller);

  StandingPtr standing() const { return standing_; } // the last result; nothing before the first
  void check_now();
  std::uint64_t change() const { return change_; } // another number after every change
  bool live() const { return live_; }              // whether changes are followed
  enum class Doing : std::uint8_t { up_to_date, checking, changed };
  Doing doing() const;
  void live(bool on);
  StandingPtr check_and_wait(); // reads and checks on this thread; for a first value

  // A result that follows the check. `make`, called where the key is new, gives what turns a standing into the cell's
  // value.
  template <class F> com::sun::star::uno::Any follow(const std::string& key, F&& make) {
    const Follow* known = following_.find(key);
    return known ? Following::result(known) : follow_anew(key, make());
  }
  com::sun::star::uno::Any follow(const PlaceFunction& function, std::size_t sheet, workbook::Address at);

  using Watcher = std::function<void(const StandingPtr&)>;
  // Told at every result, and at once if there is one. `moved`: told when what `doing` says may be another.
  std::uint64_t watch(Watcher watcher, std::function<void()> moved = {});
  void unwatch(std::uint64_t watcher);
  void when_checked(Watcher then); // told once, at a result of the document as it is now

  void changed(); // by the document's modify listener
  static void closed(const com::sun::star::uno::XInterface* model);

  explicit Desk(const Model& model);

 private:
  StandingPtr stand_now();
  bool tells_more(const Standing& standing);
  bool answered_at_once();
  void begin();
  void read_on(std::uint64_t change);
  void check(std::shared_ptr<Taken> taken);
  void publish(StandingPtr standing, const Following::Answers& answers = {});
  com::sun::star::uno::Any follow_anew(const std::string& key, Following::Make make);
  void send_later(const rtl::Reference<Follow>& result);
  void send();
  std::string file() const;

  com::sun::star::uno::XInterface* model_; // not owned: the listener says when it goes
  StandingPtr standing_;
  std::uint64_t change_ = 0, watchers_made_ = 0;
  std::shared_ptr<std::atomic<std::uint64_t>> newest_ = std::make_shared<std::atomic<std::uint64_t>>(0);
  std::uint64_t published_ = 0; // the change that standing_ belongs to
  bool reading_ = false, live_ = true;
  std::unique_ptr<Taking> taking_;          // what is read so far
  std::vector<workbook::SheetColumn> told_; // whose formulas are read with their texts, ascending
  std::vector<Watcher> waiting_;
  struct
      Cost { // in milliseconds of processor time: to the main thread, for reading and publishing, and to our own
    double longest = 0, whole = 0, rules = 0;
    std::size_t slices = 0;
    void add(double since);
  } cost_;
  void tell_cost() const; // on standard error, where STACKBOOK_TIMES is set: for the bench and for support
  Following following_;
  std::vector<rtl::Reference<Follow>> to_send_;
  struct Watching {
    Watcher result;
    std::function<void()> moved;
  };
  std::map<std::uint64_t, Watching> watchers_;
  void tell_moved();
  bool busy_ = false; // a check is wanted or runs
};

} // namespace stackbook::calc
