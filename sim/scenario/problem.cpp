#include "sim/scenario/problem.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

namespace headframe::sim::scenario {

std::string to_string(const Mark& mark) {
  const std::string file = mark.file ? *mark.file : "(no file)";
  return mark.line == 0 ? file : fmt::format("{}:{}:{}", file, mark.line, mark.column);
}

std::string to_string(const Problem& problem) {
  return fmt::format("{}: {}", to_string(problem.mark), problem.text);
}

void Problems::add(Mark mark, std::string text) {
  constexpr std::size_t most_told = 1000;
  if (found_.size() < most_told) {
    found_.push_back({std::move(mark), std::move(text)});
  } else {
    ++left_out_;
  }
}

std::vector<Problem> Problems::in_order() const {
  std::map<std::string, std::size_t> rank;
  auto file_of = [](const Problem& problem) {
    return problem.mark.file ? *problem.mark.file : std::string();
  };
  for (const Problem& problem : found_) rank.try_emplace(file_of(problem), rank.size());
  std::vector<std::size_t> order(found_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::size_t i) {
    const Mark& mark = found_[i].mark;
    return std::tuple(rank.at(file_of(found_[i])), mark.line, mark.column, i);
  });
  std::vector<Problem> sorted;
  for (const std::size_t i : order) sorted.push_back(found_[i]);
  if (left_out_ > 0) {
    sorted.push_back({{sorted.back().mark.file, 0, 0},
                      fmt::format("{} more problems; expected none", left_out_)});
  }
  return sorted;
}

}  // namespace headframe::sim::scenario
