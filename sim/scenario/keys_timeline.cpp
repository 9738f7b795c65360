// Incidents: a map whose `kind` decides which other keys it has.
#include "sim/scenario/keys.hpp"

#include "sim/scenario/suggest.hpp"

namespace headframe::sim::scenario {
namespace {

using namespace std::chrono_literals;

struct Kind {
  std::string name;
  decltype(Incident::what) empty;
  Shape<Incident> keys;  // without `kind` and `at`
};

// Binds a key to a member of the incident's own struct.
template <class Event, class M, class Value>
void add(Shape<Incident>& keys, std::string name, bool required, M Event::* member,
         Type<Value> type, std::string what) {
  keys.through(
      std::move(name), required,
      [member](Incident& incident) -> Value& {
        M& held = std::get<Event>(incident.what).*member;
        if constexpr (std::is_same_v<M, Value>) {
          return held;
        } else {
          return held.emplace();
        }
      },
      std::move(type), std::move(what));
}

Kind link_down() {
  Kind kind{"link_down", LinkDown{}, {}};
  add(kind.keys, "link", true, &LinkDown::link, reference_to("link"), "Which line fails.");
  add(kind.keys, "for", true, &LinkDown::duration, duration(1s, 8784h), "How long it is down.");
  return kind;
}

Kind node_crash() {
  constexpr std::uint64_t last_operation = 1'000'000'000;
  Kind kind{"node_crash", NodeCrash{}, {}};
  add(kind.keys, "node", true, &NodeCrash::node, reference_to("node"), "Which machine crashes.");
  add(kind.keys, "disk", true, &NodeCrash::disk,
      choice<Unsynced>(
          {{"torn", Unsynced::torn}, {"lost", Unsynced::lost}, {"kept", Unsynced::kept}}),
      "What was not synced is kept, lost or torn by chance, piece by piece; or all lost; or all "
      "kept.");
  add(kind.keys, "for", false, &NodeCrash::duration, duration(1s, 8784h),
      "It restarts after this. Absent: a node_restart brings it back, or nothing does.");
  add(kind.keys, "on_write", false, &NodeCrash::on_write, large_count(1, last_operation),
      "Crash at the n-th write to its disk after 'at'. Absent: at 'at' itself.");
  add(kind.keys, "on_sync", false, &NodeCrash::on_sync, large_count(1, last_operation),
      "Crash at the n-th sync of its disk after 'at'. Absent: at 'at' itself.");
  return kind;
}

Kind node_restart() {
  Kind kind{"node_restart", NodeRestart{}, {}};
  add(kind.keys, "node", true, &NodeRestart::node, reference_to("node"),
      "Which crashed machine starts.");
  return kind;
}

Kind mine_upgrade() {
  Kind kind{"mine_upgrade", MineUpgrade{}, {}};
  add(kind.keys, "mine", true, &MineUpgrade::mine, reference_to("mine"),
      "Whose system is replaced.");
  add(kind.keys, "to", true, &MineUpgrade::to, reference_to("system"),
      "The new system, one of 'systems'.");
  add(kind.keys, "switch_over", true, &MineUpgrade::switch_over, duration(0s, 240h),
      "Neither system works meanwhile.");
  add(kind.keys, "renumber_points", true, &MineUpgrade::renumber_points, boolean(),
      "true: the same places get other point numbers, as happened at real mines.");
  return kind;
}

Kind upload_storm() {
  constexpr std::size_t most_mines = 10'000;
  Kind kind{"upload_storm", UploadStorm{}, {}};
  add(kind.keys, "mines", false, &UploadStorm::mines, list(reference_to("mine"), 1, most_mines),
      "Who holds files back. Absent: every connected mine.");
  add(kind.keys, "for", true, &UploadStorm::duration, duration(1min, 744h),
      "Files are held back this long, then all delivered at once.");
  return kind;
}

Kind clock_step() {
  Kind kind{"clock_step", ClockStep{}, {}};
  add(kind.keys, "mine", false, &ClockStep::mine, reference_to("mine"),
      "Whose front-end clock steps. Absent: that of 'node'.");
  add(kind.keys, "node", false, &ClockStep::node, reference_to("node"),
      "Whose clock steps. Absent: that of 'mine'.");
  add(kind.keys, "by", true, &ClockStep::by, duration(-240h, 240h),
      "Forward, or back when negative.");
  return kind;
}

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all{link_down(),    node_crash(),   node_restart(),
                                     mine_upgrade(), upload_storm(), clock_step()};
  return all;
}

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const Kind& kind : kinds()) names.push_back(kind.name);
  return names;
}

Type<rt::Duration> at_type() {
  return duration(0s, 100 * 8784h);
}

bool read_incident(const Node& node, Reading& reading, Incident& into) {
  if (!expect_map(node, reading, "an incident: {at: …, kind: …, …}")) return false;
  Reading own{reading.problems, reading.references, reading.owner, "incident"};
  const Node::Entry* tag = node.find("kind");
  if (tag == nullptr) {
    missing_key(own, "kind", "one of " + one_of(kind_names()));
    return false;
  }
  std::size_t chosen = 0;
  Reading in_tag{reading.problems, reading.references, tag->mark, "kind"};
  if (!read_choice(tag->value, in_tag, kind_names(), chosen)) return false;
  const Kind& kind = kinds()[chosen];
  into.what = kind.empty;
  own.owner_name = kind.name;
  bool good = true;
  if (const Node::Entry* at = node.find("at")) {
    Reading in_at{reading.problems, reading.references, at->mark, "at"};
    good = at_type().read(at->value, in_at, into.at);
  } else {
    missing_key(own, "at", at_type().expected);
    good = false;
  }
  return kind.keys.read(node, own, into, {"kind", "at"}) && good;
}

Json incident_schema(Completeness completeness) {
  Json alternatives = Json::array();
  for (const Kind& kind : kinds()) {
    Json schema = kind.keys.schema(completeness);
    schema["properties"]["kind"] = {{"const", kind.name}};
    schema["properties"]["at"] = at_type().schema(completeness);
    schema["required"].insert(schema["required"].begin(), {"at", "kind"});
    alternatives.push_back(schema);
  }
  return {{"oneOf", alternatives}};
}

}  // namespace

Type<Incident> incident_type() {
  Type<Incident> type;
  type.expected = "an incident: {at: …, kind: …, …}";
  type.read = read_incident;
  type.schema = incident_schema;
  type.keys = [](const std::string& path, std::vector<KeyInfo>& into) {
    into.push_back({path + ".at", true, at_type().expected, "When it happens, since the start."});
    into.push_back({path + ".kind", true, "one of " + one_of(kind_names()), "What happens."});
    for (const Kind& kind : kinds()) kind.keys.list_keys(path + "." + kind.name, into);
  };
  return type;
}

}  // namespace headframe::sim::scenario
