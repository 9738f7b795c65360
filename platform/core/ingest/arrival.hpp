// A file on its way from a mine into the store.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "platform/rt/time.hpp"
#include "platform/wire/decode.hpp"

namespace headframe::core::ingest {

/// BLAKE2b-256 of a file's bytes.
using ContentHash = std::array<std::byte, 32>;
ContentHash hash_of(std::string_view bytes);

/// A file that was promised. Its number is given when it is taken in, grows with the order of
/// arrival, and is the file's identity from then on.
struct Arrival {
  std::int64_t number = 0;
  std::string mine;  // whose account delivered it
  std::string name;  // as delivered, without folders
  std::string path;  // where the bytes are now
  std::uint64_t size = 0;
  rt::WallTime received_at;
  bool replay = false;  // already in the books; read it once more
};

/// wire::decode, or something that a test puts in its place. Pure, and called on several lanes at
/// once; everything that is wrong with a file is in its answer.
using Decoder = std::function<wire::DecodedFile(const wire::FileName& name, std::string_view bytes,
                                                const wire::DecodeContext& context)>;

}  // namespace headframe::core::ingest
