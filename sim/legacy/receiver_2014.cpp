#include "sim/legacy/receiver_2014.hpp"

#include <algorithm>
#include <set>
#include <system_error>

#include <fmt/format.h>

#include "platform/core/civil.hpp"
#include "platform/core/events.hpp"
#include "platform/core/ingest/books.hpp"
#include "platform/core/signal.hpp"
#include "platform/wire/file_name.hpp"
#include "sim/legacy/reading.hpp"

namespace headframe::sim::legacy {
namespace {

namespace ingest = core::ingest;

constexpr std::size_t files_a_look = 20;
constexpr rt::Duration pause = std::chrono::seconds(1);
constexpr rt::Duration idle_pause = std::chrono::milliseconds(500);
constexpr std::uint64_t largest_file = 1ULL << 30;
constexpr std::string_view inbox = "inbox";

std::string_view folder_of(Fate fate) {
  switch (fate) {
    case Fate::backup: return "备份文件";
    case Fate::error: return "错误文件";
    case Fate::unknown: return "未知文件";
  }
  return {};
}

ingest::FileOutcome outcome_of(Fate fate) {
  switch (fate) {
    case Fate::backup: return ingest::FileOutcome::accepted;
    case Fate::error: return ingest::FileOutcome::failed;
    case Fate::unknown: return ingest::FileOutcome::unknown_type;
  }
  return ingest::FileOutcome::failed;
}

/// The folder of one mine, and what is known to lie in it.
struct Watched {
  Watched(rt::Runtime& runtime, std::string mine_code)
      : mine(std::move(mine_code)),
        folder(fmt::format("{}/{}", inbox, mine)),
        lane(runtime.make_lane("legacy.plugin")),
        arrived(runtime.clock()),
        timer(runtime.clock()) {}

  std::string mine, folder;
  std::set<std::string> names;
  std::unique_ptr<rt::Lane> lane;
  core::Signal arrived;
  rt::Timer timer;
};

/// A file in work.
struct Handled {
  rt::Entry file;
  ingest::ContentHash hash{};
  Reading reading;
};

class Receiver2014 final : public ingest::Receiver {
 public:
  explicit Receiver2014(const ingest::ReceiverPlace& place)
      : runtime_(place.runtime),
        store_(place.store),
        house_(place.house),
        lane_(place.runtime.make_lane("legacy.start")),
        background_(place.runtime) {}

  rt::Task<> start(ingest::Backlog backlog) override {
    last_ = backlog.last_number;
    const Names found =
        co_await rt::blocking(*lane_, {"ingest.scan", 0}, [this] { return look_around(); });
    for (const auto& [mine, name] : found) note(mine, name);
  }

  rt::Task<> stop() override {
    stopping_ = true;
    for (auto& [mine, watched] : watched_) {
      watched->timer.cancel();
      watched->arrived.notify();
    }
    co_await background_.join();
  }

  rt::Task<> delivered(std::string mine, std::string path) override {
    note(mine, path.substr(path.rfind('/') + 1));
    co_return;
  }

  void use_mappings(ingest::Mappings mappings) override { mappings_ = std::move(mappings); }
  bool can_replay() const override { return false; }
  void replay(ingest::Arrival) override {}

  std::size_t pending() const override {
    std::size_t files = 0;
    for (const auto& [mine, watched] : watched_) files += watched->names.size();
    return files;
  }

 private:
  using Names = std::vector<std::pair<std::string, std::string>>;  // mine, name

  Names look_around() {
    Names found;
    rt::Storage& storage = runtime_.storage();
    storage.make_directories(inbox);
    for (const rt::Entry& folder : storage.list(inbox)) {
      if (folder.kind != rt::EntryKind::directory) continue;
      for (const rt::Entry& file : storage.list(fmt::format("{}/{}", inbox, folder.name)))
        if (file.kind == rt::EntryKind::file) found.emplace_back(folder.name, file.name);
    }
    return found;
  }

  void note(const std::string& mine, const std::string& name) {
    if (wire::is_temporary_name(name)) return;
    auto& watched = watched_[mine];
    const bool is_new = !watched;
    if (is_new) watched = std::make_unique<Watched>(runtime_, mine);
    watched->names.insert(name);
    watched->arrived.notify();
    if (is_new) background_.start(watch(*watched));
  }

  rt::Task<> watch(Watched& watched) {
    while (!stopping_) {
      if (watched.names.empty()) {
        co_await idle(watched);
        continue;
      }
      for (const rt::Entry& file : co_await look(watched)) {
        if (stopping_) co_return;
        co_await handle(watched, file);
      }
      co_await watched.timer.wait_for(pause);
    }
  }

  // A look into an empty folder leaves no trace, so only the last of them, which finds what came
  // meanwhile, is made.
  rt::Task<> idle(Watched& watched) {
    const rt::Instant since = runtime_.clock().now();
    while (watched.names.empty() && !stopping_) co_await watched.arrived.wait();
    const rt::Duration waited = runtime_.clock().now() - since;
    if (!stopping_) co_await watched.timer.wait_for(idle_pause - waited % idle_pause);
  }

  rt::Task<std::vector<rt::Entry>> look(Watched& watched) {
    auto files = co_await rt::blocking(*watched.lane, {"ingest.scan", 0}, [this, &watched] {
      std::vector<rt::Entry> found = runtime_.storage().list(watched.folder);
      std::erase_if(found, [](const rt::Entry& e) {
        return e.kind != rt::EntryKind::file || wire::is_temporary_name(e.name);
      });
      std::ranges::sort(found, [](const rt::Entry& a, const rt::Entry& b) {
        return a.modified != b.modified ? a.modified > b.modified : a.name < b.name;
      });
      return found;
    });
    watched.names.clear();  // what was announced and is gone, the mine has deleted
    for (const rt::Entry& file : files) watched.names.insert(file.name);
    if (files.size() > files_a_look) files.resize(files_a_look);
    co_return files;
  }

  PlugIn plug_in_of(const std::string& mine) const {
    const auto found = mappings_.find(mine);
    if (found == mappings_.end()) return {mine, wire::Encoding::gb2312};
    const wire::Mapping& rules = found->second->rules;
    return {rules.mine_codes.empty() ? mine : rules.mine_codes.front(),
            rules.encoding.value_or(wire::Encoding::gb2312)};
  }

  rt::Task<> handle(Watched& watched, rt::Entry file) {
    const std::string path = fmt::format("{}/{}", watched.folder, file.name);
    const rt::WallTime now = runtime_.clock().wall_now();
    const auto handled = co_await rt::blocking(
        *watched.lane, {"ingest.decode", file.size},
        [this, path, file, now, plug_in = plug_in_of(watched.mine)] {
          auto result = std::make_shared<Handled>(Handled{file, {}, {}});
          try {
            const std::string bytes = rt::read_file(runtime_.storage(), path, largest_file);
            result->hash = ingest::hash_of(bytes);
            result->reading = read(file.name, bytes, plug_in, now);
          } catch (const std::system_error&) {
            result->reading.fate = Fate::error;
          }
          return result;
        });
    co_await store(watched.mine, *handled);
    co_await rt::blocking(*watched.lane, {"ingest.move", 0},
                          [this, path, handled, now] { move(path, *handled, now); });
    watched.names.erase(file.name);
  }

  rt::Task<> store(const std::string& mine, Handled& handled) {
    try {
      co_await store_.writer().run({"ingest.store", handled.file.size},
                                   [this, &mine, &handled](store::Connection& c) {
                                     enter(c, mine, handled);
                                   });
    } catch (const store::Error&) {
      handled.reading.fate = Fate::error;  // and that is the end of it
    }
  }

  void enter(store::Connection& connection, const std::string& mine, const Handled& handled) {
    const wire::DecodedFile& content = handled.reading.content;
    ingest::FileEntry entry;
    entry.number = ++last_;
    entry.mine = mine;
    entry.name = handled.file.name;
    entry.token = content.token;
    entry.hash = handled.hash;
    entry.size = handled.file.size;
    entry.outcome = outcome_of(handled.reading.fate);
    entry.records = content.records;
    if (handled.reading.fate == Fate::error) entry.rule = "error-file";
    if (handled.reading.fate == Fate::unknown) entry.rule = "unknown-file";
    if (content.header.data_time != rt::WallTime{}) entry.data_time = content.header.data_time;
    entry.received_at = handled.file.modified;
    entry.stored_at = runtime_.clock().wall_now();
    ingest::books::enter(connection, entry, false);
    if (handled.reading.fate == Fate::backup)
      house_.bus.publish(connection,
                         core::FileDecoded{entry.number, entry.mine, content, entry.received_at,
                                           entry.stored_at, false, false});
  }

  void move(const std::string& path, const Handled& handled, rt::WallTime now) {
    const std::string folder = fmt::format("{}/{}", folder_of(handled.reading.fate),
                                           core::day_text(core::day_of(now)));
    try {
      runtime_.storage().make_directories(folder);
      runtime_.storage().rename(path, fmt::format("{}/{}", folder, handled.file.name));
    } catch (const std::system_error&) {
      // One line of its log: the file stays where it is and is read again at some later look.
    }
  }

  rt::Runtime& runtime_;
  store::Store& store_;
  core::House& house_;
  std::unique_ptr<rt::Lane> lane_;
  ingest::Mappings mappings_;
  std::map<std::string, std::unique_ptr<Watched>> watched_;  // by mine
  std::int64_t last_ = 0;  // the writer's, once started
  bool stopping_ = false;
  core::Background background_;
};

}  // namespace

ingest::MakeReceiver receiver_2014() {
  return [](const ingest::ReceiverPlace& place) -> std::unique_ptr<ingest::Receiver> {
    return std::make_unique<Receiver2014>(place);
  };
}

}  // namespace headframe::sim::legacy
