#include "platform/core/ingest/ingest.hpp"

#include <fmt/format.h>

#include "platform/core/audit.hpp"
#include "platform/core/ingest/books.hpp"

namespace headframe::core::ingest {
namespace {

std::string folder_of(std::string_view mine) {
  return fmt::format("inbox/{}", mine);
}

}  // namespace

/// What the books say at the start.
struct Ingest::Start {
  Backlog backlog;
  Mappings mappings;
  accounts::Key key;
  std::map<std::string, MineAccount> accounts;
};

Ingest::Ingest(rt::Runtime& runtime, store::Store& store, House& house,
               const MakeReceiver& make_receiver, IngestOptions options)
    : runtime_(runtime),
      store_(store),
      options_(options),
      watchman_(house),
      receiver_(make_receiver({runtime, store, house, watchman_, options_})) {
  house.metrics.gauge("ingest_files_pending", "Files in memory on their way into the books",
                      [this] { return static_cast<double>(receiver_->pending()); });
  house.bus.subscribe<MineChanged>(
      [this](store::Connection& c, const MineChanged& change) { close_account(c, change); });
}

Ingest::Start Ingest::look_up(store::Connection& c) {
  return {{books::last_number(c), books::replays(c)},
          mappings::approved(c),
          accounts::key_of(c, runtime_.entropy()),
          accounts::all(c)};
}

rt::Task<> Ingest::start() {
  Start known = co_await store_.writer().run({"ingest.scan", 0},
                                             [this](store::Connection& c) { return look_up(c); });
  accounts_.load(known.key, std::move(known.accounts));
  receiver_->use_mappings(std::move(known.mappings));
  co_await receiver_->start(std::move(known.backlog));
}

rt::Task<> Ingest::stop() {
  co_await receiver_->stop();
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
  co_await receiver_->delivered(account.folder.substr(account.folder.rfind('/') + 1),
                                std::move(path));
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
