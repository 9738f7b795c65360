#include "platform/core/ingest/spool.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

#include <fmt/format.h>

namespace headframe::core::ingest {
namespace {

constexpr std::string_view spool_folder = "spool";
constexpr std::string_view inbox_folder = "inbox";

std::string_view folder_of(std::string_view path) {
  return path.substr(0, path.rfind('/'));
}
std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

/// Creates a folder so that it survives a crash: every parent's entry is synced too.
void make_durable(rt::Storage& storage, std::string_view folder) {
  storage.make_directories(folder);
  for (auto slash = folder.find('/'); slash != std::string_view::npos;
       slash = folder.find('/', slash + 1))
    storage.sync_directory(folder.substr(0, slash));
  storage.sync_directory("");
}

}  // namespace

struct Spool::Move {
  Move(rt::Clock& clock, std::string source, std::string target)
      : from(std::move(source)), to(std::move(target)), moved(clock) {}

  std::string from, to;
  bool intake = false;  // into the spool, and somebody waits for it
  std::uint64_t size = 0;
  std::exception_ptr error;
  rt::Latch moved;
};

struct Spool::Group {
  std::vector<std::shared_ptr<Move>> moves;
};

Spool::Spool(rt::Runtime& runtime) : runtime_(runtime), lane_(runtime.make_lane("ingest.disk")) {}

Spool::~Spool() = default;

rt::Task<> Spool::settle() {
  while (busy_) co_await rt::blocking(*lane_, {"ingest.scan", 0}, [] {});
}

std::string spool_name(const Arrival& arrival) {
  return fmt::format("{:016}.{}.{}", arrival.number, arrival.mine, arrival.name);
}

std::optional<Arrival> arrival_from(const rt::Entry& entry) {
  Arrival arrival;
  const std::string_view text = entry.name;
  const auto first = text.find('.');
  const auto second = text.find('.', first == std::string_view::npos ? first : first + 1);
  if (second == std::string_view::npos || entry.kind != rt::EntryKind::file) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + first, arrival.number);
  if (error != std::errc{} || end != text.data() + first) return std::nullopt;
  arrival.mine = text.substr(first + 1, second - first - 1);
  arrival.name = text.substr(second + 1);
  arrival.path = fmt::format("{}/{}", spool_folder, text);
  arrival.size = entry.size;
  arrival.received_at = entry.modified;
  return arrival;
}

rt::Task<Arrival> Spool::take_in(std::string mine, std::string path) {
  Arrival arrival;
  arrival.number = ++last_;
  arrival.mine = std::move(mine);
  arrival.name = name_of(path);
  arrival.received_at = runtime_.clock().wall_now();
  arrival.path = fmt::format("{}/{}", spool_folder, spool_name(arrival));
  const auto move = std::make_shared<Move>(runtime_.clock(), std::move(path), arrival.path);
  move->intake = true;
  waiting_.push_back(move);
  start_group();
  co_await move->moved.wait();
  if (move->error) std::rethrow_exception(move->error);
  arrival.size = move->size;
  co_return arrival;
}

void Spool::put_away(const Arrival& arrival, std::string folder) {
  waiting_.push_back(
      std::make_shared<Move>(runtime_.clock(), arrival.path,
                             fmt::format("{}/{}.{}", folder, arrival.number, arrival.name)));
  start_group();
}

void Spool::start_group() {
  if (busy_ || waiting_.empty()) return;
  busy_ = true;
  auto group = std::make_shared<Group>();
  group->moves.assign(waiting_.begin(), waiting_.end());
  waiting_.clear();
  lane_->submit(
      {"ingest.move", 0}, [this, group] { execute(*group); },
      [this, group] {
        busy_ = false;
        start_group();
        for (const auto& move : group->moves) move->moved.open();
      });
}

// Targets are synced before sources, so that no crash finds a file in neither place.
void Spool::execute(Group& group) {
  rt::Storage& storage = runtime_.storage();
  std::set<std::string> targets;
  for (const auto& move : group.moves) {
    try {
      const auto entry = storage.stat(move->from);
      if (!entry && !move->intake) continue;
      if (entry) move->size = entry->size;
      const std::string folder(folder_of(move->to));
      if (!folders_.contains(folder)) make_durable(storage, folder);
      folders_.insert(folder);
      storage.rename(move->from, move->to);
      targets.insert(folder);
    } catch (...) {
      move->error = std::current_exception();
    }
  }
  try {
    for (const std::string& folder : targets)
      if (folder != spool_folder) storage.sync_directory(folder);
    if (!targets.empty()) storage.sync_directory(spool_folder);
  } catch (...) {
    for (const auto& move : group.moves) move->error = std::current_exception();
  }
}

rt::Task<std::vector<Arrival>> Spool::recover(std::int64_t above) {
  co_return co_await rt::blocking(*lane_, {"ingest.scan", 0}, [this, above] {
    std::vector<Arrival> found;
    make_durable(runtime_.storage(), spool_folder);
    for (const rt::Entry& entry : runtime_.storage().list(spool_folder))
      if (auto arrival = arrival_from(entry); arrival && arrival->number > above)
        found.push_back(std::move(*arrival));
    return found;
  });
}

rt::Task<std::vector<std::pair<std::string, std::string>>> Spool::inbox() {
  using Found = std::vector<std::pair<std::string, std::string>>;
  co_return co_await rt::blocking(*lane_, {"ingest.scan", 0}, [this] {
    Found found;
    rt::Storage& storage = runtime_.storage();
    make_durable(storage, inbox_folder);
    for (const rt::Entry& folder : storage.list(inbox_folder)) {
      if (folder.kind != rt::EntryKind::directory) continue;
      const std::string path = fmt::format("{}/{}", inbox_folder, folder.name);
      for (const rt::Entry& entry : storage.list(path))
        if (entry.kind == rt::EntryKind::file) found.emplace_back(path, entry.name);
    }
    return found;
  });
}

}  // namespace headframe::core::ingest
