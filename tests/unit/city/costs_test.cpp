// The price list of the simulated machines against the sources that name work.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "sim/city/costs.hpp"

namespace headframe::sim::city {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// An rt::Work as it is written everywhere: {"room.work", bytes}. Comments do not count.
std::set<std::string> works_named_in(const std::string& source) {
  static const std::regex comment("//[^\n]*");
  static const std::regex work(R"re(\{\s*"([a-z]+\.[a-z]+)"\s*,\s*[A-Za-z0-9_.]+\s*\})re");
  const std::string code = std::regex_replace(source, comment, "");
  std::set<std::string> names;
  for (std::sregex_iterator found(code.begin(), code.end(), work), end; found != end; ++found)
    names.insert((*found)[1]);
  return names;
}

std::set<std::string> works_named_below(const std::filesystem::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const auto extension = entry.path().extension();
    if (extension == ".cpp" || extension == ".hpp") names.merge(works_named_in(text_of(entry.path())));
  }
  return names;
}

TEST(Costs, work_is_found_however_its_line_is_broken) {
  EXPECT_THAT(works_named_in("run({\n  \"ingest.store\", size_of.it}, f); // {\"old.work\", 0}"),
              testing::ElementsAre("ingest.store"));
  EXPECT_THAT(works_named_in(R"re(rights{{"files.read", "查看文件", "see files"}})re"),
              testing::IsEmpty());
}

TEST(Costs, every_work_of_the_platform_and_the_mines_has_a_price_and_no_price_is_idle) {
  const std::filesystem::path source(HEADFRAME_SOURCE_DIR);
  std::set<std::string> named = works_named_below(source / "platform");
  named.merge(works_named_below(source / "sim" / "mine"));
  EXPECT_THAT(measured_costs().names(), testing::ElementsAreArray(named));
}

TEST(Costs, a_check_of_a_password_costs_what_guessing_is_meant_to_cost) {
  EXPECT_GT(measured_costs().cost_of({"admin.password", 0}), std::chrono::milliseconds(10));
}

}  // namespace
}  // namespace headframe::sim::city
