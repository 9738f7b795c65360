// State in memory that repeats what tables say, so that the hot path need not ask them. It lives on
// the writer's lane only and is read again from the tables after anything was undone.
#pragma once

#include <functional>
#include <optional>
#include <utility>

#include "platform/store/connection.hpp"

namespace headframe::store {

template <class T>
class Mirror {
 public:
  explicit Mirror(std::function<T(Connection&)> load) : load_(std::move(load)) {}

  /// The state as of this transaction. Whoever changes it changes the tables in the same savepoint.
  T& of(Connection& connection) {
    if (!value_ || undone_ != connection.undone()) {
      value_.emplace(load_(connection));
      undone_ = connection.undone();
    }
    return *value_;
  }

 private:
  std::function<T(Connection&)> load_;
  std::optional<T> value_;
  std::uint64_t undone_ = 0;
};

}  // namespace headframe::store
