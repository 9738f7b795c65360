#include "viz/app/pages.hpp"

#include <QCoreApplication>
#include <stdexcept>

#include "viz/views/alarmview.hpp"
#include "viz/views/downtimeview.hpp"
#include "viz/views/equipmentview.hpp"
#include "viz/views/kpiview.hpp"
#include "viz/views/ledgerview.hpp"
#include "viz/views/mapview.hpp"
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
      {"map", make<MapView>},
      {"downtime", make<DowntimeView>},
      {"alarms", make<AlarmView>},
      {"trends", make<TrendView>},
      {"equipment", make<EquipmentView>},
      {"ledger", make<LedgerView>},
      {"kpis", make<KpiView>},
  };
  return all;
}

const std::vector<Perspective> &perspectives() {
  static const std::vector<Perspective> all{
      {"overview", QT_TRANSLATE_NOOP("Perspectives", "Overview"), {"map"}, {"downtime"}},
      {"watch", QT_TRANSLATE_NOOP("Perspectives", "Watch"), {"map"}, {"alarms"}},
      {"downtime", QT_TRANSLATE_NOOP("Perspectives", "Downtime"), {"downtime"}, {}},
      {"map", QT_TRANSLATE_NOOP("Perspectives", "Map"), {"map"}, {}},
      {"alarms", QT_TRANSLATE_NOOP("Perspectives", "Alarms"), {"alarms"}, {}},
      {"trends", QT_TRANSLATE_NOOP("Perspectives", "Trends"), {"trends"}, {}},
      {"equipment", QT_TRANSLATE_NOOP("Perspectives", "Network and equipment"), {"equipment"}, {}},
      {"ledger", QT_TRANSLATE_NOOP("Perspectives", "Ledger"), {"ledger"}, {}},
      {"kpis", QT_TRANSLATE_NOOP("Perspectives", "Indicators"), {"kpis"}, {}},
  };
  return all;
}

const Perspective &perspectiveOf(const std::string &id) {
  for (const Perspective &perspective : perspectives())
    if (perspective.id == id) return perspective;
  throw std::out_of_range("no perspective is called " + id);
}

QString titleOf(const Perspective &perspective) {
  return QCoreApplication::translate("Perspectives", perspective.title);
}

}  // namespace headframe::viz
