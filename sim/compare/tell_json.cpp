#include "sim/compare/tell.hpp"

namespace headframe::sim::compare {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json maybe(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json nanoseconds(std::optional<record::Moment> at) {
  return at ? Json(at->count()) : Json(nullptr);
}

Json side_json(const Side& side) {
  Json result{{"source", side.source}, {"scenario", side.scenario}, {"seed", side.seed},
              {"digest", side.digest}};
  result["commit"] = side.recorded ? Json(side.recorded->run.commit) : Json(nullptr);
  result["schema_version"] = side.recorded ? Json(side.recorded->schema_version) : Json(nullptr);
  return result;
}

Json changes_json(const std::vector<KeyChange>& changes) {
  Json result = Json::array();
  for (const KeyChange& change : changes)
    result.push_back({{"key", change.key}, {"a", maybe(change.a)}, {"b", maybe(change.b)}});
  return result;
}

std::string_view name_of(Trend trend) {
  switch (trend) {
    case Trend::better:
      return "better";
    case Trend::worse:
      return "worse";
    case Trend::neither:
      return "neither";
  }
  return {};
}

Json kpis_json(const std::vector<KpiChange>& kpis) {
  Json result = Json::array();
  for (const KpiChange& k : kpis) {
    const bool both = k.a && k.b;
    result.push_back({{"key", k.key}, {"unit", k.unit}, {"a", maybe(k.a)}, {"b", maybe(k.b)},
                      {"difference", both ? Json(*k.b - *k.a) : Json(nullptr)},
                      {"trend", name_of(k.trend)}});
  }
  return result;
}

Json verdicts_json(const std::vector<VerdictChange>& verdicts) {
  Json result = Json::array();
  for (const VerdictChange& v : verdicts)
    result.push_back({{"kind", v.kind}, {"text", v.text}, {"a", maybe(v.a)}, {"b", maybe(v.b)},
                      {"actual_a", v.actual_a}, {"actual_b", v.actual_b}});
  return result;
}

Json outages_json(const std::vector<record::Outage>& outages) {
  Json result = Json::array();
  for (const record::Outage& o : outages)
    result.push_back({{"subject", o.subject}, {"id", o.id}, {"cause", o.cause},
                      {"planned", o.planned}, {"begin_ns", o.begin.count()},
                      {"end_ns", nanoseconds(o.end)}});
  return result;
}

Json faults_json(const std::vector<record::Fault>& faults) {
  Json result = Json::array();
  for (const record::Fault& f : faults)
    result.push_back({{"id", f.id}, {"device", f.device}, {"root_cause", f.root_cause},
                      {"failed_ns", f.failed.count()}, {"restored_ns", nanoseconds(f.restored)}});
  return result;
}

Json counts_json(const record::LedgerBin& bin) {
  return {{"produced", bin.produced},     {"delivered", bin.delivered}, {"late", bin.late},
          {"duplicated", bin.duplicated}, {"misconverted", bin.misconverted},
          {"lost", bin.lost},             {"suppressed", bin.suppressed}};
}

Json mines_json(const std::vector<MineChange>& mines) {
  Json result = Json::array();
  for (const MineChange& m : mines)
    result.push_back({{"mine", m.mine}, {"a", counts_json(m.a)}, {"b", counts_json(m.b)}});
  return result;
}

std::string_view name_of(Closeness closeness) {
  switch (closeness) {
    case Closeness::event:
      return "event";
    case Closeness::table:
      return "table";
    case Closeness::interval:
      return "interval";
  }
  return {};
}

Json event_json(const std::optional<Canonical>& event) {
  if (!event) return nullptr;
  return {{"at_ns", event->at.count()}, {"node", event->node}, {"kind", event->kind},
          {"text", describe(*event)}};
}

Json divergence_json(const Divergence& parting) {
  Json result{{"closeness", name_of(parting.closeness)}};
  result["agree_before_ns"] = parting.interval ? nanoseconds(parting.interval->begin) : nullptr;
  result["differ_before_ns"] = parting.interval ? nanoseconds(parting.interval->end) : nullptr;
  result["a"] = event_json(parting.a);
  result["b"] = event_json(parting.b);
  result["note"] = {{"zh", parting.note.zh}, {"en", parting.note.en}};
  return result;
}

}  // namespace

Json json_of(const Side& a, const Side& b, const Difference& difference) {
  Json result{{"a", side_json(a)}, {"b", side_json(b)}, {"equal", difference.equal}};
  result["heads"] = changes_json(difference.heads);
  result["scenario"] = difference.keys_known ? changes_json(difference.keys) : Json(nullptr);
  result["kpi"] = kpis_json(difference.kpis);
  result["verdicts"] = verdicts_json(difference.verdicts);
  if (difference.recorded) {
    result["outages"] = {{"a", outages_json(difference.outages_a)},
                         {"b", outages_json(difference.outages_b)}};
    result["faults"] = {{"a", faults_json(difference.faults_a)},
                        {"b", faults_json(difference.faults_b)}};
    result["mines"] = mines_json(difference.mines);
  }
  result["divergence"] =
      difference.divergence ? divergence_json(*difference.divergence) : Json(nullptr);
  return result;
}

}  // namespace headframe::sim::compare
