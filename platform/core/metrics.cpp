#include "platform/core/metrics.hpp"

#include <fmt/format.h>

namespace headframe::core {

Counter& Metrics::counter(const std::string& name, const std::string& help) {
  Figure& figure = figures_[name];
  figure.help = help;
  return figure.counter;
}

void Metrics::gauge(const std::string& name, const std::string& help,
                    std::function<double()> read) {
  Figure& figure = figures_[name];
  figure.help = help;
  figure.read = std::move(read);
}

std::string Metrics::prometheus() const {
  std::string text, family;
  for (const auto& [name, figure] : figures_) {
    const std::string bare = name.substr(0, name.find('{'));
    if (bare != family) {
      family = bare;
      text += fmt::format("# HELP headframe_{} {}\n# TYPE headframe_{} {}\n", bare, figure.help,
                          bare, figure.read ? "gauge" : "counter");
    }
    if (figure.read)
      text += fmt::format("headframe_{} {}\n", name, figure.read());
    else
      text += fmt::format("headframe_{} {}\n", name, figure.counter.value());
  }
  return text;
}

}  // namespace headframe::core
