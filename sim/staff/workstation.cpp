#include "sim/staff/workstation.hpp"

#include <stdexcept>

namespace headframe::sim::staff {
namespace {

using http::client::Client;
using http::client::Refused;
using nlohmann::json;

constexpr int unauthorized = 401;
constexpr int first_failure_status = 500;  // "the platform cannot"

rt::Task<json> send(Client& client, const Request& request) {
  if (request.method == "GET") return client.get(request.path, request.query);
  if (request.method == "POST") return client.post(request.path, request.body);
  if (request.method == "PUT") return client.put(request.path, request.body);
  if (request.method == "PATCH") return client.patch(request.path, request.body);
  throw std::invalid_argument("nobody at a screen sends " + request.method);
}

Answer answer_of(const Refused& refused) {
  Answer answer;
  answer.kind =
      refused.status >= first_failure_status ? Answer::Kind::no_service : Answer::Kind::refused;
  answer.status = refused.status;
  answer.code = refused.code;
  return answer;
}

/// The first log-in, with the one-time password. False when that has been used up, which happens
/// when the platform's answer to the change was lost.
rt::Task<bool> open_account(Client& client, Account& who) {
  if (who.opened || who.one_time.empty()) co_return false;
  try {
    co_await client.log_in(who.name, who.one_time);
  } catch (const Refused& refused) {
    if (refused.status != unauthorized) throw;
    co_return false;
  }
  const json change = {{"old", who.one_time}, {"new", who.password}};
  co_await client.post("/me/password", change);
  who.opened = true;
  co_return true;
}

rt::Task<> log_in(Client& client, Account& who) {
  if (co_await open_account(client, who)) co_return;
  co_await client.log_in(who.name, who.password);
  who.opened = true;
}

}  // namespace

/// What the person and the screen share; either may be gone first.
struct Workstation::Exchange {
  std::shared_ptr<Account> who;
  Request request;
  Answer answer;
  bool answered = false;
  rt::Timer* waiting = nullptr;  // of the person who still looks at the screen
};

class Workstation::Screen {
 public:
  Screen(rt::Runtime& runtime, rt::Endpoint platform)
      : runtime_(runtime), platform_(std::move(platform)) {}

  rt::asio::any_io_executor executor() { return runtime_.executor(); }

  static rt::Task<> serve(Screen& screen, std::shared_ptr<Exchange> exchange) {
    const auto session = screen.session_of(exchange->who->name);
    session->busy = true;
    Answer answer;
    try {
      answer.body = co_await fetch(session->client, *exchange->who, exchange->request);
      answer.kind = Answer::Kind::page;
    } catch (const Refused& refused) {
      answer = answer_of(refused);
    } catch (const rt::SystemError&) {
      answer.kind = Answer::Kind::no_service;
    }
    session->busy = false;
    exchange->answer = std::move(answer);
    exchange->answered = true;
    if (exchange->waiting != nullptr) exchange->waiting->cancel();
  }

 private:
  struct Session {
    explicit Session(rt::Runtime& runtime, const rt::Endpoint& platform)
        : client(runtime, platform) {}
    Client client;
    bool busy = false;
  };

  /// Whoever lost patience with a page starts afresh.
  std::shared_ptr<Session> session_of(const std::string& person) {
    auto& session = sessions_[person];
    if (!session || session->busy) session = std::make_shared<Session>(runtime_, platform_);
    return session;
  }

  /// An ended session is opened again, once.
  static rt::Task<json> fetch(Client& client, Account& who, const Request& request) {
    if (!client.token().empty()) {
      try {
        co_return co_await send(client, request);
      } catch (const Refused& refused) {
        if (refused.status != unauthorized) throw;
      }
    }
    co_await log_in(client, who);
    co_return co_await send(client, request);
  }

  rt::Runtime& runtime_;
  rt::Endpoint platform_;
  std::map<std::string, std::shared_ptr<Session>> sessions_;  // by account
};

Workstation::Workstation(std::string name, rt::Endpoint platform)
    : name_(std::move(name)), platform_(std::move(platform)), place_(std::make_shared<Place>()) {}

std::shared_ptr<void> Workstation::boot(rt::Runtime& runtime) {
  const auto screen =
      std::shared_ptr<Screen>(new Screen(runtime, platform_), [place = place_](Screen* gone) {
        if (place->screen == gone) place->screen = nullptr;
        delete gone;
      });
  place_->screen = screen.get();
  return screen;
}

rt::Task<Answer> Workstation::ask(rt::Clock& watch, std::shared_ptr<Account> who, Request request,
                                  rt::Duration patience) {
  struct Looking {
    Looking(rt::Clock& clock, std::shared_ptr<Exchange> shared)
        : timer(clock), exchange(std::move(shared)) {
      exchange->waiting = &timer;
    }
    ~Looking() { exchange->waiting = nullptr; }
    rt::Timer timer;
    std::shared_ptr<Exchange> exchange;
  };
  Answer dead;
  dead.kind = Answer::Kind::dead_screen;
  if (!is_on()) co_return dead;
  const auto exchange = std::make_shared<Exchange>();
  exchange->who = std::move(who);
  exchange->request = std::move(request);
  Looking looking(watch, exchange);
  rt::spawn(place_->screen->executor(), Screen::serve(*place_->screen, exchange));
  co_await looking.timer.wait_for(patience);
  if (exchange->answered) co_return exchange->answer;
  if (!is_on()) co_return dead;
  co_return Answer{};
}

Seat::Seat(rt::Clock& watch, std::vector<Workstation*> places, std::shared_ptr<Account> who,
           rt::Duration patience)
    : watch_(watch), places_(std::move(places)), who_(std::move(who)), patience_(patience) {}

Workstation* Seat::place() {
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const std::size_t candidate = (used_ + i) % places_.size();
    if (!places_[candidate]->is_on()) continue;
    used_ = candidate;
    return places_[candidate];
  }
  return nullptr;
}

rt::Task<Answer> Seat::ask(Request request) {
  Workstation* at = place();
  if (at != nullptr) co_return co_await at->ask(watch_, who_, std::move(request), patience_);
  Answer none;
  none.kind = Answer::Kind::dead_screen;
  co_return none;
}

rt::Task<Answer> Seat::list(std::string path, http::client::Query query) {
  Answer whole;
  json items = json::array();
  query["limit"] = "1000";
  for (;;) {
    whole = co_await ask({"GET", path, query, {}});
    if (!whole.is_page()) co_return whole;
    for (json& item : whole.body.at("items")) items.push_back(std::move(item));
    const json next = whole.body.at("next");
    if (next.is_null()) break;
    query["cursor"] = next.get<std::string>();
  }
  whole.body = std::move(items);
  co_return whole;
}

}  // namespace headframe::sim::staff
