// A source whose content is told by hand: for tests of models and views.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "viz/link/source.hpp"

namespace headframe::viz {

class ScriptedSource : public Source {
  Q_OBJECT

 public:
  explicit ScriptedSource(Content content = {}) : content_(std::move(content)) {}
  const Content &content() const override { return content_; }
  void wantTrend(const std::string &id, Range) override { wanted.push_back(id); }
  const std::vector<TrendPoint> &trend(const std::string &id) const override {
    static const std::vector<TrendPoint> none;
    const auto found = points_.find(id);
    return found == points_.end() ? none : found->second;
  }
  bool canAcknowledge() const override { return acknowledging; }
  void acknowledge(std::int64_t alarm, const QString &reason) override {
    acknowledgements.emplace_back(alarm, reason);
  }

  void tell(Content content, Parts parts = everything) {
    content_ = std::move(content);
    emit changed(parts);
  }
  void tellTrend(const std::string &id, std::vector<TrendPoint> points) {
    points_[id] = std::move(points);
    emit changed(Part::trends);
  }

  /// What views have asked for so far.
  std::vector<std::string> wanted;
  std::vector<std::pair<std::int64_t, QString>> acknowledgements;
  bool acknowledging = true;

 private:
  Content content_;
  std::map<std::string, std::vector<TrendPoint>> points_;
};

}  // namespace headframe::viz
