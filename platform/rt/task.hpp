// The coroutine type of the whole project and the only way to start one.
#pragma once

#include <utility>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

namespace headframe::rt {

namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;
using SystemError = boost::system::system_error;

template <class T = void>
using Task = asio::awaitable<T>;

/// Starts `task` on `executor` and lets it run to its end. An exception that leaves it is a defect
/// of the caller: it is rethrown from the executor's loop, never swallowed.
void spawn(const asio::any_io_executor& executor, Task<> task);

}  // namespace headframe::rt
