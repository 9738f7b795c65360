// Who is below: what follows from two snapshots of a mine, and how a snapshot is packed. Pure.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/rt/time.hpp"
#include "platform/wire/records.hpp"

namespace headframe::positioning {

/// One person below, as the newest snapshot shows them.
struct Person {
  std::string card, name, area, reader;
  std::optional<rt::WallTime> entered_at, area_since, reader_since;
  bool distress = false, leader = false, special = false;

  friend bool operator==(const Person&, const Person&) = default;
};

/// Who is below by this snapshot, ordered by card. A card that shows up twice counts once, as its
/// first record says.
std::vector<Person> below(std::span<const wire::Position> positions);
/// Cards that a snapshot names more than once: two people in two places with one card.
std::vector<std::string> repeated_cards(std::span<const wire::Position> positions);

/// Who went in and came out between two snapshots. before + entered = after + left.
struct Movement {
  std::vector<std::string> entered, left;
};
Movement movement(std::span<const Person> before, std::span<const Person> after);

/// Running totals of a mine. At all times in = out + below.
struct Balance {
  std::int64_t in = 0, out = 0;
  std::int64_t below() const { return in - out; }
};
/// Throws std::logic_error when the books and the snapshot disagree about who is below: counted
/// once from the movements and once from the snapshot.
Balance settle(Balance balance, const Movement& movement, std::size_t below_now);

std::map<std::string, std::size_t> people_by_area(std::span<const Person> people);

std::vector<std::byte> pack(std::span<const Person> people);
/// Throws std::runtime_error for bytes that pack() did not write.
std::vector<Person> unpack(std::span<const std::byte> bytes);

enum class Abnormal { overtime, overcrowding, distress, restricted_entry };
std::string_view text_of(Abnormal kind);
/// What a file of this kind reports, if it reports any.
std::optional<Abnormal> abnormal_of(wire::FileKind kind);

}  // namespace headframe::positioning
