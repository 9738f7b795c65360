#include "viz/app/pages.hpp"

#include <QCoreApplication>

#include "viz/views/downtimeview.hpp"
#include "viz/views/kpiview.hpp"
#include "viz/views/trendview.hpp"

namespace headframe::viz {
namespace {

template <class Shown>
View *make(const Desk &desk, QWidget *parent) {
  return new Shown(desk, parent);
}

}  // namespace

const std::vector<Page> &pages() {
  static const std::vector<Page> all{
      {"downtime", make<DowntimeView>},
      {"kpis", make<KpiView>},
      {"trends", make<TrendView>},
  };
  return all;
}

const std::vector<Perspective> &perspectives() {
  static const std::vector<Perspective> all{
      {"overview", QT_TRANSLATE_NOOP("Perspectives", "Overview"), {"downtime"}, {"kpis"}},
      {"downtime", QT_TRANSLATE_NOOP("Perspectives", "Downtime"), {"downtime"}, {}},
      {"kpis", QT_TRANSLATE_NOOP("Perspectives", "Indicators"), {"kpis"}, {}},
      {"trends", QT_TRANSLATE_NOOP("Perspectives", "Trends"), {"trends"}, {}},
  };
  return all;
}

QString titleOf(const Perspective &perspective) {
  return QCoreApplication::translate("Perspectives", perspective.title);
}

}  // namespace headframe::viz
