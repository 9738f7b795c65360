// The console's live link without a window, for stories told in Python: tells its state as one JSON
// object a line on stdout, and takes "ack NUMBER REASON", "trend ID" and "quit" on stdin.
//     liveprobe URL USER      the password is in HEADFRAME_PASSWORD
#include <QCoreApplication>
#include <QSocketNotifier>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "viz/link/livesource.hpp"

namespace {

using namespace headframe::viz;
using nlohmann::json;

const char *nameOf(LinkState::Phase phase) {
  switch (phase) {
    case LinkState::Phase::recorded: return "recorded";
    case LinkState::Phase::connecting: return "connecting";
    case LinkState::Phase::live: return "live";
    case LinkState::Phase::broken: return "broken";
    case LinkState::Phase::refused: return "refused";
  }
  return "";
}

json stateOf(const LiveSource &source, const std::string &trend) {
  const Content &content = source.content();
  json state = {{"phase", nameOf(content.link.phase)}, {"trouble", content.link.trouble},
                {"mines", content.places.size()}, {"events", content.events.size()},
                {"missed", json::array()}, {"alarms", json::array()}, {"sources", json::object()}};
  for (const Missed &missed : content.link.missed) state["missed"].push_back(missed.reason);
  for (const Alarm &alarm : content.alarms)
    state["alarms"].push_back({{"number", alarm.number}, {"point", alarm.point},
                               {"kind", alarm.kind}, {"state", alarm.state},
                               {"by", alarm.acknowledgedBy}, {"reason", alarm.reason}});
  for (const Freshness &fresh : content.link.sources)
    state["sources"][fresh.mine] = fresh.newest.has_value();
  state["trend"] = json::array();
  for (const TrendPoint &point : source.trend(trend))
    state["trend"].push_back({point.value, point.late});
  return state;
}

}  // namespace

int main(int argc, char **argv) {
  QCoreApplication application(argc, argv);
  if (argc != 3) return 2;
  LiveSource source(serverOf(argv[1]), {argv[2], qgetenv("HEADFRAME_PASSWORD").toStdString(), {}});
  std::string trend;
  const auto tell = [&] { std::cout << stateOf(source, trend).dump() << std::endl; };
  QObject::connect(&source, &Source::changed, tell);
  QObject::connect(&source, &Source::acknowledged, [](std::int64_t alarm, const QString &trouble) {
    std::cout << json{{"acknowledged", alarm}, {"trouble", trouble.toStdString()}}.dump() << std::endl;
  });
  QSocketNotifier input(0, QSocketNotifier::Read);
  QObject::connect(&input, &QSocketNotifier::activated, [&] {
    std::string line;
    if (!std::getline(std::cin, line) || line == "quit") return QCoreApplication::quit();
    const auto rest = line.substr(line.find(' ') + 1);
    if (line.starts_with("trend ")) source.wantTrend(trend = rest, {});
    if (line.starts_with("ack "))
      source.acknowledge(std::stoll(rest), QString::fromStdString(rest.substr(rest.find(' ') + 1)));
  });
  return QCoreApplication::exec();
}
