// What a platform costs: the lines of a year's accounts, and what an option buys on top. Prices that
// nobody has paid yet are ranges, and every sum carries its range. Money is CNY; no interest and no
// inflation.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/kpi/measure.hpp"
#include "platform/rt/time.hpp"

namespace headframe::sim::money {

/// low <= typical <= high.
struct Price {
  double low = 0, typical = 0, high = 0;
};
Price operator+(const Price& a, const Price& b);
Price operator*(const Price& price, double factor);

/// A line of the accounts of the year that the scenario describes.
struct Line {
  std::string id;
  kpi::Text name;
  double cny = 0;
  bool hardware_jobs = false;  // paid for repairs of hardware: grows with their number
};

struct Books {
  double planned = 0;        // the year's budget
  std::vector<Line> lines;   // what was spent
};

/// Something that an option buys, rents or signs.
struct Item {
  kpi::Text name;
  std::optional<Price> purchase;      // once
  std::optional<rt::Duration> life;   // over which the purchase is written off, evenly; has a purchase
  std::optional<Price> yearly;
  std::vector<std::string> instead_of;  // lines that are not paid any more
  std::string source;                 // of the prices: where they were read, or that they are assumed
};

/// What an option costs.
struct Bill {
  Price purchase;    // once
  Price yearly;      // lines and items, without the purchases
  Price written_off; // a year's share of the purchases
  Price om() const { return yearly + written_off; }
};

/// What was spent, in all.
double spent(const Books& books);

/// `jobs` is the number of hardware repairs a year in proportion to the year of the books. Items go
/// by their names, so that what two options share is paid once.
Bill bill(const Books& books, const std::map<std::string, Item>& items, double jobs);

}  // namespace headframe::sim::money
