// A scenario's mines at work on this program's runtime, against somebody's FTP server.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/feed/accounts.hpp"
#include "sim/feed/sent_book.hpp"
#include "sim/feed/target.hpp"
#include "sim/feed/timeline.hpp"
#include "sim/plant/weather.hpp"

namespace headframe::sim::feed {

/// Where the mines' files go: each mine's account leads to its own place, or one place has a folder
/// for each mine, named by its code.
enum class Layout { account_per_mine, folder_per_mine };

struct FeedRequest {
  Target target;
  Layout layout = Layout::account_per_mine;
  std::vector<std::string> mines;  // by their names in the scenario, connected ones
  std::int64_t pace = 1;
  rt::Duration length{};  // of the mines' time
  rt::Duration drain_limit =
      std::chrono::seconds(60);  // of the machine's time, for what waits then
  std::uint64_t seed = 0;
};

/// The other side does not let a mine in. what() names the account and the reason.
class NotAdmitted : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Runs once. Every mine has its own line, clock and disk; what the timeline says about them is
/// carried out, the rest is told and entered into the ledger. Limits that concern the other side
/// (30 s for a reply) are of the machine's time; what a mine does by itself (cadences, pauses
/// between attempts) is of its own, which runs `pace` times as fast.
class Feed {
 public:
  using Disk = std::function<std::unique_ptr<rt::Storage>(const std::string& mine_code)>;
  using Passed = std::function<void(rt::Duration)>;  // of the mines' time
  using Tell = SentBook::Tell;

  /// Keeps references to all but the scenario. Every mine of the request has an account.
  Feed(rt::Runtime& runtime, scenario::Scenario scenario, const FeedRequest& request,
       const Accounts& accounts, LedgerFiles& ledger, SentBook& book, Tell tell);
  ~Feed();
  Feed(const Feed&) = delete;
  Feed& operator=(const Feed&) = delete;

  /// Logs every mine in and out again. Throws NotAdmitted.
  rt::Task<> knock();
  /// The scenario is moved in time so that it begins at `start` (see first_shown), with all that
  /// happens in it; what goes on underground keeps to the time that the files show. Returns when
  /// everything was delivered after the mines' last file, when the drain limit is over, or soon
  /// after stop(). Mines that are still busy with the other side then are left to whoever shuts the
  /// runtime down.
  rt::Task<> run(rt::WallTime start, const Disk& disk, const Passed& passed);
  /// The mines finish the file that they are sending, and end.
  void stop();
  bool was_stopped() const { return stopped_; }

 private:
  struct Mine;

  void set_up(const Disk& disk);
  mine::Account account_of(const std::string& code) const;
  rt::Task<> operate(Mine& mine);
  rt::Task<> interrupt(const Interruption& interruption);
  rt::Task<> jump(const ClockJump& jump);
  rt::Task<> watch(const Passed& passed);
  rt::Task<> keep_ledger();
  rt::Task<> wait_at_most(rt::Duration limit, bool (Feed::*done)() const);
  bool is_delivered() const { return book_.files_waiting() == 0; }
  bool has_ended() const { return mines_at_work_ == 0; }
  void begin(const Interruption& interruption);
  void end(const Interruption& interruption);
  void heal();

  rt::Runtime& runtime_;
  scenario::Scenario scenario_;
  const FeedRequest& request_;
  const Accounts& accounts_;
  LedgerFiles& ledger_;
  SentBook& book_;
  Tell tell_;
  Timeline timeline_;
  plant::Weather weather_;
  std::map<std::string, std::unique_ptr<Mine>> mines_;  // by name in the scenario
  std::set<const Interruption*> going_on_;
  rt::Timer end_;
  std::size_t mines_at_work_ = 0;
  bool stopped_ = false, over_ = false;
};

}  // namespace headframe::sim::feed
