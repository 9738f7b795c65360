// A file on its way from a mine into the store.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "platform/rt/time.hpp"
#include "platform/wire/records.hpp"

namespace headframe::core::ingest {

/// BLAKE2b-256 of a file's bytes.
using ContentHash = std::array<std::byte, 32>;
ContentHash hash_of(std::string_view bytes);

/// A file that was promised. Its number is given when it is taken in, grows with the order of
/// arrival, and is the file's identity from then on.
struct Arrival {
  std::int64_t number = 0;
  std::string mine;          // whose account delivered it
  std::string name;          // as delivered, without folders
  std::string path;          // where the bytes are now
  std::uint64_t size = 0;
  rt::WallTime received_at;
  bool replay = false;       // already in the books; read it once more
};

/// What a decoder is told. `mapping` is the approved mapping of the mine, an object, or null.
struct DecodeRequest {
  std::string_view mine, name, bytes;
  rt::WallTime received_at;
  const nlohmann::json& mapping;
};
/// Pure, and called on several lanes at once. Everything wrong with a file is in its answer.
using Decoder = std::function<wire::DecodedFile(const DecodeRequest&)>;

}  // namespace headframe::core::ingest
