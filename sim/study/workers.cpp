#include "sim/study/workers.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <vector>

namespace headframe::sim::study {

void share_out(std::size_t items, std::size_t threads,
               const std::function<void(std::size_t, std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::exception_ptr> failures(items);
  const auto worker = [&](std::size_t number) {
    for (std::size_t item = next++; item < items; item = next++) {
      try {
        work(item, number);
      } catch (...) {
        failures[item] = std::current_exception();
        next = items;
      }
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min(threads, items); ++i) others.emplace_back(worker, i);
    worker(0);
  }
  const auto failed = std::ranges::find_if(failures, [](const auto& e) { return e != nullptr; });
  if (failed != failures.end()) std::rethrow_exception(*failed);
}

std::size_t usual_threads() { return std::max(1U, std::thread::hardware_concurrency()); }

}  // namespace headframe::sim::study
