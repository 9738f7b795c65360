#include "sim/money/books.hpp"

#include <numeric>
#include <set>

namespace headframe::sim::money {

Price operator+(const Price& a, const Price& b) {
  return {a.low + b.low, a.typical + b.typical, a.high + b.high};
}

Price operator*(const Price& price, double factor) {
  return {price.low * factor, price.typical * factor, price.high * factor};
}

double spent(const Books& books) {
  return std::accumulate(books.lines.begin(), books.lines.end(), 0.0,
                         [](double sum, const Line& line) { return sum + line.cny; });
}

Bill bill(const Books& books, const std::map<std::string, Item>& items, double jobs) {
  constexpr double year_s = 365.0 * 86'400;
  Bill sum;
  std::set<std::string> replaced;
  for (const auto& [name, item] : items) {
    replaced.insert(item.instead_of.begin(), item.instead_of.end());
    if (item.yearly) sum.yearly = sum.yearly + *item.yearly;
    if (!item.purchase) continue;
    sum.purchase = sum.purchase + *item.purchase;
    const double years = std::chrono::duration<double>(*item.life).count() / year_s;
    sum.written_off = sum.written_off + *item.purchase * (1 / years);
  }
  for (const Line& line : books.lines) {
    if (replaced.contains(line.id)) continue;
    const double paid = line.hardware_jobs ? line.cny * jobs : line.cny;
    sum.yearly = sum.yearly + Price{paid, paid, paid};
  }
  return sum;
}

}  // namespace headframe::sim::money
