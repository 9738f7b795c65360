// Positioning's tables: cards, areas, readers, packed snapshots and abnormal events. Nobody else
// names them. Never a row for one person in one snapshot.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "platform/modules/positioning/rules.hpp"
#include "platform/store/connection.hpp"

namespace headframe::positioning::tables {

extern const std::string_view ddl;

/// A file of cards, areas or readers is the whole list: what it does not name any more is gone.
void keep_cards(store::Connection& connection, std::string_view mine,
                std::span<const wire::Card> cards);
void keep_areas(store::Connection& connection, std::string_view mine,
                std::span<const wire::Area> areas);
void keep_readers(store::Connection& connection, std::string_view mine,
                  std::span<const wire::Reader> readers);

struct Snapshot {
  std::int64_t file = 0;  // 0: none yet
  rt::WallTime time;
  std::vector<Person> people;
  Balance balance;
};
Snapshot newest(store::Connection& connection, std::string_view mine);
std::map<std::string, Snapshot, std::less<>> load(store::Connection& connection);
void keep_snapshot(store::Connection& connection, std::string_view mine, const Snapshot& snapshot,
                   std::size_t entered, std::size_t left, bool current);
void forget_snapshot(store::Connection& connection, std::int64_t file);

struct Count {
  rt::WallTime time;
  std::int64_t below = 0, entered = 0, left = 0;
};
std::vector<Count> counts(store::Connection& connection, std::string_view mine, rt::WallTime from,
                          rt::WallTime to);

/// The same subject and beginning is the same event, told once more. True when it is new.
struct Event {
  Abnormal kind = Abnormal::overtime;
  std::string subject;  // a card, or an area's code ("" for the whole mine)
  rt::WallTime began;
  std::optional<rt::WallTime> ended;
  nlohmann::json detail;
  std::int64_t file = 0;
};
bool keep_event(store::Connection& connection, std::string_view mine, const Event& event);

nlohmann::json cards(store::Connection& connection, std::string_view mine);
nlohmann::json areas(store::Connection& connection, std::string_view mine);
nlohmann::json readers(store::Connection& connection, std::string_view mine);
nlohmann::json events(store::Connection& connection, std::string_view mine, rt::WallTime from,
                      rt::WallTime to);

void expire(store::Connection& connection, rt::WallTime before);

}  // namespace headframe::positioning::tables
