#include "platform/wire/ftp/folder.hpp"

#include <fmt/format.h>

#include "platform/wire/ftp/path.hpp"

namespace headframe::wire::ftp {
namespace {

const Reply absent{550, "There is nothing at this path."};
const Reply promised{550, "Delivered files cannot be changed."};

bool is_directory(const std::optional<rt::Entry>& entry) {
  return entry && entry->kind == rt::EntryKind::directory;
}
bool is_file(const std::optional<rt::Entry>& entry) {
  return entry && entry->kind == rt::EntryKind::file;
}

}  // namespace

Reply reply_for(const std::system_error& error) {
  const auto& code = error.code();
  if (code == std::errc::no_space_on_device) return {452, "The disk is full; try again later."};
  if (code == std::errc::no_such_file_or_directory || code == std::errc::not_a_directory)
    return absent;
  if (code == std::errc::directory_not_empty) return {550, "The directory is not empty."};
  if (code == std::errc::file_exists || code == std::errc::is_a_directory)
    return {550, "Something else is at this path."};
  if (code == std::errc::permission_denied) return {550, "This is not allowed."};
  if (code == std::errc::filename_too_long) return {553, "The name is too long."};
  return {451, "The disk does not work: " + code.message() + "."};
}

std::string Folder::in_storage(const std::string& path) const {
  return joined(account_.folder, path);
}

rt::Task<std::optional<rt::Entry>> Folder::entry(std::string path) {
  co_return co_await rt::blocking(lane_, {"ftp.look", 0},
                                  [&storage = runtime_.storage(), at = in_storage(path)] {
                                    return storage.stat(at);
                                  });
}

/// Runs f(storage) on the disk's lane and answers with its reply, or with the disk's failure.
template <class F>
rt::Task<Reply> Folder::change(F f) {
  co_return co_await rt::blocking(lane_, {"ftp.change", 0},
                                  [&storage = runtime_.storage(), run = std::move(f)]() -> Reply {
                                    try {
                                      return run(storage);
                                    } catch (const std::system_error& error) {
                                      return reply_for(error);
                                    }
                                  });
}

rt::Task<std::optional<Reply>> Folder::prepare() {
  const Reply reply = co_await change([folder = account_.folder](rt::Storage& storage) -> Reply {
    make_durable(storage, folder);
    return {230, "Logged in."};
  });
  if (reply.code == 230) co_return std::nullopt;
  co_return reply;
}

rt::Task<std::optional<Reply>> Folder::objection_to_store(std::string path) {
  const Reply reply = co_await change([at = in_storage(path)](rt::Storage& storage) -> Reply {
    if (is_directory(storage.stat(at))) return {550, "This is a directory."};
    if (!is_directory(storage.stat(directory_of(at)))) return {550, "There is no such directory."};
    return {150, "Go ahead."};
  });
  if (reply.code == 150) co_return std::nullopt;
  co_return reply;
}

rt::Task<std::optional<Reply>> Folder::objection_to_rename(std::string path) {
  if (host_.is_final(name_of(path))) co_return promised;
  const auto found = co_await entry(path);
  if (!found) co_return absent;
  if (is_directory(found)) co_return Reply{550, "Directories cannot be renamed."};
  co_return std::nullopt;
}

rt::Task<std::optional<Reply>> Folder::objection_to_enter(std::string path) {
  if (is_directory(co_await entry(path))) co_return std::nullopt;
  co_return Reply{550, "There is no such directory."};
}

rt::Task<Reply> Folder::make_directory(std::string path) {
  return change([at = in_storage(path), shown_path = shown(path)](rt::Storage& storage) -> Reply {
    if (storage.stat(at)) return {550, "Something is at this path already."};
    if (!is_directory(storage.stat(directory_of(at)))) return {550, "There is no such directory."};
    storage.make_directories(at);
    storage.sync_directory(directory_of(at));
    return {257, quoted(shown_path) + " created."};
  });
}

rt::Task<Reply> Folder::remove_directory(std::string path) {
  return change([at = in_storage(path)](rt::Storage& storage) -> Reply {
    const auto found = storage.stat(at);
    if (!is_directory(found)) return {550, "There is no such directory."};
    storage.remove(at);
    storage.sync_directory(directory_of(at));
    return {250, "Removed."};
  });
}

rt::Task<Reply> Folder::remove_file(std::string path) {
  return change([at = in_storage(path),
                 keep = host_.is_final(name_of(path))](rt::Storage& storage) -> Reply {
    if (keep) return promised;
    if (!is_file(storage.stat(at))) return absent;
    storage.remove(at);
    storage.sync_directory(directory_of(at));
    return {250, "Removed."};
  });
}

rt::Task<Reply> Folder::size(std::string path) {
  const auto found = co_await entry(path);
  if (!is_file(found)) co_return absent;
  co_return Reply{213, fmt::format("{}", found->size)};
}

rt::Task<Reply> Folder::time(std::string path) {
  const auto found = co_await entry(path);
  if (!is_file(found)) co_return absent;
  co_return Reply{213, time_value(found->modified)};
}

rt::Task<Reply> Folder::facts(std::string path) {
  const auto found = co_await entry(path);
  if (!found) co_return absent;
  co_return Reply{250, fmt::format("Facts:\n{}\nEnd.", facts_of(*found, shown(path)))};
}

rt::Task<Folder::Listed> Folder::list(std::string path, ListFormat format,
                                      std::size_t most_entries) {
  co_return co_await rt::blocking(
      lane_, {"ftp.list", 0},
      [&storage = runtime_.storage(), at = in_storage(path), format, most_entries,
       now = runtime_.clock().wall_now()]() -> Listed {
        try {
          const auto found = storage.stat(at);
          if (!found) return {absent, {}};
          if (is_file(found)) {
            if (format == ListFormat::facts) return {{501, "This is no directory; use MLST."}, {}};
            return {{}, listing(std::span(&*found, 1), format, now)};
          }
          const auto entries = storage.list(at);
          if (entries.size() > most_entries) return {{451, "Too many entries to list."}, {}};
          return {{}, listing(entries, format, now)};
        } catch (const std::system_error& error) {
          return {reply_for(error), {}};
        }
      });
}

}  // namespace headframe::wire::ftp
