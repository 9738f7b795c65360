#include "sim/world/file_content.hpp"

#include <algorithm>
#include <cstring>

namespace headframe::sim {

std::size_t FileContent::read(std::uint64_t offset, std::span<std::byte> into) const {
  if (offset >= size_) return 0;
  const std::size_t count = std::min<std::uint64_t>(into.size(), size_ - offset);
  for (std::size_t done = 0; done < count;) {
    const std::uint64_t at = offset + done;
    const std::size_t within = at % chunk_bytes;
    const std::size_t part = std::min(chunk_bytes - within, count - done);
    const Chunk& chunk = chunks_[at / chunk_bytes];
    const std::size_t real = within < chunk.size() ? std::min(part, chunk.size() - within) : 0;
    if (real != 0) std::memcpy(into.data() + done, chunk.data() + within, real);
    std::memset(into.data() + done + real, 0, part - real);
    done += part;
  }
  return count;
}

void FileContent::write(std::uint64_t offset, std::span<const std::byte> from) {
  if (offset + from.size() > size_) resize(offset + from.size());
  for (std::size_t done = 0; done < from.size();) {
    const std::uint64_t at = offset + done;
    const std::size_t within = at % chunk_bytes;
    const std::size_t part = std::min(chunk_bytes - within, from.size() - done);
    put(at / chunk_bytes, within, from.subspan(done, part));
    done += part;
  }
}

void FileContent::put(std::size_t index, std::size_t within, std::span<const std::byte> part) {
  remember(index, part.size() == chunk_bytes);
  Chunk& chunk = chunks_[index];
  if (chunk.size() < within) chunk.resize(within);
  const std::size_t over = std::min(part.size(), chunk.size() - within);
  std::ranges::copy(part.first(over), chunk.begin() + static_cast<std::ptrdiff_t>(within));
  chunk.insert(chunk.end(), part.begin() + static_cast<std::ptrdiff_t>(over), part.end());
}

void FileContent::truncate(std::uint64_t size) {
  for (std::size_t chunk = size / chunk_bytes; size < size_ && chunk < chunks_.size(); ++chunk)
    remember(chunk, false);
  resize(size);
}

void FileContent::sync() {
  forget();
  safe_size_ = size_;
}

void FileContent::cut_power(Unsynced unsynced, rt::RandomStream& chance) {
  const bool by_chance = unsynced == Unsynced::by_chance;
  std::ranges::sort(before_, {}, &Before::index);
  for (auto& [index, before] : before_) {
    if (index >= chunks_.size()) chunks_.resize(index + 1);
    const auto fate = by_chance ? chance.below(3) : unsynced == Unsynced::all_lost ? 0 : 1;
    if (fate == 0) chunks_[index] = std::move(before);
    if (fate == 2) tear(chunks_[index], before, chance);
  }
  forget();
  const bool size_kept = by_chance ? chance.below(2) == 1 : unsynced == Unsynced::all_kept;
  resize(size_kept ? size_ : safe_size_);
  safe_size_ = size_;
}

void FileContent::remember(std::size_t chunk, bool replaced) {
  if (chunk >= remembered_.size()) remembered_.resize(chunks_.size());
  if (remembered_[chunk]) return;  // what was remembered first is of the last sync
  remembered_[chunk] = true;
  Chunk other = spare();
  if (replaced) std::swap(other, chunks_[chunk]);
  else other = chunks_[chunk];
  before_.push_back({chunk, std::move(other)});
}

void FileContent::forget() {
  for (Before& old : before_) {
    remembered_[old.index] = false;
    if (old.chunk.capacity() == 0 || spare_.size() >= most_spare) continue;
    old.chunk.clear();
    spare_.push_back(std::move(old.chunk));
  }
  before_.clear();
}

FileContent::Chunk FileContent::spare() {
  if (spare_.empty()) return {};
  Chunk chunk = std::move(spare_.back());
  spare_.pop_back();
  return chunk;
}

void FileContent::resize(std::uint64_t size) {
  used_ += size - size_;
  size_ = size;
  chunks_.resize((size + chunk_bytes - 1) / chunk_bytes);
  if (const std::size_t last = size % chunk_bytes; last != 0 && chunks_.back().size() > last)
    chunks_.back().resize(last);
}

void FileContent::tear(Chunk& now, const Chunk& before, rt::RandomStream& chance) const {
  now.resize(chunk_bytes);
  Chunk old = before;
  old.resize(chunk_bytes);
  for (std::size_t at = 0; at < chunk_bytes; at += sector_bytes)
    if (chance.below(2) == 0) std::memcpy(now.data() + at, old.data() + at, sector_bytes);
}

}  // namespace headframe::sim
