#include "platform/app/installation.hpp"

#include <fmt/core.h>

namespace headframe::app {
namespace {

/// Jobs of the writer that may wait before the health page says so.
constexpr std::size_t most_jobs_waiting = 10'000;

std::string text_of(const rt::Endpoint& endpoint) {
  return fmt::format("{}:{}", endpoint.host.empty() ? "*" : endpoint.host, endpoint.port);
}

[[noreturn]] void explain(const char* service, const rt::Endpoint& endpoint,
                          const rt::SystemError& error) {
  throw PortUnavailable(fmt::format("{} cannot listen on {}: {}", service, text_of(endpoint),
                                    error.code().message()));
}

core::ingest::RefusalKind kind_of(const wire::ftp::FileRefused& refused) {
  switch (refused.code) {
    case 552: return core::ingest::RefusalKind::too_large;
    case 451:
    case 452: return core::ingest::RefusalKind::disk;
    default: return core::ingest::RefusalKind::upload;
  }
}

core::ingest::RefusalKind kind_of(const wire::ftp::LogInRefused& refused) {
  return refused.locked_out ? core::ingest::RefusalKind::locked_out
                            : core::ingest::RefusalKind::log_in;
}

std::optional<core::ingest::Refusal> refusal_of(const wire::ftp::Event& event) {
  using core::ingest::RefusalKind;
  if (const auto* file = std::get_if<wire::ftp::FileRefused>(&event))
    return {{kind_of(*file), file->user, file->address, file->path + ": " + file->reason}};
  if (const auto* path = std::get_if<wire::ftp::PathRefused>(&event))
    return {{RefusalKind::path, path->user, path->address, "outside the account: " + path->path}};
  if (const auto* log_in = std::get_if<wire::ftp::LogInRefused>(&event))
    return {{kind_of(*log_in), log_in->user, log_in->address, log_in->reason}};
  if (const auto* session = std::get_if<wire::ftp::SessionRefused>(&event))
    return {{RefusalKind::sessions, "", session->address, session->reason}};
  return std::nullopt;
}

wire::FolderWatch::Watcher watch_reporter(std::function<void(core::ingest::Refusal)> refused) {
  constexpr auto kind = core::ingest::RefusalKind::watched;
  return [refused](const wire::FolderEvent& event) {
    if (const auto* file = std::get_if<wire::WatchedFileRefused>(&event))
      refused({kind, file->user, "", file->path + ": " + file->reason});
    if (const auto* folder = std::get_if<wire::FolderUnreadable>(&event))
      refused({kind, folder->user, "", "the folder cannot be read: " + folder->reason});
    if (const auto* stray = std::get_if<wire::StrayFiles>(&event))
      refused({kind, stray->path, "", "belongs to no mine that has an account; nobody reads it"});
  };
}

wire::FolderWatchConfig with_root(const WatchOptions& options) {
  wire::FolderWatchConfig scan = options.scan;
  scan.root = options.folder;
  return scan;
}

}  // namespace

/// What becomes of the mines' uploads: figures for /metrics, and whether the disk takes them.
class Installation::Uploads {
 public:
  Uploads(core::Metrics& metrics, std::function<void(const std::string&)> defect)
      : defect_(std::move(defect)),
        refused_(metrics.counter("ftp_uploads_refused_total", "Uploads that were not promised")),
        refused_by_disk_(metrics.counter("ftp_uploads_refused_by_disk_total",
                                         "Uploads that the disk did not take (451, 452)")),
        log_ins_(metrics.counter("ftp_log_ins_refused_total", "Log-ins of mines that were refused")),
        sessions_(metrics.counter("ftp_sessions_refused_total", "Sessions over a limit")) {
    metrics.gauge("ftp_disk_refuses", "1 while the disk did not take the last upload",
                  [this] { return trouble_.empty() ? 0.0 : 1.0; });
  }

  void on(const wire::ftp::Event& event) {
    if (const auto* failed = std::get_if<wire::ftp::SessionFailed>(&event))
      defect_(fmt::format("ftp session of {} from {}: {}", failed->user, failed->address,
                          failed->what));
    if (const auto* impaired = std::get_if<wire::ftp::ServerImpaired>(&event))
      defect_("ftp: " + impaired->what);
    if (const auto* file = std::get_if<wire::ftp::FileRefused>(&event)) refused(*file);
    if (std::holds_alternative<wire::ftp::FileStored>(event)) trouble_.clear();
    if (std::holds_alternative<wire::ftp::LogInRefused>(event)) log_ins_.add();
    if (std::holds_alternative<wire::ftp::SessionRefused>(event)) sessions_.add();
  }

  core::HealthCheck health() const {
    return {"uploads-taken", trouble_.empty(),
            trouble_.empty() ? "the disk takes what the mines send" : trouble_};
  }

 private:
  void refused(const wire::ftp::FileRefused& file) {
    constexpr int disk_fails = 451, disk_full = 452;
    refused_.add();
    if (file.code != disk_fails && file.code != disk_full) return;
    refused_by_disk_.add();
    trouble_ = file.reason;
  }

  std::function<void(const std::string&)> defect_;
  core::Counter& refused_;
  core::Counter& refused_by_disk_;
  core::Counter& log_ins_;
  core::Counter& sessions_;
  std::string trouble_;  // what the last upload was refused with, while the disk is the reason
};

class Installation::Handlers : public http::Executor {
 public:
  explicit Handlers(Platform& platform) : platform_(platform) {}
  rt::Task<core::ApiResponse> answer(const core::Route& route, core::ApiRequest request) override {
    return platform_.answer(route, std::move(request));
  }

 private:
  Platform& platform_;
};

class Installation::Health : public core::HealthSource {
 public:
  Health(Platform& platform, const Uploads& uploads, std::size_t most_files)
      : platform_(platform), uploads_(uploads), most_files_(most_files) {}

  std::vector<core::HealthCheck> health() const override {
    const auto& writer = platform_.store().writer();
    const bool failing = writer.figures().last_round_failed;
    const auto files = platform_.ingest().pipeline().pending();
    return {{"store-writable", !failing,
             failing ? "the last commit failed" : "the last commit is safe"},
            uploads_.health(),
            {"store-queue", writer.waiting() < most_jobs_waiting,
             fmt::format("{} of {} jobs are waiting", writer.waiting(), most_jobs_waiting)},
            {"ingest-queue", files < most_files_,
             fmt::format("{} of {} files are waiting", files, most_files_)}};
  }

 private:
  Platform& platform_;
  const Uploads& uploads_;
  std::size_t most_files_;
};

Installation::Installation(rt::Runtime& runtime, InstallationOptions options,
                           std::function<void(const std::string&)> defect,
                           std::function<void(const std::string&)> refused)
    : options_(std::move(options)),
      platform_(runtime, options_.platform),
      uploads_(std::make_unique<Uploads>(platform_.metrics(), defect)),
      handlers_(std::make_unique<Handlers>(platform_)),
      health_(std::make_unique<Health>(platform_, *uploads_,
                                       options_.platform.ingest.pipeline.waiting_files)),
      ftp_(runtime, platform_.ingest(), options_.ftp,
           [this, tell = counted(runtime.clock(), refused)](const wire::ftp::Event& event) {
             uploads_->on(event);
             if (auto refusal = refusal_of(event)) tell(std::move(*refusal));
           }),
      watch_(
          runtime, platform_.ingest(),
          [this] { return platform_.ingest().folders_below(options_.watch.folder); },
          with_root(options_.watch), watch_reporter(counted(runtime.clock(), refused))),
      http_(runtime, platform_.routes(),
            {platform_.identity(), *handlers_, platform_.live(), platform_.metrics(), *health_,
             runtime.clock(), defect},
            options_.http) {}

Installation::~Installation() = default;

std::function<void(core::ingest::Refusal)> Installation::counted(
    rt::Clock& clock, std::function<void(const std::string&)> tell) {
  return [this, &clock, tell = std::move(tell)](const core::ingest::Refusal& refusal) {
    const auto line = platform_.ingest().refusals().add(refusal, clock.now(), clock.wall_now());
    if (line && tell) tell(*line);
  };
}

rt::Task<Installation::Addresses> Installation::start() {
  co_await platform_.start();
  Addresses addresses;
  try {
    ftp_.start();
    ftp_open_ = true;
    addresses.ftp = ftp_.local_endpoint();
  } catch (const rt::SystemError& error) {
    explain("FTP", options_.ftp.listen, error);
  }
  if (options_.watch.enabled) {
    watch_.start();
    watching_ = true;
  }
  try {
    addresses.http = http_.start();
  } catch (const rt::SystemError& error) {
    explain("HTTP", options_.http.listen, error);
  }
  co_return addresses;
}

rt::Task<> Installation::stop() {
  if (watching_) co_await watch_.stop();
  if (ftp_open_) co_await ftp_.stop(options_.http.stop_limit);
  co_await http_.stop();
  co_await platform_.stop();
}

}  // namespace headframe::app
