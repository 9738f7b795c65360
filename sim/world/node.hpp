// A computer of the world: it boots, runs a program, crashes and boots again on the same disk.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "sim/world/incarnation.hpp"

namespace headframe::sim {

struct NodeParameters {
  HostParameters host;
  DiskParameters disk;
  /// From the node outwards; empty: on the core's own switch.
  Attachment attachment;
};

class Node {
 public:
  /// The program's only owner; whatever it points to is destroyed when the node goes down.
  using Program = std::shared_ptr<void>;
  using Factory = std::function<Program(rt::Runtime&)>;

  Node(const Ground& ground, Transport& transport, rt::WallTime epoch, NodeId id, std::string name,
       NodeParameters parameters);
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;
  ~Node();

  NodeId id() const { return id_; }
  const std::string& name() const { return name_; }
  const std::string& address() const { return address_; }
  const Attachment& attachment() const { return parameters_.attachment; }
  const NodeParameters& parameters() const { return parameters_; }
  SimDisk& disk() { return disk_; }

  /// Whether it was ever booted; a machine of the scenario that nobody programs only occupies a place.
  bool has_program() const { return factory_ != nullptr; }
  bool is_up() const { return incarnation_ && !incarnation_->seam().is_dead(); }
  /// Only of a node that is up. Ask again after a boot.
  Incarnation& runtime();

  /// The node must be down. The factory makes the program, which starts to run in the event that
  /// boots; restart() uses it again.
  void boot(Factory factory);
  void restart();
  /// At once and without a word to anyone: no byte, no disk write and no event of the program can
  /// be seen from here on. Its objects are destroyed when its own code, if it runs, has returned.
  /// A node that is down stays down.
  void crash(Unsynced unsynced = Unsynced::by_chance);

  rt::Instant now() const;  // the world's, whether the node is up or down
  rt::WallTime wall_now() const;
  void step_clock(rt::Duration by);
  /// Parts per million; positive runs fast.
  void set_clock_drift(double ppm);

  void settle();
  void work_done(std::uint32_t lane) { incarnation_->work_done(lane); }

 private:
  void start();
  void bury();

  Ground ground_;
  Transport& transport_;
  NodeId id_;
  std::string name_;
  std::string address_;
  NodeParameters parameters_;
  rt::WallTime wall_base_;   // at base_
  rt::Instant base_;
  double drift_ppm_ = 0;
  SimDisk disk_;
  Factory factory_;
  std::uint64_t boots_ = 0;
  bool running_ = false;     // code of the node is on the stack
  std::unique_ptr<Incarnation> incarnation_;
  Program program_;
};

}  // namespace headframe::sim
