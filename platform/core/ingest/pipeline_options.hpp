// How much of the machine ingestion may take.
#pragma once

#include <cstddef>

#include "platform/rt/time.hpp"

namespace headframe::core::ingest {

struct PipelineOptions {
  std::size_t workers = 2;
  std::size_t files_a_turn = 16;       // of one mine, stored together
  std::size_t waiting_files = 20'000;  // in memory; more wait on disk
  rt::Duration incomplete_retry = std::chrono::seconds(30);
  rt::Duration disk_retry = std::chrono::seconds(5);  // after the store could not write
};

}  // namespace headframe::core::ingest
