#include "platform/modules/positioning/rules.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <set>
#include <stdexcept>

namespace headframe::positioning {
namespace {

constexpr std::int64_t no_time = std::numeric_limits<std::int64_t>::min();

bool by_card(const Person& a, const Person& b) {
  return a.card < b.card;
}

std::vector<std::string> cards_missing_in(std::span<const Person> people,
                                          std::span<const Person> others) {
  std::vector<Person> missing;
  std::set_difference(people.begin(), people.end(), others.begin(), others.end(),
                      std::back_inserter(missing), by_card);
  std::vector<std::string> cards;
  for (const Person& person : missing) cards.push_back(person.card);
  return cards;
}

void put(std::vector<std::byte>& out, const void* data, std::size_t size) {
  const auto* bytes = static_cast<const std::byte*>(data);
  out.insert(out.end(), bytes, bytes + size);
}

void put_text(std::vector<std::byte>& out, const std::string& text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  put(out, &size, sizeof size);
  put(out, text.data(), text.size());
}

void put_time(std::vector<std::byte>& out, const std::optional<rt::WallTime>& time) {
  const std::int64_t count = time ? time->since_epoch.count() : no_time;
  put(out, &count, sizeof count);
}

class Source {
 public:
  explicit Source(std::span<const std::byte> bytes) : rest_(bytes) {}
  bool done() const { return rest_.empty(); }
  void get(void* into, std::size_t size) {
    if (rest_.size() < size) throw std::runtime_error("a packed snapshot ends in the middle");
    std::memcpy(into, rest_.data(), size);
    rest_ = rest_.subspan(size);
  }
  std::string text() {
    std::uint32_t size = 0;
    get(&size, sizeof size);
    if (rest_.size() < size) throw std::runtime_error("a packed snapshot ends in the middle");
    std::string value(size, '\0');
    get(value.data(), size);
    return value;
  }
  std::optional<rt::WallTime> time() {
    std::int64_t count = 0;
    get(&count, sizeof count);
    return count == no_time ? std::nullopt : std::optional(rt::WallTime{rt::Duration(count)});
  }

 private:
  std::span<const std::byte> rest_;
};

}  // namespace

std::vector<Person> below(std::span<const wire::Position> positions) {
  std::map<std::string_view, const wire::Position*> first;
  for (const wire::Position& p : positions)
    if (p.mark == wire::Position::Mark::in) first.try_emplace(p.card, &p);
  std::vector<Person> people;
  for (const auto& [card, p] : first)
    people.push_back({p->card, p->name, p->area, p->reader, p->entered_at, p->area_since,
                      p->reader_since, p->distress, p->mine_leader, p->special_trade});
  return people;
}

std::vector<std::string> repeated_cards(std::span<const wire::Position> positions) {
  std::set<std::string> seen, repeated;
  for (const wire::Position& p : positions)
    if (!seen.insert(p.card).second) repeated.insert(p.card);
  return {repeated.begin(), repeated.end()};
}

Movement movement(std::span<const Person> before, std::span<const Person> after) {
  return {cards_missing_in(after, before), cards_missing_in(before, after)};
}

Balance settle(Balance balance, const Movement& movement, std::size_t below_now) {
  balance.in += static_cast<std::int64_t>(movement.entered.size());
  balance.out += static_cast<std::int64_t>(movement.left.size());
  if (balance.below() != static_cast<std::int64_t>(below_now))
    throw std::logic_error("people below by the books and by the snapshot differ");
  return balance;
}

std::map<std::string, std::size_t> people_by_area(std::span<const Person> people) {
  std::map<std::string, std::size_t> counts;
  for (const Person& person : people) ++counts[person.area];
  return counts;
}

std::vector<std::byte> pack(std::span<const Person> people) {
  std::vector<std::byte> out;
  for (const Person& p : people) {
    const auto flags = static_cast<std::uint8_t>(p.distress | p.leader << 1 | p.special << 2);
    put(out, &flags, sizeof flags);
    for (const std::string* text : {&p.card, &p.name, &p.area, &p.reader}) put_text(out, *text);
    for (const auto* time : {&p.entered_at, &p.area_since, &p.reader_since}) put_time(out, *time);
  }
  return out;
}

std::vector<Person> unpack(std::span<const std::byte> bytes) {
  std::vector<Person> people;
  Source in(bytes);
  while (!in.done()) {
    Person& p = people.emplace_back();
    std::uint8_t flags = 0;
    in.get(&flags, sizeof flags);
    p.distress = flags & 1;
    p.leader = flags & 2;
    p.special = flags & 4;
    for (std::string* text : {&p.card, &p.name, &p.area, &p.reader}) *text = in.text();
    for (auto* time : {&p.entered_at, &p.area_since, &p.reader_since}) *time = in.time();
  }
  return people;
}

std::string_view text_of(Abnormal kind) {
  switch (kind) {
    case Abnormal::overtime:
      return "overtime";
    case Abnormal::overcrowding:
      return "overcrowding";
    case Abnormal::distress:
      return "distress";
    case Abnormal::restricted_entry:
      return "restricted-entry";
  }
  throw std::logic_error("no such kind");
}

std::optional<Abnormal> abnormal_of(wire::FileKind kind) {
  switch (kind) {
    case wire::FileKind::overtime:
      return Abnormal::overtime;
    case wire::FileKind::overcrowding:
      return Abnormal::overcrowding;
    case wire::FileKind::distress:
      return Abnormal::distress;
    case wire::FileKind::restricted_entry:
      return Abnormal::restricted_entry;
    default:
      return std::nullopt;
  }
}

}  // namespace headframe::positioning
