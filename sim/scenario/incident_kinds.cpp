#include "sim/scenario/incident_kinds.hpp"

namespace headframe::sim::scenario {
namespace {

using namespace std::chrono_literals;

constexpr bool needed = true, optional = false;
constexpr double largest_factor = 10'000;
constexpr std::uint32_t most_modules = 100;

Type<rt::Duration> lasting() {
  return duration(1s, 8784h);
}

template <class Event>
Kind fault(std::string name) {
  return {std::move(name), Event{}, true, {}};
}

template <class Event>
Kind change(std::string name) {
  return {std::move(name), Event{}, false, {}};
}

Kind link_down() {
  return fault<LinkDown>("link_down")
      .key("link", needed, &LinkDown::link, reference_to("link"), "Which line fails.")
      .key("for", needed, &LinkDown::duration, lasting(), "How long it is down.");
}

Kind link_flap() {
  return fault<LinkFlap>("link_flap")
      .key("link", needed, &LinkFlap::link, reference_to("link"), "Which line comes and goes.")
      .key("down", needed, &LinkFlap::down, lasting(), "It is down this long, first and each time.")
      .key("up", needed, &LinkFlap::up, lasting(), "And then up this long.")
      .key("for", needed, &LinkFlap::duration, lasting(), "How long it flaps; then it is up.");
}

Kind link_brown_out() {
  return fault<LinkBrownOut>("link_brown_out")
      .key("link", needed, &LinkBrownOut::link, reference_to("link"), "Which line gets slow.")
      .key("share", needed, &LinkBrownOut::share, number({0.0001, 1}),
           "Of its bandwidth that is left: 0.05 is a twentieth.")
      .key("more_latency", optional, &LinkBrownOut::more_latency, duration(0s, 60s),
           "Latency that is added, one way. Absent: none.")
      .key("for", needed, &LinkBrownOut::duration, lasting(), "How long it is slow.");
}

Kind duct_cut() {
  return fault<DuctCut>("duct_cut")
      .key("duct", needed, &DuctCut::duct,
           matching(name_pattern, "a name of lower-case letters, digits and '-'"),
           "What the duct is called.")
      .key("links", needed, &DuctCut::links, list(reference_to("link"), 1, most_names),
           "The lines that lie in it.")
      .key("for", needed, &DuctCut::duration, lasting(), "How long all of them are down.");
}

Kind node_crash() {
  constexpr std::uint64_t last_operation = 1'000'000'000;
  return fault<NodeCrash>("node_crash")
      .key("node", needed, &NodeCrash::node, reference_to("node"), "Which machine crashes.")
      .key("disk", needed, &NodeCrash::disk,
           choice<Unsynced>(
               {{"torn", Unsynced::torn}, {"lost", Unsynced::lost}, {"kept", Unsynced::kept}}),
           "What was not synced is kept, lost or torn by chance, piece by piece; or all lost; or "
           "all kept.")
      .key("for", optional, &NodeCrash::duration, lasting(),
           "It restarts after this. Absent: a node_restart brings it back, or nothing does.")
      .key("on_write", optional, &NodeCrash::on_write, large_count(1, last_operation),
           "Crash at the n-th write to its disk after 'at'. Absent: at 'at' itself.")
      .key("on_sync", optional, &NodeCrash::on_sync, large_count(1, last_operation),
           "Crash at the n-th sync of its disk after 'at'. Absent: at 'at' itself.");
}

Kind node_restart() {
  return change<NodeRestart>("node_restart")
      .key("node", needed, &NodeRestart::node, reference_to("node"),
           "Which crashed machine starts.");
}

Kind machine_slow() {
  return fault<MachineSlow>("machine_slow")
      .key("node", needed, &MachineSlow::node, reference_to("node"), "Which machine gets slow.")
      .key("factor", needed, &MachineSlow::factor, number({1, largest_factor}),
           "How many times as long all its work takes.")
      .key("for", needed, &MachineSlow::duration, lasting(), "How long it is slow.");
}

Kind memory_leak() {
  return fault<MemoryLeak>("memory_leak")
      .key("node", needed, &MemoryLeak::node, reference_to("node"), "Whose program leaks.")
      .key("exhausted_after", needed, &MemoryLeak::exhausted_after, duration(1min, 8784h),
           "From its start to the moment at which it is killed for want of memory.")
      .key("restart_after", needed, &MemoryLeak::restart_after, lasting(),
           "From there until the watchdog starts it again, to leak again.")
      .key("slow_factor", optional, &MemoryLeak::slow_factor, number({1, largest_factor}),
           "How many times as long its work takes in the last tenth before. Absent: no warning.")
      .key("for", needed, &MemoryLeak::duration, lasting(), "Then the leak is removed.");
}

Kind disk_slow() {
  return fault<DiskSlow>("disk_slow")
      .key("node", needed, &DiskSlow::node, reference_to("node"), "Whose disk gets slow.")
      .key("factor", needed, &DiskSlow::factor, number({1, largest_factor}),
           "How many times as long its writes and syncs take.")
      .key("for", needed, &DiskSlow::duration, lasting(), "How long it is slow.");
}

Kind disk_full() {
  return fault<DiskFull>("disk_full")
      .key("node", needed, &DiskFull::node, reference_to("node"), "Whose disk fills up.")
      .key("leave", needed, &DiskFull::leave_bytes, size(0, 1'000'000'000'000),
           "Room that is left; what needs more fails.")
      .key("for", needed, &DiskFull::duration, lasting(), "Then there is room again.");
}

Kind disk_lost() {
  return fault<DiskLost>("disk_lost")
      .key("node", needed, &DiskLost::node, reference_to("node"),
           "Whose storage is gone: it falls at once and cannot start.")
      .key("for", needed, &DiskLost::duration, lasting(),
           "Then the storage is back with everything that had been synced.");
}

Kind ups_modules_down() {
  return change<UpsModulesDown>("ups_modules_down")
      .key("supply", needed, &UpsModulesDown::supply, reference_to("supply"),
           "Whose UPS, one of 'power'.")
      .key("modules", needed, &UpsModulesDown::modules, count(1, most_modules),
           "How many of its modules fail.")
      .key("for", needed, &UpsModulesDown::duration, lasting(), "Then they are replaced.");
}

Kind mains_failure() {
  return fault<MainsFailure>("mains_failure")
      .key("supply", needed, &MainsFailure::supply, reference_to("supply"),
           "Which supply has no mains, one of 'power'.")
      .key("for", needed, &MainsFailure::duration, lasting(), "How long the mains are out.");
}

Kind clock_step() {
  return change<ClockStep>("clock_step")
      .key("mine", optional, &ClockStep::mine, reference_to("mine"),
           "Whose front-end clock steps. Absent: that of 'node'.")
      .key("node", optional, &ClockStep::node, reference_to("node"),
           "Whose clock steps. Absent: that of 'mine'.")
      .key("by", needed, &ClockStep::by, duration(-240h, 240h), "Forward, or back when negative.");
}

Kind clock_drift() {
  constexpr double most_ppm = 100'000;
  return fault<ClockDrift>("clock_drift")
      .key("mine", optional, &ClockDrift::mine, reference_to("mine"),
           "Whose front-end clock runs wrong. Absent: that of 'node'.")
      .key("node", optional, &ClockDrift::node, reference_to("node"),
           "Whose clock runs wrong. Absent: that of 'mine'.")
      .key("ppm", needed, &ClockDrift::ppm, number({-most_ppm, most_ppm}),
           "Parts per million; 1000 gains 3.6 s an hour, -1000 loses them.")
      .key("for", needed, &ClockDrift::duration, lasting(), "Then it is set right.");
}

Kind equipment_down() {
  return fault<EquipmentDown>("equipment_down")
      .key("equipment", needed, &EquipmentDown::equipment,
           matching(name_pattern, "a name of lower-case letters, digits and '-'"),
           "What it is called in the report.")
      .key("type", needed, &EquipmentDown::kind,
           choice<EquipmentKind>({{"wall", EquipmentKind::wall},
                                  {"workstation", EquipmentKind::workstation},
                                  {"module", EquipmentKind::module}}),
           "A wall or a workstation is a piece of equipment; a module is one of the platform's.")
      .key("for", needed, &EquipmentDown::duration, lasting(), "How long it is out of order.");
}

Kind gas_burst() {
  constexpr std::uint32_t most_workings = 60;
  return change<GasBurst>("gas_burst")
      .key("mine", needed, &GasBurst::mine, reference_to("mine"),
           "Where gas breaks out; a synthetic mine.")
      .key("working", needed, &GasBurst::working, count(1, most_workings),
           "In which of its workings: faces first, then headings.")
      .key("rise", needed, &GasBurst::rise, number({0.1, 100}),
           "Methane is added up to so many times what was there.")
      .key("for", needed, &GasBurst::duration, duration(1min, 12h),
           "It rises within 90 s and has died away after this.");
}

Kind mine_upgrade() {
  return change<MineUpgrade>("mine_upgrade")
      .key("mine", needed, &MineUpgrade::mine, reference_to("mine"), "Whose system is replaced.")
      .key("to", needed, &MineUpgrade::to, reference_to("system"),
           "The new system, one of 'systems'.")
      .key("switch_over", needed, &MineUpgrade::switch_over, duration(0s, 240h),
           "Neither system works meanwhile.")
      .key("renumber_points", needed, &MineUpgrade::renumber_points, boolean(),
           "true: the same places get other point numbers, as happened at real mines.");
}

Kind upload_storm() {
  return change<UploadStorm>("upload_storm")
      .key("mines", optional, &UploadStorm::mines, list(reference_to("mine"), 1, most_names),
           "Who holds files back. Absent: every connected mine.")
      .key("for", needed, &UploadStorm::duration, duration(1min, 744h),
           "Files are held back this long, then all delivered at once.");
}

}  // namespace

const std::vector<Kind>& incident_kinds() {
  static const std::vector<Kind> all{
      link_down(),      link_flap(),        link_brown_out(), duct_cut(),   node_crash(),
      node_restart(),   machine_slow(),     memory_leak(),    disk_slow(),  disk_full(),
      disk_lost(),      ups_modules_down(), mains_failure(),  clock_step(), clock_drift(),
      equipment_down(), gas_burst(),        mine_upgrade(),   upload_storm()};
  return all;
}

}  // namespace headframe::sim::scenario
