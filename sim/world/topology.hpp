// Lines between nodes: a tree whose root is the core network.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "platform/rt/time.hpp"

namespace headframe::sim {

/// A line with the same latency and bandwidth both ways; the directions do not disturb each other.
/// Its state and quality are changed through the World.
class Link {
 public:
  Link(std::uint32_t number, std::string name, rt::Duration latency, double bytes_per_second);

  std::uint32_t number() const { return number_; }
  const std::string& name() const { return name_; }
  rt::Duration latency() const { return latency_; }
  double bytes_per_second() const { return bytes_per_second_; }
  bool is_up() const { return up_; }

 private:
  friend class World;
  std::uint32_t number_;
  std::string name_;
  rt::Duration latency_;
  double bytes_per_second_;
  bool up_ = true;
};

/// How a node reaches the core: its links from the nearest outwards (access line, county line).
using Attachment = std::vector<const Link*>;

/// The links between two nodes: those of both attachments without the ones they share. A route
/// without links (loopback, two nodes on one switch) is free of charge and takes no time.
class Route {
 public:
  Route() = default;
  Route(const Attachment& from, const Attachment& to);

  const std::vector<const Link*>& links() const { return links_; }
  /// As its links are now.
  rt::Duration latency() const;
  /// Of the link that is slowest now; only for routes that have one.
  double bytes_per_second() const;
  bool is_free() const { return links_.empty(); }
  bool is_up() const;
  bool uses(const Link& link) const;

 private:
  std::vector<const Link*> links_;
};

}  // namespace headframe::sim
