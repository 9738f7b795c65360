#include "sim/feed/feed.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "sim/city/describe.hpp"
#include "sim/feed/mine_runtime.hpp"
#include "sim/mine/system.hpp"

namespace headframe::sim::feed {
namespace {

/// Of a mine's connect over a line that is down.
constexpr rt::Duration connect_limit = std::chrono::seconds(20);
constexpr rt::Duration reply_limit = std::chrono::seconds(30),
                       knock_limit = std::chrono::seconds(10);
constexpr rt::Duration look_every = std::chrono::milliseconds(50);
constexpr rt::Duration goodbye = std::chrono::seconds(5);

/// "01:30:00"
std::string clock_text(rt::Duration since_start) {
  return fmt::format("{:%H:%M:%S}", std::chrono::duration_cast<std::chrono::seconds>(since_start));
}

std::string story_of(const Interruption& interruption) {
  const auto& mines = interruption.mines;
  const std::string who = mines.size() == 1 ? mines[0] : fmt::format("{} mines", mines.size());
  switch (interruption.what) {
    case Hindrance::line_down:
      return fmt::format("{} is down: {} cut off", interruption.subject, who);
    case Hindrance::held_back:
      return fmt::format("{}: {} hold back files", interruption.subject, who);
    case Hindrance::upgrade:
      return fmt::format("{} comes into service: {} down meanwhile", interruption.subject, who);
  }
  return {};
}

}  // namespace

struct Feed::Mine {
  mine::MineDescription description;
  std::unique_ptr<rt::Storage> disk;
  ScaledClock clock;
  Line line;
  MineRuntime runtime;
  plant::Mine plant;
  plant::People people;
  mine::MineSystem system;

  Mine(rt::Runtime& base, rt::Instant begin, const scenario::Scenario& scenario,
       const FeedRequest& request, const std::string& name, mine::Account account,
       const Disk& make_disk, plant::Weather& weather, SentBook& book)
      : description(city::describe_mine(scenario, name)),
        disk(make_disk(description.code)),
        clock(base.clock(), begin, scenario.start, request.pace),
        line(base.network(), clock, connect_limit),
        runtime(base, clock, line, *disk),
        plant(name, city::layout_of(scenario.mines.at(name)), request.seed),
        people(name, plant.layout(), request.seed, scenario.start),
        system(runtime, with(description, std::move(account)), {plant, people, weather},
               {{}, scenario.start}, book) {
    city::plan_bursts(plant, scenario, name);
  }

  static mine::MineDescription with(mine::MineDescription description, mine::Account account) {
    description.account = std::move(account);
    return description;
  }
};

Feed::Feed(rt::Runtime& runtime, scenario::Scenario scenario, const FeedRequest& request,
           const Accounts& accounts, LedgerFiles& ledger, SentBook& book, Tell tell)
    : runtime_(runtime),
      scenario_(std::move(scenario)),
      request_(request),
      accounts_(accounts),
      ledger_(ledger),
      book_(book),
      tell_(std::move(tell)),
      timeline_(timeline_of(scenario_, request.mines, request.length)),
      weather_(request.seed),
      end_(runtime.clock()) {}

Feed::~Feed() = default;

mine::Account Feed::account_of(const std::string& code) const {
  const LogIn& log_in = *accounts_.find(code);
  mine::Account account{request_.target.server, log_in.user, log_in.password,
                        request_.target.directory, reply_limit * request_.pace};
  if (request_.layout == Layout::folder_per_mine)
    account.directory += (account.directory.empty() ? "" : "/") + code;
  return account;
}

rt::Task<> Feed::knock() {
  for (const std::string& name : request_.mines) {
    const std::string& code = scenario_.mines.at(name).code;
    mine::Account account = account_of(code);
    account.reply_limit = knock_limit;
    mine::FtpClient client(runtime_, account);
    std::string why;
    try {
      co_await client.log_in();
    } catch (const mine::FtpRefusal& refusal) {
      why = fmt::format("{}: {} does not admit {} as {} ({})", accounts_.find(code)->written_at,
                        account.server.host, code, account.user, refusal.what());
    } catch (const rt::SystemError& error) {
      why = fmt::format("{}:{} cannot be reached: {}", account.server.host, account.server.port,
                        error.code().message());
    } catch (const std::exception& error) {
      why = fmt::format("{}:{} is no FTP server: {}", account.server.host, account.server.port,
                        error.what());
    }
    if (!why.empty()) throw NotAdmitted(why);
    co_await client.quit();
  }
}

void Feed::set_up(const Disk& disk) {
  const rt::Instant begin = runtime_.clock().now();
  for (const std::string& name : request_.mines)
    mines_[name] =
        std::make_unique<Mine>(runtime_, begin, scenario_, request_, name,
                               account_of(scenario_.mines.at(name).code), disk, weather_, book_);
}

rt::Task<> Feed::operate(Mine& mine) {
  ++mines_at_work_;
  co_await mine.system.run();
  --mines_at_work_;
}

rt::Task<> Feed::run(rt::WallTime start, const Disk& disk, const Passed& passed) {
  scenario_.start = start;
  set_up(disk);
  const auto spawn = [this](rt::Task<> task) { rt::spawn(runtime_.executor(), std::move(task)); };
  spawn(keep_ledger());
  spawn(watch(passed));
  for (auto& [name, mine] : mines_) spawn(operate(*mine));
  for (const NotCarriedOut& incident : timeline_.left_out) {
    tell_(fmt::format("not carried out: {} at {}: {}", incident.what, clock_text(incident.at),
                      incident.why));
    book_.left_out(incident);
  }
  for (const Interruption& interruption : timeline_.interruptions) spawn(interrupt(interruption));
  for (const ClockJump& one : timeline_.jumps) spawn(jump(one));

  if (!stopped_) co_await end_.wait_for(request_.length / request_.pace);
  for (auto& [name, mine] : mines_) mine->system.stop_production();
  heal();
  if (!is_delivered())
    tell_(fmt::format("the time is over; {} files wait to be delivered", book_.files_waiting()));
  if (!stopped_) co_await wait_at_most(request_.drain_limit, &Feed::is_delivered);
  for (auto& [name, mine] : mines_) mine->system.stop();
  co_await wait_at_most(goodbye, &Feed::has_ended);
  over_ = true;
}

void Feed::stop() {
  stopped_ = true;
  end_.cancel();
}

rt::Task<> Feed::wait_at_most(rt::Duration limit, bool (Feed::*done)() const) {
  const bool stopped_before = stopped_;
  rt::Timer pause(runtime_.clock());
  const rt::Instant until = runtime_.clock().now() + limit;
  while (!(this->*done)() && stopped_ == stopped_before && runtime_.clock().now() < until)
    co_await pause.wait_for(look_every);
}

/// An upgrade the mine's system carries out by itself.
void Feed::begin(const Interruption& interruption) {
  going_on_.insert(&interruption);
  tell_(story_of(interruption));
  for (const std::string& name : interruption.mines) {
    Mine& mine = *mines_.at(name);
    book_.began(interruption, mine.description.code);
    if (interruption.what == Hindrance::line_down) mine.line.cut();
    if (interruption.what == Hindrance::held_back) mine.system.hold_uploads();
  }
}

void Feed::end(const Interruption& interruption) {
  if (going_on_.erase(&interruption) == 0) return;
  tell_(fmt::format("{}: over", interruption.subject));
  for (const std::string& name : interruption.mines) {
    Mine& mine = *mines_.at(name);
    if (interruption.what == Hindrance::line_down) mine.line.restore();
    if (interruption.what == Hindrance::held_back) mine.system.release_uploads();
    book_.ended(interruption, mine.description.code);
  }
}

rt::Task<> Feed::interrupt(const Interruption& interruption) {
  ScaledClock& clock = mines_.at(interruption.mines[0])->clock;
  co_await rt::sleep_for(clock, rt::Instant{interruption.begin} - clock.now());
  if (over_ || stopped_) co_return;
  begin(interruption);
  co_await rt::sleep_for(clock, rt::Instant{interruption.end} - clock.now());
  if (!over_) end(interruption);
}

rt::Task<> Feed::jump(const ClockJump& one) {
  ScaledClock& clock = mines_.at(one.mine)->clock;
  co_await rt::sleep_for(clock, rt::Instant{one.at} - clock.now());
  if (over_ || stopped_) co_return;
  tell_(fmt::format("{}'s clock is stepped by {} s", one.mine, one.by / std::chrono::seconds(1)));
  clock.step(one.by);
}

/// Lines come back and files are let go, so that what waits can be delivered.
void Feed::heal() {
  for (const Interruption* const interruption : std::set<const Interruption*>(going_on_))
    end(*interruption);
}

rt::Task<> Feed::watch(const Passed& passed) {
  const rt::Instant begin = runtime_.clock().now();
  rt::Timer pause(runtime_.clock());
  while (!over_) {
    passed(std::min(request_.length, (runtime_.clock().now() - begin) * request_.pace));
    co_await pause.wait_for(look_every * 2);
  }
}

rt::Task<> Feed::keep_ledger() {
  rt::Timer pause(runtime_.clock());
  while (!over_) {
    co_await ledger_.flush();
    co_await pause.wait_for(std::chrono::seconds(1));
  }
}

}  // namespace headframe::sim::feed
