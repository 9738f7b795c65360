#include "viz/link/livemachine.hpp"

#include <algorithm>
#include <exception>

#include "platform/core/civil.hpp"

namespace headframe::viz {
namespace {

using http::client::Query;
using http::client::Refused;
using nlohmann::json;

constexpr int pumpMilliseconds = 10, tellMilliseconds = 50;  // 20 changes a second at most
constexpr rt::Duration pause = std::chrono::milliseconds(50), retry = std::chrono::seconds(1);
constexpr rt::Duration beat = std::chrono::seconds(2);  // how soon a dead platform is noticed
constexpr std::chrono::hours history{24};

http::client::ClientConfig clientConfig() {
  http::client::ClientConfig config;
  config.answer_limit = std::chrono::seconds(10);
  return config;
}

http::client::LiveConfig liveConfig() {
  http::client::LiveConfig config;
  config.longest_pause = std::chrono::seconds(5);
  return config;
}

std::string escaped(const std::string &part) {
  return QString::fromStdString(part).toUtf8().toPercentEncoding().toStdString();
}

std::string nameOf(const Server &server) {
  return "http://" + server.host + ":" + std::to_string(server.port);
}

}  // namespace

LiveSource::Machine::Machine(LiveSource &owner, const Server &server, Credentials credentials)
    : owner_(owner), runtime_(io_, "/"),
      books_(nameOf(server), runtime_.clock().wall_now() - history),
      server_{server.host, server.port}, credentials_(std::move(credentials)),
      client_(runtime_, server_, clientConfig()) {
  rt::spawn(runtime_.executor(), ask());
  rt::spawn(runtime_.executor(), listen());
  QObject::connect(&pump_, &QTimer::timeout, &owner, [this] { pump(); });
  QObject::connect(&teller_, &QTimer::timeout, &owner, [this] { tell(); });
  pump_.start(pumpMilliseconds);
  teller_.start(tellMilliseconds);
}

LiveSource::Machine::~Machine() { runtime_.shut_down(); }

void LiveSource::Machine::pump() {
  io_.restart();
  io_.poll();
}

void LiveSource::Machine::tell() {
  if (const Parts parts = std::exchange(parts_, {})) emit owner_.changed(parts);
}

void LiveSource::Machine::logIn(Credentials credentials) {
  credentials_ = std::move(credentials);
  loggedIn_ = waitsForCredentials_ = false;
  books_.link().phase = LinkState::Phase::connecting;
  note(Part::link);
}

void LiveSource::Machine::acknowledge(std::int64_t alarm, std::string reason) {
  acknowledgements_.emplace_back(alarm, std::move(reason));
}

void LiveSource::Machine::broken(const std::string &why) {
  LinkState &link = books_.link();
  if (link.phase != LinkState::Phase::broken) link.brokenSince = link.now;
  link.phase = LinkState::Phase::broken;
  link.trouble = why;
  note(Part::link);
}

/// The platform knows the session no longer, or does not take the credentials.
void LiveSource::Machine::refuse(const Refused &no) {
  constexpr int unauthorized = 401;
  const bool wasIn = std::exchange(loggedIn_, false);
  if (wasIn && no.status == unauthorized) return;  // logs in again by itself
  waitsForCredentials_ = true;
  books_.link().phase = LinkState::Phase::refused;
  books_.link().trouble = no.what();
  note(Part::link);
  emit owner_.refused(QString::fromUtf8(no.what()), no.code == "must-change-password");
}

rt::Task<> LiveSource::Machine::ask() {
  while (true) {
    bool failed = true;
    try {
      co_await askOnce();
      failed = false;
    } catch (const Refused &no) {
      refuse(no);
    } catch (const rt::SystemError &error) {
      broken(error.code().message());
    } catch (const std::exception &error) {
      broken(std::string("what answers is no platform of this release: ") + error.what());
    }
    co_await rt::sleep_for(runtime_.clock(), failed ? retry : pause);
  }
}

rt::Task<> LiveSource::Machine::askOnce() {
  if (runtime_.clock().now() >= nextSecond_) {
    note(books_.setNow(runtime_.clock().wall_now()));
    nextSecond_ = runtime_.clock().now() + std::chrono::seconds(1);
  }
  if (waitsForCredentials_) co_return;
  if (!loggedIn_) co_await openSession();
  co_await sendAcknowledgements();
  co_await fetchWanted();
  if (runtime_.clock().now() >= nextBeat_) {
    co_await client_.get("/me");
    nextBeat_ = runtime_.clock().now() + beat;
  }
  if (!heardHello_ || books_.link().phase == LinkState::Phase::live) co_return;
  books_.link().phase = LinkState::Phase::live;
  books_.link().trouble.clear();
  books_.link().brokenSince.reset();
  note(Part::link);
}

rt::Task<> LiveSource::Machine::openSession() {
  const auto session = co_await client_.log_in(credentials_.name, credentials_.password);
  constexpr int forbidden = 403;
  if (!credentials_.newPassword.empty()) co_await changePassword();
  else if (session.who.rights.empty())  // as long as the password is a one-time password
    throw Refused(forbidden, "must-change-password", "this account has no rights yet", "");
  books_.link().user = credentials_.name;
  books_.wantEverything();
  loggedIn_ = true;
}

rt::Task<> LiveSource::Machine::changePassword() {
  const json change = {{"old", credentials_.password}, {"new", credentials_.newPassword}};
  co_await client_.post("/me/password", change);
  credentials_.password = std::exchange(credentials_.newPassword, {});
  co_await client_.log_in(credentials_.name, credentials_.password);
}

rt::Task<> LiveSource::Machine::sendAcknowledgements() {
  while (!acknowledgements_.empty()) {
    const auto [alarm, reason] = acknowledgements_.front();
    QString trouble;
    try {
      const json body = {{"reason", reason}};
      co_await client_.post("/alarms/" + std::to_string(alarm) + "/acknowledge", body);
    } catch (const Refused &no) {
      constexpr int unauthorized = 401;
      if (no.status == unauthorized) throw;  // after the next log-in
      trouble = QString::fromUtf8(no.what());
    }
    acknowledgements_.pop_front();
    emit owner_.acknowledged(alarm, trouble);
  }
}

/// All items of a list; nothing when this user may not read it, which is noted.
rt::Task<std::optional<LiveSource::Machine::Items>> LiveSource::Machine::all(std::string path,
                                                                             Query query) {
  Items items;
  try {
    http::client::Pages pages(client_, path, std::move(query));
    while (auto page = co_await pages.next())
      std::ranges::move(*page, std::back_inserter(items));
  } catch (const Refused &no) {
    constexpr int forbidden = 403;
    if (no.status != forbidden) throw;
    auto &withheld = books_.link().withheld;
    if (std::ranges::find(withheld, path) == withheld.end()) withheld.push_back(path);
    note(Part::link);
    co_return std::nullopt;
  }
  co_return items;
}

std::string LiveSource::Machine::since(Moment at) const {
  const rt::WallTime time = books_.time(at);
  return core::to_text({std::chrono::floor<std::chrono::seconds>(time.since_epoch)});
}

rt::Task<> LiveSource::Machine::fetchWanted() {
  co_await fetchLists();
  co_await fetchOfMines();
  co_await fetchHistories();
}

rt::Task<> LiveSource::Machine::fetchLists() {
  Wants &wants = books_.wants();
  if (wants.mines) {
    if (const auto items = co_await all("/mines", {{"limit", "1000"}})) note(books_.setMines(*items));
    wants.mines = false;
  }
  if (wants.alarms) {
    auto items = co_await all("/alarms", {{"limit", "1000"}, {"state", "all"}, {"from", since({})}});
    const auto open = co_await all("/alarms", {{"limit", "1000"}});
    if (items && open) {
      const auto older = [this](const json &item) { return item.at("began") < since({}); };
      std::ranges::copy_if(*open, std::back_inserter(*items), older);
      note(books_.setAlarms(*items));
    }
    wants.alarms = false;
  }
  if (wants.orders) {
    if (const auto items = co_await all("/work-orders", {{"limit", "1000"}}))
      note(books_.setOrders(*items));
    wants.orders = false;
  }
  if (wants.devices) {
    if (const auto items = co_await all("/devices", {{"limit", "1000"}}))
      note(books_.setDevices(*items));
    wants.devices = false;
  }
  if (wants.absences) {
    if (const auto items = co_await all("/platform/absences", {{"from", since({})}}))
      note(books_.setAbsences(*items));
    wants.absences = false;
  }
}

rt::Task<> LiveSource::Machine::fetchOfMines() {
  Wants &wants = books_.wants();
  while (!wants.outages.empty()) {
    const std::string mine = *wants.outages.begin();
    const auto items = co_await all("/mines/" + escaped(mine) + "/outages", {{"from", since({})}});
    if (items) note(books_.setOutages(mine, *items));
    wants.outages.erase(mine);
  }
  while (!wants.points.empty()) {
    const std::string mine = *wants.points.begin();
    const auto items = co_await all("/mines/" + escaped(mine) + "/values/current");
    if (items) note(books_.setPoints(mine, *items));
    wants.points.erase(mine);
  }
  while (!wants.alarmStories.empty()) {
    const std::int64_t alarm = *wants.alarmStories.begin();
    note(books_.setAlarmStory(co_await client_.get("/alarms/" + std::to_string(alarm))));
    wants.alarmStories.erase(alarm);
  }
}

rt::Task<> LiveSource::Machine::fetchHistories() {
  Wants &wants = books_.wants();
  while (!wants.histories.empty()) {
    const auto [trend, from] = *wants.histories.begin();
    wants.histories.erase(trend);
    const auto slash = trend.find('/');
    const std::string path = "/mines/" + escaped(trend.substr(0, slash)) + "/points/" +
                             escaped(trend.substr(slash + 1)) + "/history";
    if (const auto items = co_await all(path, {{"from", since(from)}, {"buckets", "10000"}}))
      note(books_.setHistory(trend, from, *items));
  }
}

rt::Task<> LiveSource::Machine::listen() {
  while (true) {
    try {
      co_await listenOnce();
    } catch (const Refused &) {
      // The session ended with the platform; the events until the next log-in are missed for good.
      loggedIn_ = heardHello_ = false;
      note(books_.take(http::client::Gap{"restarted", 0, 0}));
    } catch (const std::exception &error) {
      heardHello_ = false;
      broken(std::string("the live events cannot be read: ") + error.what());
    }
    live_.reset();
    co_await rt::sleep_for(runtime_.clock(), retry);
  }
}

rt::Task<> LiveSource::Machine::listenOnce() {
  while (!loggedIn_) co_await rt::sleep_for(runtime_.clock(), pause);
  live_.emplace(runtime_, server_, client_.token(), liveConfig());
  while (const auto message = co_await live_->next()) hear(*message);
}

void LiveSource::Machine::hear(const http::client::LiveMessage &message) {
  if (std::holds_alternative<http::client::Hello>(message)) heardHello_ = true;
  if (const auto *event = std::get_if<http::client::Event>(&message)) note(books_.take(*event));
  if (const auto *gap = std::get_if<http::client::Gap>(&message)) note(books_.take(*gap));
}

}  // namespace headframe::viz
