// The work order as a form on the screen: opening one, finding one, entering a step.
#pragma once

#include <string>

#include "sim/staff/duty_rules.hpp"
#include "sim/staff/workstation.hpp"

namespace headframe::sim::staff {

/// A form that still lies on the desk.
struct Paper {
  Draft draft;
  bool noted = false;  // written by hand, because the platform did not take it at once
  bool tried = false;  // it was sent once, and nobody knows whether it arrived
};

/// The number of the device of this name in the register; 0 when it is not in it. Not a page: the
/// platform did not answer, and `device` means nothing.
struct Lookup {
  Answer::Kind seen = Answer::Kind::no_service;
  std::int64_t number = 0;
};
rt::Task<Lookup> look_up_device(Seat& seat, std::string thing);

/// Opens the order, unless the page says that an earlier try had arrived after all. The number is
/// that of the order; refused when the platform does not take it.
rt::Task<Lookup> enter_order(Seat& seat, Paper paper);

/// Open orders of this kind about the device, oldest first.
struct Found {
  Answer::Kind seen = Answer::Kind::no_service;
  std::vector<Order> orders;
};
rt::Task<Found> open_orders(Seat& seat, std::int64_t device, std::string kind);

}  // namespace headframe::sim::staff
