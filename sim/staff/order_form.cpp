#include "sim/staff/order_form.hpp"

#include <algorithm>

#include "platform/core/civil.hpp"

namespace headframe::sim::staff {
namespace {

using nlohmann::json;

/// An order of the same device, noticed at the same instant, is the same order.
rt::Task<Lookup> find_twin(Seat& seat, const Draft& draft, std::int64_t device) {
  const auto found = co_await open_orders(seat, device, draft.kind);
  for (const Order& order : found.orders)
    if (order.title == draft.title && order.times.at("detected") == draft.detected)
      co_return Lookup{found.seen, order.id};
  co_return Lookup{found.seen, 0};
}

json form_of(const Draft& draft, std::int64_t device) {
  json form = {{"title", draft.title},
               {"kind", draft.kind},
               {"symptom", draft.symptom},
               {"mine", draft.mine},
               {"failed", core::to_text(draft.failed)},
               {"detected", core::to_text(draft.detected)}};
  if (device != 0) form["device"] = device;
  return form;
}

}  // namespace

rt::Task<Lookup> look_up_device(Seat& seat, std::string thing) {
  const Answer answer = co_await seat.ask({"GET", "/devices", {{"name", thing}}, {}});
  if (!answer.is_page()) co_return Lookup{answer.kind, 0};
  const json& items = answer.body.at("items");
  co_return Lookup{answer.kind, items.empty() ? 0 : items.front().at("id").get<std::int64_t>()};
}

rt::Task<Lookup> enter_order(Seat& seat, Paper paper) {
  const Lookup device = co_await look_up_device(seat, paper.draft.thing);
  if (device.seen != Answer::Kind::page) co_return device;
  if (paper.tried) {
    const Lookup twin = co_await find_twin(seat, paper.draft, device.number);
    if (twin.seen != Answer::Kind::page || twin.number != 0) co_return twin;
  }
  json form = form_of(paper.draft, device.number);
  Answer answer = co_await seat.ask({"POST", "/work-orders", {}, form});
  if (answer.code == "in-the-future") {  // the platform's clock is slow: its own time must do
    form.erase("failed");
    form.erase("detected");
    answer = co_await seat.ask({"POST", "/work-orders", {}, form});
  }
  if (!answer.is_page()) co_return Lookup{answer.kind, 0};
  co_return Lookup{answer.kind, answer.body.at("id").get<std::int64_t>()};
}

rt::Task<Found> open_orders(Seat& seat, std::int64_t device, std::string kind) {
  http::client::Query query{{"open", "true"}, {"kind", kind}};
  if (device != 0) query["device"] = std::to_string(device);
  const Answer answer = co_await seat.list("/work-orders", query);
  Found found{answer.kind, {}};
  if (answer.is_page()) found.orders = orders_on(answer.body);
  std::ranges::reverse(found.orders);
  co_return found;
}

}  // namespace headframe::sim::staff
