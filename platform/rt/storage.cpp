#include "platform/rt/storage.hpp"

#include <system_error>

namespace headframe::rt {

std::string read_file(Storage& storage, std::string_view path, std::uint64_t limit) {
  const auto file = storage.open(path, OpenMode::read);
  const auto size = file->size();
  if (size > limit)
    throw std::system_error(std::make_error_code(std::errc::file_too_large), std::string(path));
  std::string content(size, '\0');
  content.resize(file->read_at(0, std::as_writable_bytes(std::span(content))));
  return content;
}

void replace_file(Storage& storage, std::string_view path, std::string_view content) {
  const std::string temporary = std::string(path) + ".new";
  if (storage.stat(temporary)) storage.remove(temporary);
  {
    const auto file = storage.open(temporary, OpenMode::create_new);
    file->write_at(0, std::as_bytes(std::span(content)));
    file->sync();
  }
  storage.rename(temporary, path);
  const auto slash = path.rfind('/');
  storage.sync_directory(slash == std::string_view::npos ? std::string_view{}
                                                         : path.substr(0, slash));
}

}  // namespace headframe::rt
