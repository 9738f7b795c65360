#include "viz/models/trendlist.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <tuple>

#include "viz/models/words.hpp"

namespace headframe::viz {
namespace {

using sim::record::Series;

auto key(const Series &series) {
  return std::tie(series.mine, series.point, series.side, series.id);
}

bool same(const Series &one, const Series &other) {
  return key(one) == key(other) && one.name_zh == other.name_zh && one.unit == other.unit &&
         one.cadence == other.cadence && one.low_limit == other.low_limit &&
         one.high_limit == other.high_limit;
}

}  // namespace

QString trendName(const Series &series) {
  QString name = pick(series.name_zh, series.name_en);
  if (name.isEmpty()) name = QString::fromStdString(series.point);
  if (name.isEmpty()) name = QString::fromStdString(series.id);
  if (series.side == "truth") return TrendList::tr("%1, truth").arg(name);
  return name;
}

QString unitWords(const std::string &unit) {
  if (unit == "values") return TrendList::tr("values");
  if (unit == "mines") return TrendList::tr("mines");
  if (unit == "files") return TrendList::tr("files");
  return QString::fromStdString(unit);
}

void TrendList::show(std::vector<Series> trends, const Content &content) {
  std::ranges::sort(trends, {}, key);
  if (std::ranges::equal(trends, rows_, same, {}, &Row::series)) return;
  beginResetModel();
  rows_.clear();
  for (auto &series : trends) {
    Row row;
    const auto place = std::ranges::find(content.places, series.mine, &sim::record::Place::id);
    row.mineZh = place == content.places.end() ? series.mine : place->name_zh;
    row.mineEn = place == content.places.end() ? series.mine : place->name_en;
    row.series = std::move(series);
    rows_.push_back(std::move(row));
  }
  endResetModel();
  const auto gone =
      std::erase_if(shown_, [this](const std::string &id) { return series(id) == nullptr; });
  if (gone > 0) emit shownChanged();
}

void TrendList::setReadings(
    const std::vector<std::pair<std::string, std::optional<Reading>>> &readings) {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    Row &row = rows_[i];
    const auto found =
        std::ranges::find(readings, row.series.id, [](const auto &entry) { return entry.first; });
    const auto reading = found == readings.end() ? std::nullopt : found->second;
    if (!reading && !row.reading) continue;
    row.reading = reading;
    emit dataChanged(index(static_cast<int>(i), Value), index(static_cast<int>(i), At));
  }
}

void TrendList::retranslate() {
  if (rows_.empty()) return;
  emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

const Series *TrendList::series(const std::string &id) const {
  const auto found =
      std::ranges::find(rows_, id, [](const Row &row) -> const std::string & { return row.series.id; });
  return found == rows_.end() ? nullptr : &found->series;
}

bool TrendList::isShown(const std::string &id) const {
  return std::ranges::find(shown_, id) != shown_.end();
}

bool TrendList::setShown(const std::string &id, bool shown) {
  if (isShown(id) == shown) return shown;
  if (shown && (shown_.size() >= mostShown || series(id) == nullptr)) return false;
  if (shown)
    shown_.push_back(id);
  else
    std::erase(shown_, id);
  for (int row = 0; row < rowCount(); ++row)
    if (idOf(row) == id) emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
  emit shownChanged();
  return shown;
}

std::vector<std::string> TrendList::trendsOf(const std::string &mine,
                                             const std::string &point) const {
  std::vector<std::string> ids;
  if (mine.empty()) return ids;
  for (const Row &row : rows_)
    if (row.series.mine == mine && (point.empty() || row.series.point == point))
      ids.push_back(row.series.id);
  return ids;
}

int TrendList::rowCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int TrendList::columnCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString TrendList::textOf(const Row &row, int column) const {
  switch (column) {
    case Mine: return row.series.mine.empty() ? tr("Whole city") : pick(row.mineZh, row.mineEn);
    case Trend: return trendName(row.series);
    case Value: return row.reading ? QString::number(row.reading->value, 'g', 6) : QString();
    case At: return row.reading ? row.reading->at : QString();
    case Unit: return unitWords(row.series.unit);
    default: return {};
  }
}

QVariant TrendList::data(const QModelIndex &index, int role) const {
  if (!index.isValid()) return {};
  const Row &row = rows_[static_cast<std::size_t>(index.row())];
  if (role == Qt::DisplayRole) return textOf(row, index.column());
  if (role == Qt::ToolTipRole)
    return tr("%1: %2").arg(textOf(row, Mine), textOf(row, Trend));
  if (role == Qt::CheckStateRole && index.column() == Mine)
    return static_cast<int>(isShown(row.series.id) ? Qt::Checked : Qt::Unchecked);
  if (role == Qt::TextAlignmentRole && index.column() == Value)
    return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
  return {};
}

bool TrendList::setData(const QModelIndex &index, const QVariant &value, int role) {
  if (!index.isValid() || role != Qt::CheckStateRole || index.column() != Mine) return false;
  const bool wanted = value.toInt() == Qt::Checked;
  return setShown(idOf(index.row()), wanted) == wanted;
}

Qt::ItemFlags TrendList::flags(const QModelIndex &index) const {
  const auto usual = QAbstractTableModel::flags(index);
  return index.isValid() && index.column() == Mine ? usual | Qt::ItemIsUserCheckable : usual;
}

QVariant TrendList::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case Mine: return tr("Mine");
    case Trend: return tr("Trend");
    case Value: return tr("At the cursor");
    case At: return tr("Measured");
    case Unit: return tr("Unit");
    default: return {};
  }
}

}  // namespace headframe::viz
