#include "sim/mine/spool.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace headframe::sim::mine {
namespace {

constexpr std::string_view folder = "spool";
constexpr std::size_t number_digits = 12;
constexpr std::size_t most_fresh = 8;
constexpr std::uint64_t largest_file = 64ULL << 20;

/// "000000000042_name" as (42, "name"); nothing for other names, such as half-written files.
std::optional<Spool::Entry> parse(const rt::Entry& found) {
  const std::string& text = found.name;
  if (found.kind != rt::EntryKind::file || text.size() < number_digits + 2) return {};
  if (text[number_digits] != '_' || text.ends_with(".new")) return {};
  Spool::Entry entry;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + number_digits, entry.number);
  if (error != std::errc{} || end != text.data() + number_digits) return {};
  entry.name = text.substr(number_digits + 1);
  entry.bytes = found.size;
  return entry;
}

}  // namespace

Spool::Spool(rt::Runtime& runtime, const SpoolLimits& limits)
    : runtime_(runtime), limits_(limits), lane_(runtime.make_lane("spool")) {}

std::string Spool::path(const Entry& entry) const {
  return fmt::format("{}/{:0{}}_{}", folder, entry.number, number_digits, entry.name);
}

rt::Task<> Spool::open() {
  rt::Storage& storage = runtime_.storage();
  const auto found = co_await rt::blocking(*lane_, {"mine.spool", 0}, [&storage] {
    storage.make_directories(folder);
    storage.sync_directory("");  // or a crash forgets the folder with all that is in it
    return storage.list(folder);
  });
  for (const rt::Entry& file : found) {
    const auto entry = parse(file);
    if (!entry) continue;
    bytes_ += entry->bytes;
    next_ = std::max(next_, entry->number + 1);
    entries_.emplace(entry->number, *entry);
  }
}

std::optional<Spool::Entry> Spool::give_up_oldest() {
  for (auto it = entries_.begin(); it != entries_.end(); ++it) {
    if (it->first == sending_) continue;
    Entry entry = std::move(it->second);
    bytes_ -= entry.bytes;
    fresh_.erase(entry.number);
    entries_.erase(it);
    return entry;
  }
  return {};
}

rt::Task<std::vector<std::string>> Spool::put(std::string name, std::string content) {
  std::vector<std::string> given_up;
  const std::uint64_t size = content.size();
  if (size > limits_.bytes || size > largest_file) {
    given_up.push_back(std::move(name));
    co_return given_up;
  }
  std::vector<std::string> remove;
  while (entries_.size() >= limits_.files || bytes_ + size > limits_.bytes) {
    auto oldest = give_up_oldest();
    if (!oldest) break;
    remove.push_back(path(*oldest));
    given_up.push_back(std::move(oldest->name));
  }
  const Entry entry{next_++, std::move(name), size};
  bytes_ += size;
  rt::Storage& storage = runtime_.storage();
  bool kept = true;
  try {
    co_await rt::blocking(*lane_, {"mine.spool", size},
                          [&storage, remove, to = path(entry), &content] {
                            for (const std::string& old : remove) storage.remove(old);
                            rt::replace_file(storage, to, content);
                          });
  } catch (const std::system_error&) {
    kept = false;  // the disk itself is full or broken
  }
  if (!kept) {
    bytes_ -= size;
    given_up.push_back(entry.name);
    co_return given_up;
  }
  fresh_.emplace(entry.number, std::move(content));
  if (fresh_.size() > most_fresh) fresh_.erase(fresh_.begin());
  entries_.emplace(entry.number, entry);
  co_return given_up;
}

Spool::Entry* Spool::take() {
  if (entries_.empty()) return nullptr;
  const bool oldest = limits_.order == SpoolLimits::Order::oldest_first;
  auto& [number, entry] = oldest ? *entries_.begin() : *entries_.rbegin();
  sending_ = number;
  return &entry;
}

rt::Task<std::string> Spool::content(std::uint64_t number) {
  if (const auto found = fresh_.find(number); found != fresh_.end()) co_return found->second;
  const Entry& entry = entries_.at(number);
  rt::Storage& storage = runtime_.storage();
  co_return co_await rt::blocking(
      *lane_, {"mine.spool", entry.bytes},
      [&storage, from = path(entry)] { return rt::read_file(storage, from, largest_file); });
}

rt::Task<> Spool::remove(std::uint64_t number) {
  const auto found = entries_.find(number);
  const std::string gone = path(found->second);
  bytes_ -= found->second.bytes;
  fresh_.erase(number);
  entries_.erase(found);
  if (sending_ == number) sending_ = 0;
  rt::Storage& storage = runtime_.storage();
  co_await rt::blocking(*lane_, {"mine.spool", 0}, [&storage, gone] { storage.remove(gone); });
}

}  // namespace headframe::sim::mine
