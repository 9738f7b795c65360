// compatibility_matrix SOURCE           measures and compares with what the repository holds
// compatibility_matrix --write [SOURCE] measures and writes table, page and drawing
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "sim/scenario/load.hpp"
#include "tests/compatibility/measure.hpp"
#include "tests/compatibility/pages.hpp"

namespace {

namespace fs = std::filesystem;
using namespace headframe;

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

int run(const fs::path& source, bool write) {
  const auto pattern =
      sim::scenario::load_scenario(source / "tests/compatibility/matrix.yaml");
  if (!pattern) {
    fmt::print(stderr, "{}\n", to_string(pattern.error().front()));
    return 2;
  }
  const auto matrix = tests::measure(*pattern);
  const std::pair<const char*, std::string> files[] = {
      {"scenarios/lib/compatibility.csv", matrix.to_csv()},
      {"docs/compatibility.md", tests::page(matrix, *pattern)},
      {"docs/compatibility.svg", tests::drawing(matrix, *pattern)}};
  int result = 0;
  for (const auto& [name, content] : files) {
    if (write) {
      std::ofstream(source / name, std::ios::binary) << content;
    } else if (read(source / name) != content) {
      fmt::print("{} is not what was measured; if that is meant: compatibility_matrix --write\n", name);
      result = 1;
    }
  }
  if (result != 0) fmt::print("{}", files[0].second);
  return result;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view first = count > 1 ? arguments[1] : "";
  const bool write = first == "--write";
  const int place = write ? 2 : 1;
  if (count > place + 1 || (!write && first.starts_with('-'))) {
    fmt::print(stderr, "compatibility_matrix [--write] [SOURCE]: measures the compatibility matrix, and "
                       "compares it with the repository's or writes that anew\n");
    return first == "--help" ? 0 : 2;
  }
  return run(count > place ? arguments[place] : HEADFRAME_SOURCE_DIR, write);
}
