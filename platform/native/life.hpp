// Whether a runtime still answers, and what must be let go when it no longer does.
#pragma once

#include <set>

namespace headframe::native {

/// Something that holds a handler of the program until the operating system answers.
class Pending {
 public:
  virtual ~Pending() = default;
  /// Destroys the handler, or makes the operating system give it back at the next poll.
  virtual void abandon() = 0;
};

/// Shared by everything that a runtime handed out, because edges may outlive it. Used on the
/// executor only.
struct Life {
  bool alive = true;
  std::set<Pending*> pending;

  void end() {
    alive = false;
    for (Pending* const each : std::set<Pending*>(pending)) each->abandon();
  }
};

}  // namespace headframe::native
