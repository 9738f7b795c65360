// Threads for work whose parts know nothing of each other.
#pragma once

#include <cstddef>
#include <functional>

namespace headframe::sim::study {

/// Carries out work(item, worker) for each item from 0 to items - 1 and returns when all are done.
/// Workers are numbered from 0 to threads - 1 and take the lowest item that is left, so that
/// which of them does what is left to chance: what comes out must depend on the item alone. One
/// thread is the caller's own. When some work throws, no further item begins, and the exception of
/// the lowest item that threw is thrown.
void share_out(std::size_t items, std::size_t threads,
               const std::function<void(std::size_t item, std::size_t worker)>& work);

/// One for each of the machine's processors.
std::size_t usual_threads();

}  // namespace headframe::sim::study
