// Who runs the handlers of routes: on which lane, in which transaction.
#pragma once

#include "platform/core/api.hpp"
#include "platform/rt/task.hpp"

namespace headframe::http {

/// read() sees a snapshot and may run beside others; write() runs alone in a transaction and returns
/// after the commit is safe, or throws what the handler threw with nothing written. ApiError passes
/// through; anything else is a defect and is answered with 500.
class Executor {
 public:
  virtual ~Executor() = default;
  virtual rt::Task<core::ApiResponse> read(core::ReadHandler handler, core::ApiRequest request) = 0;
  virtual rt::Task<core::ApiResponse> write(core::WriteHandler handler, core::ApiRequest request) = 0;
};

}  // namespace headframe::http
