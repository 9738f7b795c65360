#include "platform/wire/ftp/depot.hpp"

#include <algorithm>
#include <array>
#include <system_error>

#include "platform/wire/ftp/path.hpp"

namespace headframe::wire::ftp {
namespace {

void move_durably(rt::Storage& storage, const std::string& source, const std::string& target) {
  const std::string_view from = directory_of(source);
  const std::string_view to = directory_of(target);
  storage.rename(source, target);
  storage.sync_directory(to);
  if (from != to) storage.sync_directory(from);
}

bool same_bytes(rt::Storage& storage, const std::string& a, const std::string& b) {
  const auto left = storage.open(a, rt::OpenMode::read);
  const auto right = storage.open(b, rt::OpenMode::read);
  if (left->size() != right->size()) return false;
  std::array<std::byte, 16 * 1024> x, y;
  for (std::uint64_t at = 0;;) {
    const auto n = left->read_at(at, x);
    const auto m = right->read_at(at, y);
    if (n != m || !std::equal(x.begin(), x.begin() + n, y.begin())) return false;
    if (n == 0) return true;
    at += n;
  }
}

enum class Standing { nothing, same, other };

Standing standing_at(rt::Storage& storage, const std::string& target, const std::string& source) {
  const auto entry = storage.stat(target);
  if (!entry) return Standing::nothing;
  if (entry->kind == rt::EntryKind::directory)
    throw std::system_error(std::make_error_code(std::errc::is_a_directory), target);
  return same_bytes(storage, target, source) ? Standing::same : Standing::other;
}

/// Holds a name as long as it lives; owned() is false when somebody else holds it.
class Claim {
 public:
  Claim(std::set<std::string>& names, std::string name)
      : names_(names), name_(std::move(name)), owned_(names_.insert(name_).second) {}
  Claim(const Claim&) = delete;
  Claim& operator=(const Claim&) = delete;
  ~Claim() {
    if (owned_) names_.erase(name_);
  }
  bool owned() const { return owned_; }

 private:
  std::set<std::string>& names_;
  std::string name_;
  bool owned_;
};

}  // namespace

void make_durable(rt::Storage& storage, const std::string& directory) {
  if (storage.stat(directory)) return;
  storage.make_directories(directory);
  for (std::string_view at = directory; !at.empty(); at = directory_of(at))
    storage.sync_directory(directory_of(at));
}

Depot::Depot(rt::Runtime& runtime, Host& host, std::string partial_folder)
    : runtime_(runtime), host_(host), partial_folder_(std::move(partial_folder)) {}

rt::Task<> Depot::prepare(rt::Lane& lane) {
  co_await rt::blocking(lane, {"ftp.change", 0},
                        [&storage = runtime_.storage(), folder = partial_folder_] {
                          make_durable(storage, folder);
                          for (const auto& entry : storage.list(folder))
                            storage.remove(joined(folder, entry.name));
                        });
}

std::string Depot::new_partial() {
  return joined(partial_folder_, rt::random_hex(runtime_.entropy(), 12));
}

std::string Depot::beside(const std::string& target) {
  const std::string reserved = std::string(reserved_prefix) + rt::random_hex(runtime_.entropy(), 8);
  return joined(joined(directory_of(target), reserved), name_of(target));
}

rt::Task<std::string> Depot::settle(rt::Lane& lane, std::string source, std::string target,
                                    bool contested) {
  co_return co_await rt::blocking(
      lane, {"ftp.place", 0},
      [&storage = runtime_.storage(), source, target, other = beside(target), contested]() {
        switch (contested ? Standing::other : standing_at(storage, target, source)) {
          case Standing::nothing:
            move_durably(storage, source, target);
            return target;
          case Standing::same:
            // A crash may have left it there before it was safe.
            storage.open(target, rt::OpenMode::read_write)->sync();
            storage.sync_directory(directory_of(target));
            storage.remove(source);
            return target;
          case Standing::other:
            break;
        }
        make_durable(storage, std::string(directory_of(other)));
        move_durably(storage, source, other);
        return other;
      });
}

rt::Task<> Depot::tidy(rt::Lane& lane, std::string directory) {
  co_await rt::blocking(lane, {"ftp.change", 0}, [&storage = runtime_.storage(), directory] {
    if (storage.stat(directory) && storage.list(directory).empty()) storage.remove(directory);
  });
}

rt::Task<Depot::Placed> Depot::place(rt::Lane& lane, Account account, std::string source,
                                     std::string target) {
  if (!host_.is_final(name_of(target))) {
    co_await rt::blocking(lane, {"ftp.place", 0}, [&storage = runtime_.storage(), source, target] {
      move_durably(storage, source, target);
    });
    co_return Placed{target, false};
  }
  const Claim claim(claimed_, target);
  std::string path = co_await settle(lane, source, target, !claim.owned());
  co_await host_.delivered(account, path);
  // The host has usually taken the file away; then its own directory has served its purpose.
  if (path != target) co_await tidy(lane, std::string(directory_of(path)));
  co_return Placed{std::move(path), true};
}

}  // namespace headframe::wire::ftp
