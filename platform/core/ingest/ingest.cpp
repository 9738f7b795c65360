#include "platform/core/ingest/ingest.hpp"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "platform/core/audit.hpp"

namespace headframe::core::ingest {
namespace {

std::string folder_of(std::string_view mine) {
  return fmt::format("inbox/{}", mine);
}

}  // namespace

/// What the books say at the start.
struct Ingest::Start {
  std::int64_t last_number = 0;
  std::vector<Arrival> replays;
  std::map<std::string, std::shared_ptr<const Mapping>> mappings;
  accounts::Key key;
  std::map<std::string, MineAccount> accounts;
};

Ingest::Ingest(rt::Runtime& runtime, store::Store& store, House& house, Decoder decoder,
               IngestOptions options)
    : runtime_(runtime),
      store_(store),
      options_(options),
      spool_(runtime),
      watchman_(house),
      recorder_(house, watchman_, options.limits),
      pipeline_(runtime, store, spool_, recorder_, std::move(decoder), options.limits,
                options.pipeline),
      background_(runtime) {
  house.metrics.gauge("ingest_files_pending", "Files in memory on their way into the books",
                      [this] { return static_cast<double>(pipeline_.pending()); });
  house.bus.subscribe<MineChanged>(
      [this](store::Connection& c, const MineChanged& change) { close_account(c, change); });
}

Ingest::Start Ingest::look_up(store::Connection& c) {
  return {books::last_number(c), books::replays(c), mappings::approved(c),
          accounts::key_of(c, runtime_.entropy()), accounts::all(c)};
}

rt::Task<> Ingest::start() {
  Start known = co_await store_.writer().run({"ingest.scan", 0},
                                             [this](store::Connection& c) { return look_up(c); });
  accounts_.load(known.key, std::move(known.accounts));
  pipeline_.use_mappings(std::move(known.mappings));
  std::vector<Arrival> waiting = co_await spool_.recover(0);
  spool_.number_from(std::max(known.last_number, waiting.empty() ? 0 : waiting.back().number));
  for (Arrival& arrival : waiting) pipeline_.offer(std::move(arrival));
  for (Arrival& arrival : known.replays) pipeline_.offer(std::move(arrival));
  co_await take_in_inbox();
  pipeline_.start();
}

rt::Task<> Ingest::stop() {
  stopping_ = true;
  co_await background_.join();
  co_await pipeline_.stop();
  co_await spool_.settle();
}

// A folder's name is the mine's code; what is still being written, or vanished meanwhile because
// its delivery was announced too, is left alone.
rt::Task<> Ingest::take_in_inbox() {
  for (const auto& [folder, name] : co_await spool_.inbox()) {
    if (!is_final(name)) continue;
    try {
      pipeline_.offer(
          co_await spool_.take_in(folder.substr(folder.rfind('/') + 1), folder + "/" + name));
    } catch (const std::system_error& error) {
      if (error.code() != std::errc::no_such_file_or_directory) throw;
    }
  }
}

std::vector<wire::ftp::Account> Ingest::folders_below(const std::string& root) const {
  std::vector<wire::ftp::Account> folders;
  for (const MineAccount& a : accounts_.enabled())
    folders.push_back({a.user, root + "/" + a.mine, a.max_file_bytes, a.max_bytes_per_second});
  return folders;
}

std::optional<wire::ftp::Account> Ingest::log_in(std::string_view user, std::string_view password) {
  const auto found = accounts_.check(user, password);
  if (!found) return std::nullopt;
  return wire::ftp::Account{found->user, folder_of(found->mine), found->max_file_bytes,
                            found->max_bytes_per_second};
}

rt::Task<> Ingest::delivered(const wire::ftp::Account& account, std::string path) {
  if (!accounts_.may_deliver(account.user))
    throw std::system_error(std::make_error_code(std::errc::permission_denied),
                            "the account was disabled");
  const std::string mine = account.folder.substr(account.folder.rfind('/') + 1);
  pipeline_.offer(co_await spool_.take_in(mine, std::move(path)));
}

bool Ingest::is_final(std::string_view name) const {
  return !wire::is_temporary_name(name);
}

rt::Task<std::string> Ingest::renew_account(std::string mine) {
  if (!accounts::is_mine_code(mine)) throw std::invalid_argument("not a mine code: " + mine);
  const rt::WallTime now = runtime_.clock().wall_now();
  co_return co_await store_.writer().run({"api.write", 0}, [this, mine, now](store::Connection& c) {
    const std::string secret = accounts::renew(c, runtime_.entropy(), mine, now);
    audit::append(c, {now, "platform", "account.renew", "mine/" + mine, {}});
    reload_accounts(c);
    return secret;
  });
}

void Ingest::reload_accounts(store::Connection& connection) {
  connection.after_commit([this, key = accounts::key_of(connection, runtime_.entropy()),
                           accounts = accounts::all(connection)]() mutable {
    accounts_.load(key, std::move(accounts));
  });
}

// Nobody delivers for a mine that has left the register.
void Ingest::close_account(store::Connection& connection, const MineChanged& change) {
  if (change.state != MineState::closed || !accounts::disable(connection, change.mine)) return;
  audit::append(connection, {runtime_.clock().wall_now(), "platform", "account.disable",
                             "mine/" + change.mine, {{"reason", "the mine was closed"}}});
  reload_accounts(connection);
}

std::vector<store::Migration> Ingest::migrations() const {
  return {{"core", 1,
           fmt::format("{}{}{}{}{}", audit::tables, books::tables, accounts::tables,
                       mappings::tables, Watchman::tables)}};
}

std::vector<Right> Ingest::rights() const {
  return {{"files.read", "查看文件", "see files, quarantine and mappings"},
          {"files.manage", "处理隔离文件", "replay and dismiss quarantined files"},
          {"mappings.propose", "提出映射", "propose how a mine's files are read"},
          {"mappings.approve", "批准映射", "approve a proposed mapping"},
          {"accounts.manage", "管理上传账号", "create and renew upload accounts"},
          {"audit.read", "查看审计", "read and verify the audit chain"}};
}

}  // namespace headframe::core::ingest
