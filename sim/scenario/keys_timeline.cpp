// Incidents: a map whose `kind` decides which other keys it has.
#include "sim/scenario/incident_kinds.hpp"
#include "sim/scenario/keys.hpp"
#include "sim/scenario/suggest.hpp"

namespace headframe::sim::scenario {
namespace {

using namespace std::chrono_literals;

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const Kind& kind : incident_kinds()) names.push_back(kind.name);
  return names;
}

Type<rt::Duration> at_type() {
  return duration(0s, 100 * 8784h);
}

Type<std::string> cause_reference() {
  return reference_to("cause");
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
  const Kind& kind = incident_kinds()[chosen];
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
  const Node::Entry* cause = kind.fault ? node.find("cause") : nullptr;
  if (cause != nullptr) {
    Reading in_cause{reading.problems, reading.references, cause->mark, "cause"};
    good = cause_reference().read(cause->value, in_cause, into.cause.emplace()) && good;
  }
  std::vector<std::string> elsewhere{"kind", "at"};
  if (kind.fault) elsewhere.emplace_back("cause");
  return kind.keys.read(node, own, into, elsewhere) && good;
}

Json incident_schema(Completeness completeness) {
  Json alternatives = Json::array();
  for (const Kind& kind : incident_kinds()) {
    Json schema = kind.keys.schema(completeness);
    schema["properties"]["kind"] = {{"const", kind.name}};
    schema["properties"]["at"] = at_type().schema(completeness);
    if (kind.fault) schema["properties"]["cause"] = cause_reference().schema(completeness);
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
    into.push_back(
        {path + ".cause", false, cause_reference().expected,
         "What the fault is put down to, one of 'causes'. Absent: to the thing itself."});
    for (const Kind& kind : incident_kinds()) kind.keys.list_keys(path + "." + kind.name, into);
  };
  return type;
}

}  // namespace headframe::sim::scenario
