#include "sim/app/feed_arguments.hpp"

namespace headframe::sim::app {
namespace {

constexpr double largest_seed = 9'007'199'254'740'991;  // of those that JSON carries exactly
constexpr double fastest_feed = 10'000;

constexpr auto footer = R"(One of three:
  headframe feed SCENARIO --to ftp://HOST[:PORT][/DIR] --accounts FILE   feeds, and writes a ledger
  headframe feed SCENARIO --enrol http://HOST[:PORT] --as NAME --accounts NEW
                                                     enters the mines into our platform
  headframe feed --score EXPORT.csv --ledger DIR     compares the other side's export
Exit: 0 all is well, 1 not all was acknowledged or the ledgers do not balance, 2 wrong usage or
input, 3 could not run, 130 interrupted (the ledger is complete).)";

}  // namespace

FeedArguments::FeedArguments(CLI::App& app)
    : command_(*app.add_subcommand("feed",
                                   "Send a scenario's files to a real FTP server, and score what "
                                   "the other side made of them")) {
  command_.footer(footer);
  command_.add_option("SCENARIO", feed_.scenario, "Scenario file");
  command_.add_option("--accounts", feed_.accounts,
                      "CSV: mine, user, password; read by --to, written by --enrol");
  command_.add_option("--mines", feed_.mines, "These only (default: all that are connected)")
      ->delimiter(',');
  command_.add_option("--format", format_, "How results are printed")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  add_feeding();
  add_enrolment();
  add_scoring();
  separate_modes();
}

void FeedArguments::add_feeding() {
  auto* to = command_.add_option("--to", feed_.to, "FTP server: ftp://HOST[:PORT][/DIR]");
  const auto add = [&](const char* name, auto& into, const char* what) {
    return command_.add_option(name, into, what)->needs(to);
  };
  add("--layout", layout_, "Where the server keeps the mines apart")
      ->check(CLI::IsMember({"per-mine-account", "per-mine-folder"}))
      ->capture_default_str();
  add("--pace", feed_.pace,
      "The mines' time in multiples of real time; their clocks begin in the past and end at now")
      ->check(CLI::Range(1.0, fastest_feed))
      ->capture_default_str();
  auto* length =
      add("--for", feed_.length, "The mines' time: \"15 min\" (default: the scenario's horizon)");
  command_.add_flag("--smoke", smoke_, "The scenario's short horizon")->needs(to)->excludes(length);
  add("--seed", feed_.seed, "Seed instead of the scenario's")->check(CLI::Range(0.0, largest_seed));
  add("--out", feed_.out, "New folder for the ledger")->capture_default_str();
}

void FeedArguments::add_enrolment() {
  auto* enrol = command_.add_option("--enrol", enrol_.at, "Platform: http://HOST[:PORT]");
  auto* as = command_.add_option("--as", enrol_.installer,
                                 "Who enters the mines; password in HEADFRAME_PASSWORD");
  command_
      .add_option("--approver", enrol_.approver,
                  "Who approves mappings; password in HEADFRAME_APPROVER_PASSWORD")
      ->needs(enrol);
  as->needs(enrol);
  enrol->needs(as);
}

void FeedArguments::add_scoring() {
  auto* score = command_.add_option("--score", score_.exported,
                                    "CSV: mine, point, time, value[, status][, received_at]");
  auto* ledger = command_.add_option("--ledger", score_.ledger, "Folder that a feed has written");
  ledger->needs(score);
  score->needs(ledger);
}

void FeedArguments::separate_modes() {
  auto* scenario = command_.get_option("SCENARIO");
  auto* accounts = command_.get_option("--accounts");
  auto* to = command_.get_option("--to");
  auto* enrol = command_.get_option("--enrol");
  auto* score = command_.get_option("--score");
  to->needs(scenario)->needs(accounts)->excludes(enrol)->excludes(score);
  enrol->needs(scenario)->needs(accounts)->excludes(score);
  score->excludes(scenario)->excludes(accounts);
}

int FeedArguments::perform() {
  const Format format = format_ == "json" ? Format::json : Format::text;
  if (!score_.exported.empty()) {
    score_.format = format;
    return score_command(score_);
  }
  if (!enrol_.at.empty()) {
    enrol_.scenario = feed_.scenario;
    enrol_.mines = feed_.mines;
    enrol_.accounts = feed_.accounts;
    return enrol_command(enrol_);
  }
  if (feed_.to.empty()) throw CLI::RequiredError("one of --to, --enrol and --score");
  feed_.format = format;
  feed_.folder_per_mine = layout_ == "per-mine-folder";
  if (smoke_) feed_.horizon = city::Horizon::smoke;
  return feed_command(feed_);
}

}  // namespace headframe::sim::app
