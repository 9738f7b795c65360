// Laws that are known are found again, and published estimates are met.
#include <cmath>

#include <gtest/gtest.h>

#include "sim/history/fit.hpp"
#include "sim/history/goodness.hpp"
#include "sim/history/spells.hpp"
#include "sim/math/distributions.hpp"
#include "sim/math/normal_tail.hpp"

namespace headframe::sim::history {
namespace {

std::vector<Spell> whole(std::initializer_list<double> lengths) {
  std::vector<Spell> spells;
  for (const double length : lengths) spells.push_back({0, length, true});
  return spells;
}

// Lieblein, Zelen 1956: millions of revolutions of 23 ball bearings. Lawless 1982 (example 5.1.1)
// prints shape 2.10 and scale 81.88, and for the logarithms mean 4.15 and deviation 0.522.
const std::vector<Spell>& bearings() {
  static const auto spells =
      whole({17.88, 28.92, 33.00, 41.52, 42.12, 45.60,  48.40,  51.84,  51.96,  54.12,  55.56, 67.80,
             68.64, 68.64, 68.88, 84.12, 93.12, 98.64, 105.12, 105.84, 127.92, 128.04, 173.40});
  return spells;
}

TEST(LawFit, meets_the_published_estimates_of_the_ball_bearings) {
  const auto weibull = fit(Family::weibull, bearings());
  ASSERT_TRUE(weibull);
  EXPECT_NEAR(weibull->law.shape, 2.10, 0.005);
  EXPECT_NEAR(weibull->law.scale, 81.88, 0.05);
  EXPECT_NEAR(weibull->log_likelihood, -113.69, 0.01);
  const auto lognormal = fit(Family::lognormal, bearings());
  EXPECT_NEAR(std::log(lognormal->law.scale), 4.15, 0.005);
  EXPECT_NEAR(lognormal->law.shape, 0.522, 0.001);
}

// Proschan 1963: hours between failures of the air conditioning of aeroplane 7912, for which an
// exponential law with the mean of 59.6 h is usually taken.
TEST(LawFit, sees_no_wear_in_the_air_conditioning_of_an_aeroplane) {
  const auto hours = whole({23, 261, 87, 7,  120, 14, 62, 47, 225, 71, 246, 21, 42, 20, 5,
                            12, 120, 11, 3,  14,  71, 11, 14, 11,  16, 90,  1,  16, 52, 95});
  const auto constant = fit(Family::exponential, hours);
  EXPECT_NEAR(constant->law.scale, 59.6, 0.05);
  const auto weibull = fit(Family::weibull, hours);
  EXPECT_LT(*weibull->shape.low, 1);
  EXPECT_GT(*weibull->shape.high, 1);
  EXPECT_LT(constant->aic, weibull->aic);
}

// A likelihood that has lost its truncated or censored part finds another law.
TEST(LawFit, does_not_take_a_late_begin_or_an_early_end_of_observation_for_life) {
  std::vector<Spell> spells;
  const Lifetime truth{Family::weibull, 1000, 2.5};
  for (std::uint32_t i = 0; i < 4000; ++i) {
    const math::Draws draws(7, i);
    const double entry = 800.0 * math::open_uniform(draws.of(1, 0, 0));
    const double hazard = -std::log(math::open_uniform(draws.of(1, 1, 0)));
    const double life = remaining(truth, entry, hazard), watched = 300;
    spells.push_back({entry, entry + std::min(life, watched), life < watched});
  }
  const auto fitted = fit(Family::weibull, spells);
  EXPECT_NEAR(fitted->law.shape, 2.5, 0.2);
  EXPECT_NEAR(fitted->law.scale, 1000, 40);
  for (Spell& spell : spells) spell.entry = 0;
  EXPECT_GT(std::abs(fit(Family::weibull, spells)->law.shape - 2.5), 0.4);
}

// A unit's own log of ten years: twelve units of ages 0 to 5 years, three failures each or so.
std::map<std::string, Unit> twelve_units() {
  using std::chrono::hours;
  std::map<std::string, Unit> units;
  for (int i = 0; i < 12; ++i) {
    Unit unit;
    unit.installed = {hours(8760) * (40 - i % 6)};
    unit.observed_from = {hours(8760) * 40};
    unit.observed_until = {hours(8760) * 50};
    units.emplace("unit-" + std::to_string(i), unit);
  }
  return units;
}

// 100 logs a law: with 95 % each, 90 to 99 of them hold the truth with a probability of 98 %.
TEST(LawFit, intervals_hold_the_truth_as_often_as_they_say) {
  const auto units = twelve_units();
  const Reading reading;
  for (const Lifetime truth :
       {Lifetime{Family::weibull, 4.0 * 8760, 2.0}, Lifetime{Family::weibull, 3.0 * 8760, 0.8}}) {
    const Again again = lives_again(units, reading, {{0, 72, true}});
    int shapes = 0, scales = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
      const auto spells = again(truth, math::Draws(11, seed));
      const auto fitted = fit(Family::weibull, spells);
      ASSERT_TRUE(fitted);
      const auto holds = [](const Bounds& bounds, double x) {
        return (!bounds.low || *bounds.low <= x) && (!bounds.high || x <= *bounds.high);
      };
      shapes += holds(fitted->shape, truth.shape);
      scales += holds(fitted->scale, truth.scale);
    }
    EXPECT_GE(shapes, 90);
    EXPECT_GE(scales, 90);
    EXPECT_LE(shapes, 99);
  }
}

TEST(LawFit, repairs_that_are_still_open_are_censored) {
  std::vector<Spell> repairs;
  const Lifetime truth{Family::lognormal, 30, 1.2};
  for (std::uint32_t i = 0; i < 400; ++i) {
    const double hazard = -std::log(math::open_uniform(math::Draws(3, i).of(1, 0, 0)));
    const double lasts = remaining(truth, 0, hazard);
    repairs.push_back({0, std::min(lasts, 60.0), lasts < 60});
  }
  const auto fitted = fit(Family::lognormal, repairs);
  EXPECT_NEAR(fitted->law.scale, 30, 4);
  EXPECT_NEAR(fitted->law.shape, 1.2, 0.15);
  ASSERT_TRUE(fitted->shape.low && fitted->shape.high);
  EXPECT_LT(*fitted->shape.low, 1.2);
  EXPECT_GT(*fitted->shape.high, 1.2);
}

TEST(LawFit, one_failure_tells_a_rate_and_no_shape_and_none_tells_a_limit) {
  const std::vector<Spell> one{{0, 1000, true}, {0, 9000, false}};
  EXPECT_FALSE(fit(Family::weibull, one));
  const Rate rate = rate_of(one);  // of a Poisson count of 1: 0.0253 and 5.572
  EXPECT_NEAR(rate.low * 10'000, 0.02532, 1e-5);
  EXPECT_NEAR(rate.high * 10'000, 5.5716, 1e-4);
  const std::vector<Spell> none{{0, 1000, false}};
  EXPECT_FALSE(fit(Family::exponential, none));
  EXPECT_NEAR(rate_of(none).high * 1000, 2.9957, 1e-4);
}

TEST(Goodness, tells_a_law_that_fits_from_one_that_does_not) {
  const auto units = twelve_units();
  const Again again = lives_again(units, {}, {});
  const auto spells = again({Family::weibull, 1.0 * 8760, 4.0}, math::Draws(5, 1));
  const auto judged = [&](Family family) {
    return goodness_of(*likeliest(family, spells), spells, again, 99, 1).p_value;
  };
  EXPECT_GT(judged(Family::weibull), 0.05);
  EXPECT_LT(judged(Family::exponential), 0.02);
}

// The product-limit form is the usual one where nothing is censored: for u of 0.2, 0.5, 0.7 the
// textbook's sum gives -3 - (1/3) (ln 0.2 + ln 0.3 + 3 (ln 0.5 + ln 0.5) + 5 (ln 0.7 + ln 0.8)).
TEST(Goodness, is_anderson_and_darlings_distance) {
  const auto spells = whole({-std::log(0.8), -std::log(0.5), -std::log(0.3)});
  const double expected = -3 - (std::log(0.2) + std::log(0.3) + 3 * (2 * std::log(0.5)) +
                                5 * (std::log(0.7) + std::log(0.8))) / 3;
  EXPECT_NEAR(anderson_darling({Family::exponential, 1, 1}, spells), expected, 1e-9);
}

TEST(NormalTail, agrees_with_the_C_library) {
  const auto tail = [](double z) { return 0.5 * std::erfc(z / std::sqrt(2.0)); };
  for (double z = -8; z < 30; z += 0.37)
    EXPECT_NEAR(math::log_normal_tail(z) / (z < 0 ? std::log1p(-tail(-z)) : std::log(tail(z))), 1,
                1e-9)
        << z;
}

}  // namespace
}  // namespace headframe::sim::history
