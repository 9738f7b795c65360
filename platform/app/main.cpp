// headframe-platform: the platform on this machine.
#include <csignal>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>

#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <fmt/core.h>

#include "platform/app/data_folder.hpp"
#include "platform/app/installation.hpp"
#include "platform/app/settings.hpp"
#include "platform/http/api.hpp"
#include "platform/native/runtime.hpp"
#include "platform/store/error.hpp"

namespace {

using namespace headframe;

constexpr int done = 0, invalid_input = 2, could_not_run = 3, interrupted = 130;

struct Arguments {
  std::filesystem::path data = "headframe-data";
  std::filesystem::path config;  // empty: platform.json in the data folder
  bool print_config = false;
  bool reset_administrator = false;
};

app::InstallationOptions usual_options() {
  app::InstallationOptions usual;
  usual.ftp.listen.port = 2121;  // 21 belongs to the machine's administrator
  return usual;
}

/// The options of the configuration file, which is written with the usual values when it is absent.
app::InstallationOptions settings_of(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) {
    std::ofstream out(file);
    if (!(out << app::settings_text(usual_options())).flush())
      throw std::runtime_error("cannot write " + file.string());
    std::cerr << "wrote " << file.string() << '\n';
  }
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();  // an empty file fails here without being bad
  if (!in || text.bad()) throw std::runtime_error("cannot read " + file.string());
  return app::settings_from(text.str(), file.string());
}

/// What the program prints is told once: when nobody can have read it, it must not be taken for told.
void must_be_printed() {
  if (!std::cout.flush()) throw std::runtime_error("cannot write to standard output");
}

void tell_addresses(const app::Installation::Addresses& at) {
  const auto host = [](const rt::Endpoint& endpoint) {
    return endpoint.host.empty() || endpoint.host == "0.0.0.0" ? std::string("localhost") : endpoint.host;
  };
  std::cout << fmt::format("FTP  ftp://{}:{}\nHTTP http://{}:{}\n", host(at.ftp), at.ftp.port,
                           host(at.http), at.http.port);
  must_be_printed();
}

void tell_password(const std::string& password) {
  if (password.empty()) return;
  std::cout << fmt::format("admin password (shown once, to be changed at the first log-in): {}\n",
                           password);
  must_be_printed();
}

/// Starts the installation and stops it in good order at the first signal; a second one does not wait.
class Program {
 public:
  Program(const std::filesystem::path& data, const app::InstallationOptions& options)
      : runtime_(io_, data),
        installation_(runtime_, options, tell, tell),
        signals_(io_, SIGINT, SIGTERM, SIGHUP) {}

  int run() {
    rt::spawn(io_.get_executor(), start());
    await_signal();
    try {
      io_.run();
    } catch (...) {
      runtime_.shut_down();
      throw;
    }
    if (at_once_) runtime_.shut_down();
    return outcome_.value_or(done);
  }

 private:
  static void tell(const std::string& what) { std::cerr << what << '\n'; }

  rt::Task<> start() {
    std::exception_ptr failure;
    try {
      tell_addresses(co_await installation_.start());
    } catch (...) {
      failure = std::current_exception();
    }
    // It cannot be found out later, so it is told even when a port could not be had.
    tell_password(installation_.platform().one_time_password());
    if (failure) std::rethrow_exception(failure);
  }

  rt::Task<> stop() {
    std::cerr << "stopping\n";
    co_await installation_.stop();
    signals_.cancel();
  }

  void await_signal() {
    signals_.async_wait([this](rt::ErrorCode error, int signal) {
      if (error) return;
      if (outcome_) {
        at_once_ = true;
        io_.stop();
        return;
      }
      outcome_ = signal == SIGINT ? interrupted : done;
      rt::spawn(io_.get_executor(), stop());
      await_signal();
    });
  }

  rt::asio::io_context io_;
  native::NativeRuntime runtime_;
  app::Installation installation_;
  rt::asio::signal_set signals_;
  std::optional<int> outcome_;  // set by the first signal
  bool at_once_ = false;        // there was a second one
};

rt::Task<> reset(app::Platform& platform, std::string& password) {
  password = co_await platform.reset_administrator();
}

/// Offline: nothing listens, nothing is read but users.
int reset_administrator(const std::filesystem::path& data, const app::InstallationOptions& options) {
  rt::asio::io_context io;
  native::NativeRuntime runtime(io, data);
  std::string password;
  {
    app::Platform platform(runtime, options.platform);
    rt::spawn(io.get_executor(), reset(platform, password));
    io.run();
  }
  tell_password(password);
  return done;
}

int serve(const app::DataFolder& folder, const Arguments& arguments,
          const app::InstallationOptions& options) {
  const std::filesystem::path& data = arguments.data;
  folder.keep_private(options.platform.database);
  try {
    if (arguments.reset_administrator) return reset_administrator(data, options);
    return Program(data, options).run();
  } catch (const store::Error& error) {
    const bool damaged = error.failure == store::Failure::corrupt;
    throw std::runtime_error(fmt::format("the database {} {}: {}", (data / options.platform.database).string(),
                                         damaged ? "is damaged" : "cannot be used", error.what()));
  }
}

int run(const Arguments& arguments) {
  try {
    const app::DataFolder folder(arguments.data);
    const auto config = arguments.config.empty() ? arguments.data / "platform.json" : arguments.config;
    return serve(folder, arguments, settings_of(config));
  } catch (const app::SettingsError& error) {
    std::cerr << error.what() << '\n';
    return invalid_input;
  } catch (const std::exception& error) {
    std::cerr << "headframe-platform: " << error.what() << '\n';
    return could_not_run;
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App cli(
      "井架 Headframe: 煤矿安全监测监控平台 · coal-safety monitoring platform\n"
      "Starts from an empty folder: makes the data folder and a configuration with every key, prints\n"
      "where it listens and, the first time, the administrator's one-time password.\n"
      "Exit: 0 stopped, 2 wrong usage or configuration, 3 could not run, 130 interrupted.",
      "headframe-platform");
  Arguments arguments;
  cli.add_option("--data", arguments.data, "data folder, made when absent")->capture_default_str();
  cli.add_option("--config", arguments.config,
                 "configuration, written when absent (default: platform.json in the data folder)");
  cli.add_flag("--print-config", arguments.print_config, "print the usual configuration and end");
  cli.add_flag("--reset-administrator", arguments.reset_administrator,
               "while the platform is stopped: print a new one-time password for admin, and end");
  cli.set_version_flag("--version", "headframe-platform " + http::About{}.version);
  try {
    cli.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return cli.exit(error) == 0 ? done : invalid_input;
  }
  if (arguments.print_config) {
    std::cout << app::settings_text(usual_options());
    return done;
  }
  return run(arguments);
}
