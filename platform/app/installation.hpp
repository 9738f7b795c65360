// The platform with its doors open: FTP for the mines, HTTP for people and programs.
#pragma once

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include "platform/app/platform.hpp"
#include "platform/core/health.hpp"
#include "platform/http/server.hpp"
#include "platform/wire/folder_watch.hpp"
#include "platform/wire/ftp/server.hpp"

namespace headframe::app {

/// Folders that a stock FTP server fills, in place of or beside the platform's own.
struct WatchOptions {
  bool enabled = false;
  std::string folder = "watched";
  wire::FolderWatchConfig scan;
};

struct InstallationOptions {
  PlatformOptions platform;
  wire::ftp::Config ftp;
  WatchOptions watch;
  http::Config http;
};

/// A port could not be had. what() names the service, the address and the reason.
class PortUnavailable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Lives on the runtime's executor, which must run until stop() has finished or the node crashed.
class Installation {
 public:
  /// `defect` is told of every failure that is a mistake of the platform's; `refused`, now and then,
  /// of log-ins and uploads that were turned away (all of them: GET /uploads/refused).
  Installation(rt::Runtime& runtime, InstallationOptions options,
               std::function<void(const std::string&)> defect,
               std::function<void(const std::string&)> refused = {});
  Installation(const Installation&) = delete;
  ~Installation();

  struct Addresses {
    rt::Endpoint ftp, http;
  };
  /// Starts the platform, then opens the doors. Throws PortUnavailable, or what Platform::start throws.
  rt::Task<Addresses> start();
  /// Closes the doors, then stops the platform.
  rt::Task<> stop();

  Platform& platform() { return platform_; }

 private:
  class Handlers;
  class Health;
  class Uploads;

  std::function<void(core::ingest::Refusal)> counted(rt::Clock& clock,
                                                     std::function<void(const std::string&)> tell);

  InstallationOptions options_;
  Platform platform_;
  std::unique_ptr<Uploads> uploads_;
  std::unique_ptr<Handlers> handlers_;
  std::unique_ptr<Health> health_;
  wire::ftp::Server ftp_;
  wire::FolderWatch watch_;
  http::Server http_;
  bool ftp_open_ = false, watching_ = false;
};

}  // namespace headframe::app
