// Ingestion as a whole: the FTP server's house, the spool, the pipeline, the books, and what the
// API offers about them.
#pragma once

#include <memory>

#include "platform/core/ingest/accounts.hpp"
#include "platform/core/directory.hpp"
#include "platform/core/ingest/pipeline.hpp"
#include "platform/core/ingest/refusals.hpp"
#include "platform/core/module.hpp"
#include "platform/wire/ftp/host.hpp"

namespace headframe::core::ingest {

struct IngestOptions {
  Limits limits;
  PipelineOptions pipeline;
};

class Ingest final : public Module, public wire::ftp::Host {
 public:
  Ingest(rt::Runtime& runtime, store::Store& store, House& house, Decoder decoder,
         IngestOptions options);

  /// Who can say whether a mine is registered; before start(). Without it every code is.
  void know(const MineDirectory& mines) { mines_ = &mines; }
  Refusals& refusals() { return refusals_; }

  /// Finds everything that was promised before the last end, and starts working.
  rt::Task<> start();
  rt::Task<> stop();
  const Pipeline& pipeline() const { return pipeline_; }

  /// Creates or renews a mine's account outside the API (first installation, scenarios).
  rt::Task<std::string> renew_account(std::string mine);

  /// The accounts as a stock FTP server's folders below `root` need them, one folder a mine.
  std::vector<wire::ftp::Account> folders_below(const std::string& root) const;

  std::optional<wire::ftp::Account> log_in(std::string_view user,
                                           std::string_view password) override;
  rt::Task<> delivered(const wire::ftp::Account& account, std::string path) override;
  bool is_final(std::string_view name) const override;

  std::string_view name() const override { return "core"; }
  std::vector<store::Migration> migrations() const override;
  std::vector<Right> rights() const override;
  std::vector<Route> routes() override;

 private:
  struct Start;
  rt::Task<> take_in_inbox();
  Start look_up(store::Connection& connection);
  ApiResponse disable(store::Connection& connection, const ApiRequest& request);
  void close_account(store::Connection& connection, const MineChanged& change);
  ApiResponse renew(store::Connection& connection, const ApiRequest& request);
  ApiResponse propose(store::Connection& connection, const ApiRequest& request);
  ApiResponse approve(store::Connection& connection, const ApiRequest& request);
  ApiResponse approve_finding(store::Connection& connection, const ApiRequest& request);
  ApiResponse accept_finding(store::Connection& connection, const ApiRequest& request);
  void reload_mappings(store::Connection& connection);
  ApiResponse replay(store::Connection& connection, const ApiRequest& request);
  void reload_accounts(store::Connection& connection);

  rt::Runtime& runtime_;
  store::Store& store_;
  IngestOptions options_;
  const MineDirectory* mines_ = nullptr;
  AccountList accounts_;
  Refusals refusals_;
  Spool spool_;
  Watchman watchman_;
  Recorder recorder_;
  Pipeline pipeline_;
  bool stopping_ = false;
  Background background_;
};

}  // namespace headframe::core::ingest
