#include "sim/app/write_whole.hpp"

#include <fstream>
#include <stdexcept>

namespace headframe::sim::app {

void write_whole(const std::filesystem::path& file, const std::string& content) {
  std::filesystem::path unfinished = file;
  unfinished.replace_filename("." + file.filename().string());
  std::ofstream out(unfinished, std::ios::binary);
  out << content;
  if (!out.flush()) throw std::runtime_error("cannot write " + unfinished.string());
  std::filesystem::rename(unfinished, file);
}

}  // namespace headframe::sim::app
