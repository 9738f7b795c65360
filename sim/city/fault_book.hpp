// What was down and what was broken: the outages and faults of a run, as they really were.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "platform/kpi/availability.hpp"
#include "platform/kpi/faults.hpp"
#include "sim/ledger/downtime.hpp"

namespace headframe::sim::city {

/// What of a cause the city's book keeps. The list of components has a logbook of its own for its
/// faults, and some of them put out of order what nobody needs at once.
enum class Kept { faults_and_outages, outages, nothing };

/// Why something is not as it should be. Everything with the same `root` at the same time is one
/// fault, however much it takes along; the same root again later is that fault's repeat.
struct Cause {
  std::string category, device, symptom;
  std::string root;  // "line/circuit-dengfeng/line-cut"
  kpi::Exclusion exclusion = kpi::Exclusion::none;
  Kept kept = Kept::faults_and_outages;

  friend bool operator==(const Cause&, const Cause&) = default;
};

/// A cause that lies in the device itself.
Cause own_cause(std::string category, std::string device, std::string symptom);
/// A cause outside of all devices, which may strike several at once.
Cause common_cause(const std::string& name, kpi::Exclusion exclusion);

/// Something that a fault can touch.
using Touched = std::pair<kpi::Subject, std::string>;

/// A fault and everything that it has touched.
struct ToldFault {
  kpi::Fault fault;
  std::set<Touched> touched;
};

/// Told at the instants at which things go down, get worse and come back; saying something twice is
/// saying it once. A fault lasts from the first thing that it touches to the last that is well
/// again. It is of system level when it takes down something that does not belong to one mine, or
/// slows the platform or a line; redundancy lost inside a piece of equipment is not.
class FaultBook {
 public:
  /// An outage of the thing by this cause; a planned one when the cause is maintenance.
  void down(kpi::Subject subject, const std::string& id, const Cause& cause, kpi::Moment now);
  void up(kpi::Subject subject, const std::string& id, const Cause& cause, kpi::Moment now);
  /// The thing still works, but worse: a fault without an outage.
  void impaired(kpi::Subject subject, const std::string& id, const Cause& cause, kpi::Moment now);
  void mended(kpi::Subject subject, const std::string& id, const Cause& cause, kpi::Moment now);

  /// A mine is without data although nothing is broken.
  void withheld(const std::string& mine, const std::string& why, kpi::Moment now);
  void released(const std::string& mine, const std::string& why, kpi::Moment now);

  /// Somebody noticed that the thing is not as it should be, and called: whatever troubles it now
  /// and was not known is from now on. Says whether there was anything.
  bool noticed(kpi::Subject subject, const std::string& id, kpi::Moment now);
  /// Told of every such call, whether there was anything or not.
  using Noticed = std::function<void(const Touched&, kpi::Moment)>;
  void when_noticed(Noticed told) { noticed_ = std::move(told); }
  /// Told when nothing troubles the thing any more, with the cause that let go of it last.
  using WellAgain = std::function<void(const Touched&, const Cause&)>;
  void when_well(WellAgain told) { well_again_ = std::move(told); }

  std::vector<kpi::Outage> outages() const { return log_.outages(); }
  const std::vector<kpi::Fault>& faults() const { return faults_; }
  std::vector<ToldFault> told() const;

 private:
  using Trouble = std::tuple<bool, kpi::Subject, std::string>;  // whether it is an outage, of what
  struct Open {
    std::optional<std::size_t> fault;  // its place in faults_; none when it is not kept here
    std::set<Trouble> troubles;
  };

  bool is_troubled(const Touched& thing) const;
  bool begin(const Trouble& trouble, const Cause& cause, kpi::Moment now);
  bool end(const Trouble& trouble, const Cause& cause, kpi::Moment now);

  ledger::DowntimeLog log_;
  std::map<std::string, Open> open_;  // by root
  std::vector<kpi::Fault> faults_;
  std::vector<std::set<Touched>> touched_;
  WellAgain well_again_;
  Noticed noticed_;
};

}  // namespace headframe::sim::city
