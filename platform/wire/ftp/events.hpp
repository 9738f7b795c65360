// What happened on the FTP server, for metrics, audit and the log.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>

#include "platform/rt/time.hpp"

namespace headframe::wire::ftp {

struct SessionOpened { std::string address; };
struct SessionRefused { std::string address, reason; };
/// `user` is empty when nobody had logged in.
struct SessionClosed { std::string address, user, reason; };
/// A defect or a failing host; only this session was ended.
struct SessionFailed { std::string address, user, what; };
struct LoggedIn { std::string address, user; };
struct LogInRefused { std::string address, user, reason; bool locked_out = false; };
/// `path` as in Storage. Final names: the host has taken the file over.
struct FileStored {
  std::string address, user, path;
  std::uint64_t bytes = 0;
  bool final_name = false;
  rt::Duration took{};  // from STOR to the promise
};
struct FileRenamed { std::string address, user, source, path; bool final_name = false; };
/// An upload or rename that was not promised; `code` and `reason` are what the client was told.
struct FileRefused { std::string address, user, path; int code = 0; std::string reason; };
/// A command named a path outside the account's folder; `path` as the client wrote it.
struct PathRefused { std::string address, user, path; };
/// Somebody else than the client came to its data port.
struct StrangerRefused { std::string address, user, stranger; };
/// The listening port or the partial folder does not work; the server goes on trying.
struct ServerImpaired { std::string what; };

using Event = std::variant<SessionOpened, SessionRefused, SessionClosed, SessionFailed, LoggedIn,
                           LogInRefused, FileStored, FileRenamed, FileRefused, PathRefused, StrangerRefused,
                           ServerImpaired>;

/// Called on the node's executor; must not throw and must not call the server back.
using Watcher = std::function<void(const Event&)>;

}  // namespace headframe::wire::ftp
