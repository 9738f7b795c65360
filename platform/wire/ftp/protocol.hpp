// What a command asks for, decided from the dialogue's state alone; no I/O.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "platform/wire/ftp/command.hpp"
#include "platform/wire/ftp/host.hpp"
#include "platform/wire/ftp/listing.hpp"
#include "platform/wire/ftp/reply.hpp"

namespace headframe::wire::ftp {

/// Paths are as resolve() gives them: below the account's folder.
struct Dialogue {
  std::string user;                         // named by USER, before PASS
  std::optional<Account> account;           // after PASS
  std::string directory;                    // where relative paths start
  std::optional<std::string> rename_source;  // between RNFR and RNTO
  bool extended_only = false;               // after EPSV ALL
};

/// What the session has to do. All but Say, RefusePath and Quit are answered from their outcome.
struct Say { Reply reply; };
/// The path leads out of the account's folder, or is no path.
struct RefusePath { std::string argument; Reply reply; };
struct Quit {};
struct LogIn { std::string user, password; };
struct ListenForData { bool extended = false; };
struct Store { std::string path; };
struct SendListing { std::string path; ListFormat format = ListFormat::unix_long; };
struct TellSize { std::string path; };
struct TellTime { std::string path; };
struct TellFacts { std::string path; };
struct EnterDirectory { std::string path; };
struct MakeDirectory { std::string path; };
struct RemoveDirectory { std::string path; };
struct RemoveFile { std::string path; };
struct RenameFrom { std::string path; };
struct RenameTo { std::string source{}, target{}; };

using Action = std::variant<Say, RefusePath, Quit, LogIn, ListenForData, Store, SendListing, TellSize, TellTime,
                            TellFacts, EnterDirectory, MakeDirectory, RemoveDirectory, RemoveFile,
                            RenameFrom, RenameTo>;

/// Changes the dialogue only where the command itself does (USER, CDUP's and RNTO's memory); what
/// depends on an outcome (account, directory, rename_source) is set by the session.
Action decide(Dialogue& dialogue, const Command& command);

}  // namespace headframe::wire::ftp
