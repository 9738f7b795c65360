#include "sim/equipment/succession.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

namespace headframe::sim::equipment {
namespace {

std::vector<Number> sizes_of(const Inventory& list) {
  std::vector<Number> sizes(list.kinds.size());
  for (const Component& component : list.components) ++sizes[component.kind];
  return sizes;
}

/// Groups that members of each kind are in.
std::vector<Number> groups_of(const Inventory& list) {
  std::vector<Number> groups(list.kinds.size());
  for (const Group& group : list.groups) ++groups[group.kind];
  return groups;
}

void check(bool good, const std::string& step, const std::string& what) {
  if (!good)
    throw std::invalid_argument(
        fmt::format("'{}' changes {}, which cannot change while time goes by", step, what));
}

void check_kinds(const Step& step, const Inventory& first) {
  const Inventory& list = step.inventory;
  check(std::ranges::equal(list.kinds, first.kinds, {}, &Kind::name, &Kind::name), step.name,
        "the entries of 'components'");
  const auto groups = groups_of(list), usual = groups_of(first);
  for (std::size_t k = 0; k < list.kinds.size(); ++k) {
    const Kind &kind = list.kinds[k], &was = first.kinds[k];
    check(groups[k] == usual[k], step.name, "what is down with the members of '" + kind.name + "'");
    check(kind.cause == was.cause && kind.counted == was.counted && kind.team == was.team &&
              kind.procedure == was.procedure,
          step.name, "the cause or the repair of '" + kind.name + "'");
    check(kind.deliveries.size() == was.deliveries.size(), step.name,
          "which systems '" + kind.name + "' may get");
  }
}

void check_rest(const Step& step, const Inventory& first) {
  const Inventory& list = step.inventory;
  check(std::ranges::equal(list.teams, first.teams, {}, &repair::Team::crews, &repair::Team::crews),
        step.name, "how many crews a team has");
  check(list.procedures.size() == first.procedures.size(), step.name, "the entries of 'repairs'");
  check(list.maintenance.size() == first.maintenance.size(), step.name, "'maintenance'");
  check(list.waves.size() == first.waves.size(), step.name, "the waves of upgrades");
  check(list.routes.size() == first.routes.size(), step.name, "the mines");
  check(list.supply.has_value() == first.supply.has_value(), step.name, "the supply of power");
}

/// Where the members of each kind stand in all lists.
class Places {
 public:
  explicit Places(const std::vector<Step>& steps) {
    const std::size_t kinds = steps.front().inventory.kinds.size();
    size_.resize(kinds);
    for (const Step& step : steps) {
      const auto sizes = sizes_of(step.inventory);
      for (std::size_t k = 0; k < kinds; ++k) {
        check(sizes[k] >= size_[k], step.name,
              "the number of '" + step.inventory.kinds[k].name + "' to fewer");
        size_[k] = sizes[k];
      }
    }
    for (Number k = 0; k < kinds; ++k) {
      for (Number i = 0; i < size_[k]; ++i) all_.push_back({k, i});
    }
  }

  struct Place {
    Number kind, member;
  };
  const std::vector<Place>& all() const { return all_; }

  /// The number of the list's component in that place, or none.
  static Number in(const Inventory& list, const Place& place) {
    Number member = 0;
    for (Number i = 0; i < list.components.size(); ++i)
      if (list.components[i].kind == place.kind && member++ == place.member) return i;
    return none;
  }

  /// The place of the list's own component.
  Number of(const Inventory& list, Number component) const {
    for (Number p = 0; p < all_.size(); ++p)
      if (in(list, all_[p]) == component) return p;
    return none;
  }

 private:
  std::vector<Number> size_;
  std::vector<Place> all_;
};

class Succession {
 public:
  explicit Succession(const std::vector<Step>& steps) : steps_(steps), places_(steps) {
    for (const Step& step : steps)
      for (const CommonSource& cause : step.inventory.common)
        if (std::ranges::find(causes_, cause.name, &CommonSource::name) == causes_.end())
          causes_.push_back(moved(step.inventory, cause));
  }

  /// The step's list with everything in its place.
  Inventory list_of(const Step& step) const {
    const Inventory& own = step.inventory;
    Inventory made = own;
    made.components.clear();
    for (const Places::Place& place : places_.all()) add_component(made, own, place);
    made.common = common_of(own);
    if (made.supply) {
      made.supply->mains = places_.of(own, own.supply->mains);
      if (own.supply->battery != none) made.supply->battery = places_.of(own, own.supply->battery);
    }
    made.spares.assign(own.kinds.size(), {});
    for (Number k = 0; k < own.kinds.size(); ++k) {
      if (own.kinds[k].spares == none) continue;
      made.spares[k] = own.spares[own.kinds[k].spares];
      made.kinds[k].spares = k;
    }
    return made;
  }

 private:
  void add_component(Inventory& made, const Inventory& own, const Places::Place& place) const {
    const Number number = Places::in(own, place);
    const auto holder = std::ranges::find_if(steps_, [&place](const Step& step) {
      return Places::in(step.inventory, place) != none;
    });
    Component component = holder->inventory.components[Places::in(holder->inventory, place)];
    component.in_service = number != none;
    if (number != none)
      component.age = own.components[number].age;
    else if (component.group != none)
      ++made.groups[component.group].down_when;  // it is missing, and nobody misses it
    made.components.push_back(std::move(component));
  }

  CommonSource moved(const Inventory& own, CommonSource cause) const {
    for (Number& member : cause.members) member = places_.of(own, member);
    return cause;
  }

  /// A cause that the list does not have never strikes in it.
  std::vector<CommonSource> common_of(const Inventory& own) const {
    std::vector<CommonSource> all = causes_;
    for (CommonSource& cause : all) {
      const auto at = std::ranges::find(own.common, cause.name, &CommonSource::name);
      if (at == own.common.end())
        cause.rate = 0;
      else
        cause = moved(own, *at);
    }
    return all;
  }

  const std::vector<Step>& steps_;
  Places places_;
  std::vector<CommonSource> causes_;
};

}  // namespace

Inventory in_succession(std::vector<Step> steps) {
  for (const Step& step : steps) {
    check_kinds(step, steps.front().inventory);
    check_rest(step, steps.front().inventory);
  }
  const Succession succession(steps);
  Inventory first = succession.list_of(steps.front());
  for (auto step = steps.begin() + 1; step != steps.end(); ++step)
    first.later.push_back({step->from, succession.list_of(*step)});
  return first;
}

}  // namespace headframe::sim::equipment
