#include "sim/math/law.hpp"

#include <algorithm>
#include <stdexcept>

#include "sim/math/distributions.hpp"
#include "sim/math/elementary.hpp"

namespace headframe::sim::math {
namespace {

double ns(rt::Duration duration) { return static_cast<double>(duration.count()); }

rt::Duration whole(double nanoseconds) {
  if (!(nanoseconds < ns(Law::longest))) return Law::longest;
  return rt::Duration{static_cast<std::int64_t>(nanoseconds)};
}

}  // namespace

Law Law::fixed(rt::Duration value) {
  Law law;
  law.a_ = ns(value);
  return law;
}

Law Law::uniform(rt::Duration low, rt::Duration high) {
  Law law;
  law.kind_ = Kind::uniform;
  law.a_ = ns(low);
  law.b_ = ns(high);
  return law;
}

Law Law::exponential(rt::Duration mean) {
  Law law;
  law.kind_ = Kind::exponential;
  law.a_ = ns(mean);
  return law;
}

Law Law::weibull(rt::Duration scale, double shape) {
  Law law;
  law.kind_ = Kind::weibull;
  law.a_ = ns(scale);
  law.b_ = shape;
  return law;
}

Law Law::lognormal(rt::Duration mean, double sigma) {
  Law law;
  law.kind_ = Kind::lognormal;
  law.a_ = ns(mean) * exp(-0.5 * sigma * sigma);
  law.b_ = sigma;
  return law;
}

Law Law::empirical(std::vector<rt::Duration> values) {
  if (values.empty()) throw std::invalid_argument("an empirical law needs a value");
  Law law;
  law.kind_ = Kind::empirical;
  std::sort(values.begin(), values.end());
  for (const rt::Duration value : values) law.values_.push_back(ns(value));
  return law;
}

Law Law::mixture(std::vector<Part> parts) {
  Law law;
  law.kind_ = Kind::mixture;
  double sum = 0;
  for (const Part& part : parts) {
    if (part.law.kind_ == Kind::mixture) throw std::invalid_argument("a mixture within a mixture");
    if (!(part.weight > 0)) throw std::invalid_argument("a part of a mixture without weight");
    sum += part.weight;
  }
  if (parts.empty()) throw std::invalid_argument("a mixture needs a part");
  double below = 0;
  for (Part& part : parts) {
    below += part.weight;
    law.values_.push_back(below / sum);
    law.parts_.push_back(std::move(part.law));
  }
  law.values_.back() = 1;
  return law;
}

double Law::at(double u) const {
  switch (kind_) {
    case Kind::fixed: return a_;
    case Kind::uniform: return a_ + (b_ - a_) * u;
    case Kind::exponential: return -a_ * log(1 - u);
    case Kind::weibull: return a_ * pow(-log(1 - u), 1 / b_);
    case Kind::lognormal: return a_ * exp(b_ * normal_quantile(u));
    case Kind::empirical: {
      const auto n = values_.size();
      return values_[std::min(n - 1, static_cast<std::size_t>(u * static_cast<double>(n)))];
    }
    case Kind::mixture: {
      const auto part = static_cast<std::size_t>(
          std::upper_bound(values_.begin(), values_.end() - 1, u) - values_.begin());
      const double low = part == 0 ? 0 : values_[part - 1];
      const double within = (u - low) / (values_[part] - low);
      return parts_[part].at(std::clamp(within, 0x1p-53, 1 - 0x1p-53));
    }
  }
  return 0;
}

rt::Duration Law::of(std::uint64_t draw) const {
  if (kind_ == Kind::fixed) return whole(a_);
  return whole(at(open_uniform(draw)));
}

rt::Duration Law::mean() const {
  switch (kind_) {
    case Kind::fixed:
    case Kind::exponential: return whole(a_);
    case Kind::uniform: return whole((a_ + b_) / 2);
    case Kind::weibull: return whole(a_ * gamma(1 + 1 / b_));
    case Kind::lognormal: return whole(a_ * exp(0.5 * b_ * b_));
    case Kind::empirical: {
      double sum = 0;
      for (const double value : values_) sum += value;
      return whole(sum / static_cast<double>(values_.size()));
    }
    case Kind::mixture: {
      double sum = 0, below = 0;
      for (std::size_t i = 0; i < parts_.size(); ++i) {
        sum += (values_[i] - below) * ns(parts_[i].mean());
        below = values_[i];
      }
      return whole(sum);
    }
  }
  return {};
}

Law Law::scaled(double factor) const {
  Law law = *this;
  if (kind_ == Kind::mixture) {
    for (Law& part : law.parts_) part = part.scaled(factor);
    return law;
  }
  law.a_ *= factor;
  if (kind_ == Kind::uniform) law.b_ *= factor;
  if (kind_ == Kind::empirical)
    for (double& value : law.values_) value *= factor;
  return law;
}

}  // namespace headframe::sim::math
