// Who runs the handlers of routes: on which lane, in which transaction.
#pragma once

#include "platform/core/api.hpp"
#include "platform/rt/task.hpp"

namespace headframe::http {

/// Path, query and body of the request fit the route, and the principal has its right. A write is
/// answered after its commit is safe. Refusals are responses, or leave as ApiError; a response of
/// 500 carries the text of a defect, which is recorded and not shown.
class Executor {
 public:
  virtual ~Executor() = default;
  virtual rt::Task<core::ApiResponse> answer(const core::Route& route, core::ApiRequest request) = 0;
};

}  // namespace headframe::http
