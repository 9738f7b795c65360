#include "platform/modules/positioning/module.hpp"

#include "platform/modules/positioning/events.hpp"

namespace headframe::positioning {

Module::Module(core::House& house, Options options)
    : house_(house), options_(options), newest_(tables::load) {
  house.bus.subscribe<core::FileDecoded>(
      [this](store::Connection& c, const core::FileDecoded& f) { take(c, f); });
}

std::vector<store::Migration> Module::migrations() const {
  return {{"positioning", 1, std::string(tables::ddl)}};
}

std::vector<core::Right> Module::rights() const {
  return {{"people.read", "查看井下人员", "see who is below and where"}};
}

std::vector<core::Duty> Module::duties() {
  const auto expire = [this](store::Connection& connection, rt::WallTime now) {
    tables::expire(connection, now - options_.keep_snapshots);
  };
  return {{{"positioning.expire", 0}, std::chrono::hours(24), expire}};
}

void Module::take(store::Connection& connection, const core::FileDecoded& file) {
  const wire::DecodedFile& content = file.content;
  if (const auto kind = abnormal_of(content.kind))
    return *kind == Abnormal::overcrowding ? take_crowds(connection, file)
                                           : take_people(connection, file, *kind);
  if (content.kind == wire::FileKind::positions) return take_snapshot(connection, file);
  if (file.stale) return;
  if (content.kind == wire::FileKind::cards)
    tables::keep_cards(connection, file.mine, content.cards);
  if (content.kind == wire::FileKind::areas)
    tables::keep_areas(connection, file.mine, content.areas);
  if (content.kind == wire::FileKind::readers)
    tables::keep_readers(connection, file.mine, content.readers);
}

// Only a snapshot that is news moves people; an older one is kept for the count of its time.
void Module::take_snapshot(store::Connection& connection, const core::FileDecoded& file) {
  const std::string mine(file.mine);
  if (file.replay) tables::forget_snapshot(connection, file.file);
  tables::Snapshot& known = newest_.of(connection)[mine];
  tables::Snapshot snapshot{file.file, file.content.header.data_time, below(file.content.positions),
                            known.balance};
  if (file.stale) return tables::keep_snapshot(connection, mine, snapshot, 0, 0, false);
  const Movement moved = movement(known.people, snapshot.people);
  snapshot.balance = settle(known.balance, moved, snapshot.people.size());
  tables::keep_snapshot(connection, mine, snapshot, moved.entered.size(), moved.left.size(), true);
  known = std::move(snapshot);
  house_.announce(connection,
                  live_event(PeopleMoved{mine, known.people.size(), moved.entered.size(),
                                         moved.left.size(), known.time},
                             file.now));
  if (const auto cards = repeated_cards(file.content.positions); !cards.empty())
    house_.announce(connection, live_event(CardsRepeated{mine, file.file, cards}, file.now));
}

void Module::take_people(store::Connection& connection, const core::FileDecoded& file,
                         Abnormal kind) {
  for (const wire::PersonException& e : file.content.person_exceptions)
    keep_event(connection, file,
               {kind,
                e.card,
                e.begin,
                e.end,
                {{"name", e.name}, {"area", e.area}, {"reader", e.reader}},
                file.file});
}

void Module::take_crowds(store::Connection& connection, const core::FileDecoded& file) {
  for (const wire::Overcrowding& e : file.content.overcrowding)
    keep_event(connection, file,
               {Abnormal::overcrowding,
                e.area,
                e.begin,
                e.end,
                {{"type", e.type},
                 {"capacity", e.capacity},
                 {"present", e.present},
                 {"area_name", e.area_name},
                 {"cards", e.cards}},
                file.file});
}

void Module::keep_event(store::Connection& connection, const core::FileDecoded& file,
                        const tables::Event& event) {
  if (tables::keep_event(connection, file.mine, event))
    house_.announce(connection, live_event(std::string(file.mine), event, file.now));
}

}  // namespace headframe::positioning
