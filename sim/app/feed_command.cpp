#include "sim/app/feed_command.hpp"

#include <unistd.h>

#include <cstdio>
#include <system_error>

#include <fmt/format.h>
#include <boost/asio/signal_set.hpp>
#include <nlohmann/json.hpp>

#include "platform/core/civil.hpp"
#include "platform/native/runtime.hpp"
#include "sim/app/commit.hpp"
#include "sim/app/feed_input.hpp"
#include "sim/app/progress.hpp"
#include "sim/feed/feed.hpp"
#include "sim/feed/scaled_clock.hpp"
#include "sim/scenario/quantity.hpp"

namespace headframe::sim::app {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr int not_all_acknowledged = 1, could_not_run = 3, interrupted = 130;
constexpr std::chrono::milliseconds give_up_after{20'000};

double seconds(rt::Duration d) {
  return std::chrono::duration<double>(d).count();
}

/// What the command line means, all of it sound.
struct Plan {
  scenario::Scenario scenario;
  feed::FeedRequest request;
  feed::Accounts accounts;
};

std::optional<rt::Duration> length_of(const FeedOptions& options,
                                      const scenario::Scenario& scenario) {
  if (options.length.empty())
    return options.horizon == city::Horizon::smoke ? scenario.smoke : scenario.horizon;
  const auto length = scenario::parse_quantity(options.length, scenario::duration_dimension());
  if (length && length->value > 0) return rt::Duration(static_cast<std::int64_t>(length->value));
  refuse("--for", length ? "lasts no time; expected a duration like 15 min" : length.error());
  return std::nullopt;
}

bool have_accounts(const Plan& plan, const fs::path& file) {
  bool complete = true;
  for (const std::string& name : plan.request.mines) {
    const std::string& code = plan.scenario.mines.at(name).code;
    if (plan.accounts.find(code) != nullptr) continue;
    refuse(file.string(),
           fmt::format("no row for {} ({}); expected one, or a row for *", code, name));
    complete = false;
  }
  return complete;
}

/// Nothing when something is wrong; it has been told.
std::optional<Plan> plan_of(const FeedOptions& options) {
  auto chosen = chosen_mines(options.scenario, options.mines);
  const auto target = told("--to", feed::ftp_target(options.to));
  auto accounts = accounts_from(options.accounts);
  if (!chosen || !target || !accounts) return std::nullopt;
  const auto length = length_of(options, chosen->scenario);
  if (!length) return std::nullopt;
  const std::uint64_t seed = options.seed.value_or(chosen->scenario.seed);
  const auto layout =
      options.folder_per_mine ? feed::Layout::folder_per_mine : feed::Layout::account_per_mine;
  Plan plan{std::move(chosen->scenario), {}, std::move(*accounts)};
  plan.request.target = *target;
  plan.request.layout = layout;
  plan.request.mines = std::move(chosen->mines);
  plan.request.pace = options.pace;
  plan.request.length = *length;
  plan.request.seed = seed;
  if (!have_accounts(plan, options.accounts)) return std::nullopt;
  return plan;
}

/// A ledger is never written over.
bool prepare(const fs::path& folder) {
  if (fs::exists(folder) && !fs::is_empty(folder)) {
    refuse("--out",
           fmt::format("'{}' is not empty; expected a new folder for the ledger", folder.string()));
    return false;
  }
  fs::create_directories(folder / "spool");
  return true;
}

/// Takes away the folders in which nothing is left.
void clear(const fs::path& folder) {
  std::error_code ignored;
  for (const auto& mine : fs::directory_iterator(folder / "spool", ignored)) {
    fs::remove(mine.path() / "spool", ignored);
    fs::remove(mine.path(), ignored);
  }
  fs::remove(folder / "spool", ignored);
  fs::remove(folder, ignored);
}

class FeedProgram {
 public:
  FeedProgram(Plan plan, fs::path folder)
      : plan_(std::move(plan)),
        folder_(std::move(folder)),
        runtime_(io_, folder_, {.give_up_after = give_up_after, .seed = plan_.request.seed}),
        display_({plan_.scenario.name}, ::isatty(STDERR_FILENO) != 0),
        ledger_(runtime_),
        book_(runtime_.clock(), ledger_, [this](const std::string& text) { display_.say(text); }),
        feed_(runtime_, plan_.scenario, plan_.request, plan_.accounts, ledger_, book_,
              [this](const std::string& text) { display_.say(text); }),
        signals_(io_, SIGINT, SIGTERM) {}

  /// Throws feed::NotAdmitted before anything was written.
  int run() {
    rt::spawn(io_.get_executor(), work());
    await_signal();
    try {
      io_.run();
    } catch (...) {
      close();
      throw;
    }
    close();
    if (!feeding_) return interrupted;
    if (feed_.was_stopped()) return interrupted;
    return counts().acknowledged == counts().files ? 0 : not_all_acknowledged;
  }

  ordered_json result() const {
    const feed::SentCounts& c = counts();
    return {{"scenario", plan_.scenario.name},
            {"seed", plan_.request.seed},
            {"pace", plan_.request.pace},
            {"mines", plan_.request.mines.size()},
            {"interrupted", feed_.was_stopped()},
            {"files",
             {{"written", c.files},
              {"acknowledged", c.acknowledged},
              {"given_up", c.abandoned},
              {"undelivered", c.files - c.acknowledged - c.abandoned},
              {"sent_again", c.repeated},
              {"failed_attempts", c.failures}}},
            {"samples", {{"written", c.samples}, {"acknowledged", c.samples_acknowledged}}},
            {"ledger", folder_.string()}};
  }
  bool has_ledger() const { return feeding_; }

 private:
  const feed::SentCounts& counts() const { return book_.counts(); }

  /// Whatever happened, what was sent stands in the ledger.
  void close() {
    runtime_.shut_down();
    if (!feeding_) return;
    book_.close();
    ledger_.flush_now();
    describe();
  }

  rt::Task<> work() {
    co_await feed_.knock();
    start_ =
        feed::first_shown(runtime_.clock().wall_now(), plan_.request.length, plan_.request.pace);
    feeding_ = true;
    describe();
    co_await feed_.run(start_, disk_, passed_);
    io_.stop();
  }

  /// What the ledger is of; written at the start too, for a feed that is killed.
  void describe() {
    ordered_json description = result();
    description["command"] = "headframe feed";
    description["commit"] = commit();
    description["to"] =
        fmt::format("{}:{}", plan_.request.target.server.host, plan_.request.target.server.port);
    description["first_shown"] = core::to_text(start_);
    description["length_s"] = plan_.request.length / std::chrono::seconds(1);
    rt::replace_file(runtime_.storage(), feed::feed_file, description.dump(2) + '\n');
  }

  void await_signal() {
    signals_.async_wait([this](rt::ErrorCode error, int) {
      if (error) return;
      if (!feeding_ || feed_.was_stopped()) return io_.stop();
      display_.say("stopping; once more to stop at once");
      feed_.stop();
      await_signal();
    });
  }

  Plan plan_;
  fs::path folder_;
  rt::asio::io_context io_;
  native::NativeRuntime runtime_;
  ProgressDisplay display_;
  feed::LedgerFiles ledger_;
  feed::SentBook book_;
  feed::Feed feed_;
  rt::asio::signal_set signals_;
  rt::WallTime start_;
  bool feeding_ = false;
  feed::Feed::Disk disk_ = [this](const std::string& mine) -> std::unique_ptr<rt::Storage> {
    const fs::path root = folder_ / "spool" / mine;
    fs::create_directories(root);
    return std::make_unique<native::NativeStorage>(root);
  };
  feed::Feed::Passed passed_ = [this](rt::Duration passed) {
    display_.progressed(0, {seconds(passed), seconds(plan_.request.length)});
    display_.tick();
  };
};

std::string text_of(const ordered_json& result) {
  const auto& files = result.at("files");
  const auto& samples = result.at("samples");
  const auto number = [](const ordered_json& of, const char* key) {
    return of.at(key).get<std::int64_t>();
  };
  return fmt::format(
      "{}: {} mines, pace {}, seed {}{}\n"
      "files   {} written, {} acknowledged, {} given up, {} undelivered, {} sent again\n"
      "samples {} written, {} acknowledged\n"
      "ledger  {}\n",
      result.at("scenario").get<std::string>(), number(result, "mines"), number(result, "pace"),
      number(result, "seed"), result.at("interrupted").get<bool>() ? ", interrupted" : "",
      number(files, "written"), number(files, "acknowledged"), number(files, "given_up"),
      number(files, "undelivered"), number(files, "sent_again"), number(samples, "written"),
      number(samples, "acknowledged"), result.at("ledger").get<std::string>());
}

}  // namespace

int feed_command(const FeedOptions& options) {
  auto plan = plan_of(options);
  if (!plan || !prepare(options.out)) return wrong_input;
  try {
    FeedProgram program(std::move(*plan), options.out);
    const int code = program.run();
    if (program.has_ledger()) {
      const ordered_json result = program.result();
      fmt::print("{}", options.format == Format::json ? result.dump(2) + '\n' : text_of(result));
    }
    clear(options.out);
    return code;
  } catch (const feed::NotAdmitted& refusal) {
    fmt::print(stderr, "{}\n", refusal.what());
    clear(options.out);
    return could_not_run;
  }
}

}  // namespace headframe::sim::app
