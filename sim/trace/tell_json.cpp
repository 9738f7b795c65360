#include "sim/trace/tell.hpp"

namespace headframe::sim::trace {
namespace {

using Json = nlohmann::ordered_json;

void put_instant(Json& into, const std::string& name, std::optional<record::Moment> at,
                 const Calendar& calendar) {
  into[name + "_at"] = at ? Json(calendar.civil(*at)) : Json(nullptr);
  into[name + "_ns"] = at ? Json(at->count()) : Json(nullptr);
}

Json number(std::optional<double> value) { return value ? Json(*value) : Json(nullptr); }

Json words(const kpi::Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

Json source_json(const Source& source) {
  Json result{{"scenario", source.run.scenario}, {"seed", source.run.seed},
              {"commit", source.run.commit},     {"digest", source.run.digest}};
  result["made_again"] = {{"commit", source.commit},
                          {"digest", source.digest.empty() ? Json(nullptr) : Json(source.digest)},
                          {"agrees", source.agrees()}};
  if (source.digest.empty()) result["made_again"]["why_not"] = words(source.why_not);
  return result;
}

Json outage_json(const record::Outage& outage, const Calendar& calendar) {
  Json result{{"subject", outage.subject}, {"id", outage.id}, {"cause", outage.cause},
              {"planned", outage.planned}};
  put_instant(result, "begin", outage.begin, calendar);
  put_instant(result, "end", outage.end, calendar);
  return result;
}

Json alarm_json(const record::Alarm& alarm, const Calendar& calendar) {
  Json result{{"side", alarm.side}, {"mine", alarm.mine}, {"point", alarm.point},
              {"match", alarm.match}};
  put_instant(result, "begin", alarm.begin, calendar);
  put_instant(result, "end", alarm.end, calendar);
  put_instant(result, "visible", alarm.visible, calendar);
  return result;
}

Json bin_json(const record::LedgerBin& bin, const Calendar& calendar) {
  Json result;
  put_instant(result, "begin", bin.begin, calendar);
  result["length_s"] = std::chrono::duration<double>(bin.length).count();
  result.update({{"produced", bin.produced}, {"delivered", bin.delivered}, {"late", bin.late},
                 {"duplicated", bin.duplicated}, {"misconverted", bin.misconverted},
                 {"lost", bin.lost}, {"suppressed", bin.suppressed}});
  return result;
}

Json journey_json(const Journey& journey, const Calendar& calendar) {
  Json result{{"mine", journey.mine}, {"point", journey.point}, {"found", journey.found}};
  put_instant(result, "asked", journey.asked, calendar);
  if (!journey.found) return result;
  put_instant(result, "polled", journey.polled, calendar);
  result.update({{"file", journey.file}, {"record", journey.record},
                 {"cadence_s", std::chrono::duration<double>(journey.cadence).count()},
                 {"value", number(journey.value)}, {"stored_value", number(journey.stored_value)},
                 {"outcome", journey.outcome}, {"rule", journey.rule}});
  put_instant(result, "visible", journey.visible, calendar);
  result["summary"] = words(outcome_of(journey));
  Json stations = Json::array();
  for (const Station& station : journey.stations) {
    Json entry;
    put_instant(entry, "station", station.at, calendar);
    entry.update({{"kind", station.kind}, {"file", station.file}, {"zh", station.words.zh},
                  {"en", station.words.en}});
    stations.push_back(std::move(entry));
  }
  result["stations"] = std::move(stations);
  return result;
}

Json alarm_sides_json(const AlarmSides& sides, const Calendar& calendar) {
  return {{"truth", sides.truth ? alarm_json(*sides.truth, calendar) : Json(nullptr)},
          {"platform", sides.platform ? alarm_json(*sides.platform, calendar) : Json(nullptr)}};
}

}  // namespace

Json json_of(const SampleAnswer& answer) {
  const Calendar calendar(answer.source.run.begin_local);
  Json result{{"question", answer.alarm ? "alarm" : "sample"}, {"run", source_json(answer.source)}};
  if (answer.alarm) result["alarm"] = alarm_sides_json(*answer.alarm, calendar);
  result["journey"] = answer.journey ? journey_json(*answer.journey, calendar) : Json(nullptr);
  Json reasons = Json::array();
  for (const record::Outage& outage : answer.record.reasons)
    reasons.push_back(outage_json(outage, calendar));
  result["reasons"] = std::move(reasons);
  result["backlog"] = answer.record.backlog;
  result["why"] = words(reason_of(answer.record, calendar));
  result["interval"] =
      answer.record.interval ? bin_json(*answer.record.interval, calendar) : Json(nullptr);
  return result;
}

Json json_of(const MinuteAnswer& answer) {
  const Calendar calendar(answer.source.run.begin_local);
  const Minute& minute = answer.minute;
  Json result{{"question", "minute"}, {"run", source_json(answer.source)}};
  put_instant(result, "minute", minute.begin, calendar);
  result.update({{"platform_was_down", minute.platform_was_down()}, {"mines", minute.mines},
                 {"dark", minute.dark}, {"summary", words(paragraph_of(minute, calendar))}});
  Json down = Json::array(), events = Json::array(), alarms = Json::array();
  for (const Down& d : minute.down) {
    down.push_back(outage_json(d.outage, calendar));
    down.back()["dark"] = d.dark;
  }
  for (const record::Event& event : minute.events) {
    Json entry;
    put_instant(entry, "event", event.at, calendar);
    entry.update({{"node", event.node}, {"kind", event.kind}, {"subject", event.subject},
                  {"zh", event.zh}, {"en", event.en}});
    events.push_back(std::move(entry));
  }
  for (const record::Alarm& alarm : minute.alarms) alarms.push_back(alarm_json(alarm, calendar));
  result.update({{"down", down}, {"events", events}, {"alarms", alarms},
                 {"samples", bin_json(minute.samples, calendar)}});
  return result;
}

}  // namespace headframe::sim::trace
