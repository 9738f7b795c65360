// Means and co-moments of numbers that belong together, taken in one pass.
//
// Source: Chan, Golub, LeVeque 1979 (updating and merging without cancellation). Floating-point sums
// depend on their order, so partial results are merged by one fixed tree: equal bits for any number
// of threads.
#pragma once

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

namespace headframe::sim::study {

template <std::size_t K>
class Moments {
 public:
  using Vector = std::array<double, K>;

  void add(const Vector& x) {
    ++count_;
    const double share = 1 / count_;
    Vector before, after;
    for (std::size_t i = 0; i < K; ++i) {
      before[i] = x[i] - mean_[i];
      mean_[i] += before[i] * share;
      after[i] = x[i] - mean_[i];
    }
    for (std::size_t i = 0, at = 0; i < K; ++i)
      for (std::size_t j = 0; j <= i; ++j) products_[at++] += before[i] * after[j];
  }

  /// As if the other's numbers had followed these.
  void merge(const Moments& other) {
    if (other.count_ == 0) return;
    const double all = count_ + other.count_, share = other.count_ / all;
    Vector apart;
    for (std::size_t i = 0; i < K; ++i) apart[i] = other.mean_[i] - mean_[i];
    for (std::size_t i = 0, at = 0; i < K; ++i)
      for (std::size_t j = 0; j <= i; ++j, ++at)
        products_[at] += other.products_[at] + apart[i] * apart[j] * (count_ * share);
    for (std::size_t i = 0; i < K; ++i) mean_[i] += apart[i] * share;
    count_ = all;
  }

  double count() const { return count_; }
  double mean(std::size_t i) const { return mean_[i]; }

  /// The sample variance of the sum of the numbers, each times its weight. At least two of them.
  double variance(const Vector& weights) const {
    double sum = 0;
    for (std::size_t i = 0, at = 0; i < K; ++i)
      for (std::size_t j = 0; j <= i; ++j, ++at)
        sum += (i == j ? 1 : 2) * weights[i] * weights[j] * products_[at];
    return sum / (count_ - 1);
  }

 private:
  double count_ = 0;
  Vector mean_{};
  std::array<double, K*(K + 1) / 2> products_{};  // lower triangle, row by row
};

/// Merges leaves in the order in which they are pushed, by a tree that depends on their number alone
/// and holds no more than the logarithm of it. `T` has merge(const T&).
template <class T>
class Tree {
 public:
  void push(T leaf) {
    branches_.push_back({0, std::move(leaf)});
    while (branches_.size() > 1 && branches_.back().first == branches_.end()[-2].first) {
      branches_.end()[-2].second.merge(branches_.back().second);
      ++branches_.end()[-2].first;
      branches_.pop_back();
    }
  }

  bool empty() const { return branches_.empty(); }
  /// Of all leaves so far; at least one.
  T total() const {
    T all = branches_.back().second;
    for (std::size_t i = branches_.size() - 1; i > 0; --i) {
      T earlier = branches_[i - 1].second;
      earlier.merge(all);
      all = std::move(earlier);
    }
    return all;
  }

 private:
  std::vector<std::pair<unsigned, T>> branches_;  // with the height of each
};

}  // namespace headframe::sim::study
