// The commands of a session that need no data connection.
#include <fmt/format.h>

#include "platform/wire/ftp/path.hpp"
#include "platform/wire/ftp/session.hpp"

namespace headframe::wire::ftp {

rt::Task<Reply> Session::perform(Say action) { co_return std::move(action.reply); }

rt::Task<Reply> Session::perform(RefusePath action) {
  house_.tell(PathRefused{address_, user(), std::move(action.argument)});
  co_return std::move(action.reply);
}

rt::Task<Reply> Session::perform(Quit) {
  over_ = true;
  ending_ = "client quit";
  co_return Reply{221, "Good-bye."};
}

rt::Task<Reply> Session::perform(LogIn action) {
  if (auto refusal = locked_out(action.user)) co_return std::move(*refusal);
  auto account = house_.host.log_in(action.user, action.password);
  if (!account) co_return co_await turn_away(std::move(action.user));
  house_.by_account.succeeded(address_ + ' ' + action.user);
  co_return co_await admit(std::move(*account));
}

/// The password is not even looked at while the address, or this account from it, must wait.
std::optional<Reply> Session::locked_out(const std::string& user) {
  const auto now = clock_.now();
  auto wait = house_.by_account.blocked(address_ + ' ' + user, now);
  if (const auto all = house_.by_address.blocked(address_, now); !wait || (all && *all > *wait))
    wait = all;
  if (!wait) return std::nullopt;
  over_ = true;
  ending_ = "locked out";
  house_.tell(LogInRefused{address_, user, "locked out", true});
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(*wait).count();
  return Reply{421, fmt::format("Too many failed log-ins; try again in {} s.", seconds)};
}

rt::Task<Reply> Session::admit(Account account) {
  Folder folder(house_.runtime, house_.host, lane_, std::move(account));
  if (auto failure = co_await folder.prepare()) co_return std::move(*failure);
  folder_.emplace(std::move(folder));
  dialogue_.account = folder_->account();
  house_.tell(LoggedIn{address_, user()});
  co_return Reply{230, "Logged in."};
}

rt::Task<Reply> Session::turn_away(std::string user) {
  house_.by_account.failed(address_ + ' ' + user, clock_.now());
  house_.by_address.failed(address_, clock_.now());
  house_.tell(LogInRefused{address_, user, "wrong user or password"});
  over_ = ++failed_log_ins_ >= house_.config.log_ins_per_connection;
  co_await rt::sleep_for(clock_, house_.config.failed_log_in_delay);
  if (!over_) co_return Reply{530, "Wrong user or password."};
  ending_ = "too many failed log-ins";
  co_return Reply{421, "Wrong user or password; that was the last attempt."};
}

rt::Task<Reply> Session::perform(TellSize action) { return folder_->size(std::move(action.path)); }
rt::Task<Reply> Session::perform(TellTime action) { return folder_->time(std::move(action.path)); }
rt::Task<Reply> Session::perform(TellFacts action) { return folder_->facts(std::move(action.path)); }

rt::Task<Reply> Session::perform(EnterDirectory action) {
  if (auto objection = co_await folder_->objection_to_enter(action.path))
    co_return std::move(*objection);
  dialogue_.directory = action.path;
  co_return Reply{250, "Now in " + shown(action.path) + "."};
}

rt::Task<Reply> Session::perform(MakeDirectory action) {
  return folder_->make_directory(std::move(action.path));
}

rt::Task<Reply> Session::perform(RemoveDirectory action) {
  return folder_->remove_directory(std::move(action.path));
}

rt::Task<Reply> Session::perform(RemoveFile action) {
  return folder_->remove_file(std::move(action.path));
}

rt::Task<Reply> Session::perform(RenameFrom action) {
  if (auto objection = co_await folder_->objection_to_rename(action.path))
    co_return std::move(*objection);
  dialogue_.rename_source = action.path;
  co_return Reply{350, "And its new name?"};
}

rt::Task<Reply> Session::perform(RenameTo action) {
  const Reply reply =
      co_await place(folder_->in_storage(action.source), action.target, {250, "Renamed."});
  if (reply.code != 250) co_return refuse_file(action.target, reply);
  house_.tell(FileRenamed{address_, user(), folder_->in_storage(action.source),
                          folder_->in_storage(action.target),
                          house_.host.is_final(name_of(action.target))});
  co_return reply;
}

/// Answers with `done` when the promise holds.
rt::Task<Reply> Session::place(std::string source, std::string target, Reply done) {
  try {
    co_await house_.depot.place(lane_, folder_->account(), std::move(source),
                                folder_->in_storage(target));
    co_return done;
  } catch (const std::system_error& error) {
    co_return reply_for(error);
  } catch (const std::exception& error) {
    house_.tell(ServerImpaired{std::string("a file was not taken over: ") + error.what()});
  }
  co_return Reply{451, "The file cannot be taken over now; send it again later."};
}

}  // namespace headframe::wire::ftp
