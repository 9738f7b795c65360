// One control connection, from the greeting to the end.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/rt/runtime.hpp"
#include "platform/wire/ftp/command.hpp"
#include "platform/wire/ftp/config.hpp"
#include "platform/wire/ftp/data_port.hpp"
#include "platform/wire/ftp/depot.hpp"
#include "platform/wire/ftp/events.hpp"
#include "platform/wire/ftp/folder.hpp"
#include "platform/wire/ftp/lockout.hpp"
#include "platform/wire/ftp/protocol.hpp"
#include "platform/wire/ftp/upload.hpp"

namespace headframe::wire::ftp {

/// What all sessions of a server share; outlives them.
struct House {
  House(rt::Runtime& r, Host& h, Config c, Watcher w)
      : runtime(r), host(h), config(std::move(c)), watch(std::move(w)),
        depot(r, h, config.partial_folder), ports(config), by_account(config.account_lockout),
        by_address(config.address_lockout) {}

  void tell(const Event& event) const {
    if (watch) watch(event);
  }

  rt::Runtime& runtime;
  Host& host;
  const Config config;
  const Watcher watch;
  Depot depot;
  PortRange ports;
  Lockout by_account, by_address;
};

/// Two coroutines: one reads commands as they arrive, so that ABOR and a lost connection are noticed
/// during a transfer; the other carries them out one by one and is the only one that writes.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(House& house, rt::Lane& lane, rt::Stream control);

  /// Runs to the end of the connection. What goes wrong on the connection is an end like any other;
  /// an exception that leaves is a defect or a failing host.
  rt::Task<> run();
  /// Says good-bye after the command that is being carried out.
  void ask_to_stop();
  /// Drops all connections.
  void drop();

  const std::string& address() const { return address_; }
  std::string user() const { return folder_ ? folder_->account().user : std::string(); }
  const std::string& ending() const { return ending_; }

 private:
  rt::Task<> read_commands();
  rt::Task<> serve();
  rt::Task<std::optional<Command>> next_command();
  rt::Task<> say(Reply reply);
  rt::Instant patience() const;
  void end_transfer();
  void lose_control(const char* why);

  rt::Task<Reply> perform(Say action);
  rt::Task<Reply> perform(RefusePath action);
  rt::Task<Reply> perform(Quit action);
  rt::Task<Reply> perform(LogIn action);
  rt::Task<Reply> perform(ListenForData action);
  rt::Task<Reply> perform(Store action);
  rt::Task<Reply> perform(SendListing action);
  rt::Task<Reply> perform(TellSize action);
  rt::Task<Reply> perform(TellTime action);
  rt::Task<Reply> perform(TellFacts action);
  rt::Task<Reply> perform(EnterDirectory action);
  rt::Task<Reply> perform(MakeDirectory action);
  rt::Task<Reply> perform(RemoveDirectory action);
  rt::Task<Reply> perform(RemoveFile action);
  rt::Task<Reply> perform(RenameFrom action);
  rt::Task<Reply> perform(RenameTo action);

  std::optional<Reply> locked_out(const std::string& user);
  rt::Task<Reply> admit(Account account);
  rt::Task<Reply> turn_away(std::string user);
  Reply refuse_file(const std::string& path, Reply reply);
  rt::Task<rt::Stream> accept_data();
  Reply failed_transfer(const rt::SystemError& error) const;
  rt::Task<std::optional<Reply>> receive(Upload& upload);
  rt::Task<std::optional<Reply>> send(std::string text);
  rt::Task<Reply> place(std::string source, std::string target, Reply done);

  House& house_;
  rt::Clock& clock_;
  rt::Lane& lane_;
  rt::Stream control_;
  const std::string address_;
  const rt::Instant opened_;
  CommandQueue commands_;
  rt::Timer arrival_;  // of commands; cancelled when there is something to see
  rt::Timer room_;     // for more commands
  Dialogue dialogue_;
  std::optional<Folder> folder_;  // after the log-in
  DataPort data_port_;
  rt::Stream data_;               // of the command that is being carried out
  bool transferring_ = false;
  bool aborted_ = false;          // the client's ABOR, or the end of the control connection
  bool lost_ = false;             // the control connection
  bool reading_ = false;          // read_commands() runs
  bool stopping_ = false;
  bool over_ = false;             // after the reply that is being said
  unsigned failed_log_ins_ = 0;
  std::string ending_;
};

}  // namespace headframe::wire::ftp
