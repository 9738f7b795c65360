// What people and clocks make the platform do besides taking in files.
#pragma once

#include <string>

#include "platform/app/platform.hpp"

namespace headframe::bench {

/// Gives the mine an upload account and a mapping for the code that its old system writes; returns
/// the account's secret.
rt::Task<std::string> commission(rt::Runtime& runtime, app::Platform& platform, std::string mine,
                                 std::string written_code);

/// Logs in with a chosen password for the first time; returns the password.
rt::Task<std::string> choose_password(app::Platform& platform);

/// The newest entry of quarantine as text, or "none".
rt::Task<std::string> newest_quarantined(rt::Runtime& runtime, app::Platform& platform);

/// One round of office work: a log-in, every read endpoint once for the mine, and the usual writes.
/// Throws std::runtime_error when the platform refuses something.
rt::Task<> work_in_office(rt::Runtime& runtime, app::Platform& platform, std::string mine,
                          std::string password, int round);

/// The recurring duties of all modules, run by the store's writer as the platform runs them, at
/// instants far enough apart that they find something to do. The platform must have stopped.
rt::Task<> run_duties(rt::Runtime& runtime, std::string database, int rounds);

}  // namespace headframe::bench
