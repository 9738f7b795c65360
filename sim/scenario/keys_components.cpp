// The equipment, how it is put right, and how its figures are counted.
#include "sim/scenario/keys.hpp"

namespace headframe::sim::scenario {
namespace {

using namespace std::chrono_literals;

constexpr auto year = 8760h;
constexpr std::uint32_t most_alike = 10'000;

Type<double> probability() { return number({0, 1}); }

Type<ComponentNames> names() {
  Shape<ComponentNames> keys;
  keys.required("zh", &ComponentNames::zh, text(), "In Chinese.");
  keys.required("en", &ComponentNames::en, text(), "In English.");
  Type<ComponentNames> type = object(std::move(keys));
  type.expected = "{zh: …, en: …}";
  type.keys = [](const std::string&, std::vector<KeyInfo>&) {};
  return type;
}

Type<Installed> installed() {
  Shape<Installed> keys;
  keys.required("from", &Installed::from, china_time(), "Of the first member.");
  keys.required("to", &Installed::to, china_time(),
                "Of the last one; the others lie evenly between.");
  keys.optional("each", &Installed::each, list(china_time(), 0, most_alike),
                "One date for each member, from the list of equipment. Absent or empty: evenly.");
  return object(std::move(keys));
}

Type<device::Life> life() {
  Shape<device::Life> keys;
  keys.required("shape", &device::Life::shape, number({0.1, 20}),
                "1: a constant rate of 1/scale; above 1: wear; below 1: infant mortality.");
  keys.required("scale", &device::Life::scale, lifetime(24h, 250 * year),
                "The age that 37 % of new ones reach.");
  return object(std::move(keys));
}

Type<Upgrades> upgrades() {
  constexpr std::size_t most_deliveries = 50;
  Shape<Delivery> delivery;
  delivery.required("system", &Delivery::system, reference_to("system"), "One of 'systems'.");
  delivery.required("weight", &Delivery::weight, number({1e-6, 1e6}),
                    "In proportion to the other ones.");
  Shape<Upgrades> keys;
  keys.required("to", &Upgrades::to, list(object(std::move(delivery)), 1, most_deliveries),
                "What the vendors deliver.");
  keys.required("switch_over", &Upgrades::switch_over, duration(0s, 240h),
                "How long the mine's host is down for the change.");
  keys.required("renumber_points", &Upgrades::renumber_points, boolean(),
                "Whether the new system gives the points other numbers.");
  return object(std::move(keys));
}

Type<fault::Mode> mode() {
  Shape<fault::Mode> keys;
  keys.required("symptom", &fault::Mode::symptom,
                choice<fault::Symptom>({{"down", fault::Symptom::down},
                                        {"flapping", fault::Symptom::flapping},
                                        {"degraded", fault::Symptom::degraded},
                                        {"exhausted", fault::Symptom::exhausted}}),
                "Dead; on and off; works badly; works badly until a leak has used everything up.");
  keys.required("weight", &fault::Mode::weight, number({1e-6, 1e6}),
                "In proportion to the other modes.");
  keys.optional("service", &fault::Mode::service, probability(),
                "The share of its capacity that is left while it works badly. Absent: all of it.");
  keys.optional("up", &fault::Mode::up, law(), "Of a flapping one: how long it works in between.");
  keys.optional("down", &fault::Mode::down, law(), "Of a flapping one: how long it does not.");
  keys.optional("leak", &fault::Mode::leak, law(),
                "From the first sign to exhaustion. Absent: at once.");
  return object(std::move(keys));
}

Type<repair::Spares> spares() {
  Shape<repair::Spares> keys;
  keys.required("stock", &repair::Spares::stock, count(0, 1000), "Parts on the shelf.");
  keys.required("from_shelf", &repair::Spares::from_shelf, law(),
                "The logistic wait with a part at hand.");
  keys.required("delivery", &repair::Spares::delivery, law(),
                "Until one that was taken is replaced.");
  return object(std::move(keys));
}

Type<Effect> effect() {
  return choice<Effect>({{"none", Effect::none},
                         {"platform", Effect::platform},
                         {"line", Effect::line},
                         {"mine", Effect::mine},
                         {"module", Effect::module},
                         {"equipment", Effect::equipment},
                         {"mains", Effect::mains},
                         {"ups_modules", Effect::ups_modules},
                         {"battery", Effect::battery}});
}

void add_members(Shape<Component>& keys) {
  keys.required("name", &Component::name, names(), "What the report calls it.");
  keys.required("cause", &Component::cause,
                choice<Cause>({{"hardware", Cause::hardware},
                               {"line", Cause::line},
                               {"power", Cause::power},
                               {"software", Cause::software},
                               {"upgrade", Cause::upgrade}}),
                "Under which cause its faults are counted.");
  keys.optional("count", &Component::count, count(1, most_alike),
                "How many there are, numbered. Absent: 'members' or 'connected_mines' says it.");
  keys.optional("members", &Component::members,
                list(matching(name_pattern, "a name"), 1, most_alike),
                "Their names: those of links, mines or modules. Absent: see 'count'.");
  keys.optional("connected_mines", &Component::connected_mines, boolean(),
                "true: one for each connected mine. Absent: see 'count'.");
  keys.required("installed", &Component::installed, installed(), "When they were put into use.");
}

void add_failing(Shape<Component>& keys) {
  keys.optional("life", &Component::life, life(),
                "How long one lives. Absent: it never fails by itself.");
  keys.optional("measured", &Component::measured, boolean(),
                "true: the life was observed, and calibration.rate does not apply. Absent: a prior.");
  keys.optional("upgrades", &Component::upgrades, upgrades(),
                "The end of a life is a mine's new system. Absent: it is a failure.");
  keys.optional("age_after_repair", &Component::age_after_repair, probability(),
                "The share of its age that a repair leaves. Absent: 0, a new part.");
  keys.optional("modes", &Component::modes, list(mode(), 1, 20),
                "The ways in which it fails. Absent: it goes down.");
  keys.through(
      "common_cause", false,
      [](Component& component) -> double& { return component.common_cause_beta; }, probability(),
      "The share (beta) of failures that strike all members at once. Absent: none.");
  keys.required("effect", &Component::effect, effect(),
                "What is down then; the mains' failures go through ups_modules and battery.");
  keys.optional("of", &Component::of, matching(name_pattern, "a name"),
                "The name of the line, mine, module or equipment that is down then. Absent: the "
                "entry's own.");
  keys.optional("down_when", &Component::down_when, count(1, most_alike),
                "So many must have failed for the effect. Absent: each has it by itself.");
  keys.optional("capacity_of", &Component::capacity_of,
                choice<Capacity>({{"processors", Capacity::processors}, {"disks", Capacity::disks}}),
                "What the members carry together: in a city the platform's machine, or its disk, "
                "works as much slower as members have failed. Absent: the others do all the work.");
}

void add_repairing(Shape<Component>& keys) {
  keys.optional("repair", &Component::repair, reference_to("repair"),
                "One of 'repairs'. Absent: it is never repaired.");
  keys.required("system_fault", &Component::system_fault, boolean(),
                "true: counts as a fault of the system; false: a job, such as a swapped disk.");
  keys.optional("spares", &Component::spares, spares(), "Parts on the shelf. Absent: none.");
  keys.optional("discharge_adds", &Component::discharge_adds, duration(0s, year),
                "Of a battery: how much older a discharge makes it. Absent: no older.");
  keys.optional("autonomy", &Component::autonomy, duration(1min, 720h),
                "Of a battery: how long it carries. Absent: as long as the mains are away.");
}

}  // namespace

Type<Component> component_type() {
  Shape<Component> keys;
  add_members(keys);
  add_failing(keys);
  add_repairing(keys);
  return object(std::move(keys));
}

Type<Team> team_type() {
  Shape<Team> keys;
  keys.optional("crews", &Team::crews, count(1, 1000),
                "Jobs at once; others wait their turn. Absent: as many as are needed.");
  keys.required("hours", &Team::hours,
                choice<repair::Hours>(
                    {{"always", repair::Hours::always}, {"office", repair::Hours::office}}),
                "When it answers and begins work; office: Monday to Friday, 09:00 to 17:00.");
  keys.optional("contract_until", &Team::contract_until, china_time(),
                "The end of contract or warranty. Absent: it has none.");
  return object(std::move(keys));
}

Type<Repair> repair_type() {
  const auto part = [](auto member) {
    return [member](Repair& repair) -> auto& { return repair.procedure.*member; };
  };
  using repair::Procedure;
  Shape<fault::Recurrence> recurrence;
  recurrence.required("probability", &fault::Recurrence::probability, probability(),
                      "That a repair leaves the cause in place.");
  recurrence.required("delay", &fault::Recurrence::delay, law(),
                      "From restoration to the next fault of that cause.");
  Shape<Repair> keys;
  keys.required("team", &Repair::team, reference_to("team"), "Who does it, one of 'teams'.");
  keys.through("detection", true, part(&Procedure::detection), law(),
               "From failure to somebody noticing.");
  keys.through("response", true, part(&Procedure::response), law(),
               "From there to somebody engaged, on the team's hours.");
  keys.through("wait", true, part(&Procedure::wait), law(),
               "From there to ready for work: parts, travel, permission.");
  keys.optional("wait_without_contract", &Repair::wait_without_contract, law(),
                "The same after 'contract_until' of the team. Absent: the same as 'wait'.");
  keys.optional("measured", &Repair::measured, boolean(),
                "true: it was observed, and calibration.wait and recurrence do not apply. Absent: a prior.");
  keys.through("work", true, part(&Procedure::work), law(), "From there to restored; takes a crew.");
  keys.through("closing", false, part(&Procedure::closing), law(),
               "From restored to ticket closed; enters no figure. Absent: at once.");
  keys.through("first_fix_failure", false, part(&Procedure::first_fix_failure), probability(),
               "That the work was in vain and the wait begins anew. Absent: never.");
  keys.through("recurrence", false, part(&Procedure::recurrence), object(std::move(recurrence)),
               "That the fault comes back. Absent: it does not.");
  return object(std::move(keys));
}

Type<Upkeep> upkeep_type() {
  Shape<Upkeep> keys;
  keys.required("takes_down", &Upkeep::takes_down,
                choice<Effect>({{"platform", Effect::platform},
                                {"module", Effect::module},
                                {"equipment", Effect::equipment}}),
                "What is not working meanwhile.");
  keys.required("first", &Upkeep::first, china_time(), "A begin; it may lie before the start.");
  keys.required("every", &Upkeep::every, duration(1h, year), "From one begin to the next.");
  keys.required("for", &Upkeep::length, duration(1min, 720h), "How long it takes.");
  return object(std::move(keys));
}

Type<UpgradeWave> upgrade_wave_type() {
  Shape<UpgradeWave> keys;
  keys.required("from", &UpgradeWave::from, china_time(), "When it begins.");
  keys.required("for", &UpgradeWave::length, duration(1h, year), "How long it goes on.");
  keys.required("share", &UpgradeWave::share, probability(),
                "The share of the mines that replace their systems in it.");
  return object(std::move(keys));
}

Type<Calibration> calibration_type() {
  Shape<Calibration> keys;
  keys.required("rate", &Calibration::rate, number({0.01, 100}), "Times every rate of failure.");
  keys.required("wait", &Calibration::wait, number({0.01, 100}), "Times every logistic wait.");
  keys.required("recurrence", &Calibration::recurrence, number({0, 100}),
                "Times every probability that a cause remains.");
  return object(std::move(keys));
}

}  // namespace headframe::sim::scenario
