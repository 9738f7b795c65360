#include "viz/models/alarmmodel.hpp"

#include <algorithm>
#include <unordered_set>
#include <tuple>
#include <utility>

#include "viz/models/alarmwords.hpp"
#include "viz/models/words.hpp"

namespace headframe::viz {
namespace {

constexpr std::size_t rowwiseLimit = 64;  // more changes than these are told as a whole

QString number(const std::optional<double> &value) {
  return value ? QString::number(*value, 'f', 2) : QStringLiteral("–");
}

/// Rows of the list before that are gone, and rows of the list now that have come, in their order.
struct Changes {
  std::vector<std::size_t> gone, come;
};

/// Nothing when what stayed changed its order, or when there are more changes than `limit`.
std::optional<Changes> changesBetween(const std::vector<std::int64_t> &before,
                                      const std::vector<std::int64_t> &now, std::size_t limit) {
  // Lists that live sources tell again differ at few places: what is equal at both ends is passed over.
  std::size_t head = 0, tail = 0;
  const std::size_t shorter = std::min(before.size(), now.size());
  while (head < shorter && before[head] == now[head]) ++head;
  while (tail < shorter - head && before[before.size() - 1 - tail] == now[now.size() - 1 - tail]) ++tail;
  const std::unordered_set<std::int64_t> middleBefore(before.begin() + static_cast<std::ptrdiff_t>(head),
                                                      before.end() - static_cast<std::ptrdiff_t>(tail));
  const std::unordered_set<std::int64_t> middleNow(now.begin() + static_cast<std::ptrdiff_t>(head),
                                                   now.end() - static_cast<std::ptrdiff_t>(tail));
  Changes changes;
  std::vector<std::int64_t> stayedBefore, stayedNow;
  for (std::size_t i = head; i < before.size() - tail; ++i)
    if (middleNow.contains(before[i])) stayedBefore.push_back(before[i]);
    else changes.gone.push_back(i);
  for (std::size_t i = head; i < now.size() - tail; ++i)
    if (middleBefore.contains(now[i])) stayedNow.push_back(now[i]);
    else changes.come.push_back(i);
  if (stayedBefore != stayedNow || changes.gone.size() + changes.come.size() > limit) return std::nullopt;
  return changes;
}

}  // namespace

void AlarmModel::show(const Content &content) {
  alarms_ = content.alarms;
  beginLocal_ = content.run.begin_local;
  decltype(mines_) mines;
  for (const auto &place : content.places) mines[place.id] = {place.name_zh, place.name_en};
  if (mines != mines_) textsKnown_.clear();
  mines_ = std::move(mines);
  indexTexts();
  filterAnew();
}

void AlarmModel::setFilter(const AlarmFilter &filter) {
  filter_ = filter;
  filterAnew();
}

void AlarmModel::setTrouble(std::int64_t alarm, const QString &trouble) {
  troubles_[alarm] = trouble;
  if (rowCount() > 0)
    emit dataChanged(index(0, Acknowledged), index(rowCount() - 1, Acknowledged));
}

void AlarmModel::retranslate() {
  textsKnown_.clear();
  indexTexts();
  takeAnew(wanted());
}

/// As a whole: whoever looks at the rows starts afresh.
void AlarmModel::takeAnew(std::vector<std::uint32_t> rows) {
  beginResetModel();
  rows_ = std::move(rows);
  numbers_.clear();
  for (const std::uint32_t row : rows_) numbers_.push_back(alarms_[row].number);
  endResetModel();
}

/// Texts of alarms that were known before are not made again: a live source tells all of them at once.
void AlarmModel::indexTexts() {
  texts_.clear();
  texts_.reserve(alarms_.size());
  for (const Alarm &alarm : alarms_) {
    QString &text = textsKnown_[alarm.number];
    if (text.isNull())
      text = mineWords(alarm.mine) + QLatin1Char(' ') + QString::fromStdString(alarm.mine) +
             QLatin1Char(' ') + QString::fromStdString(alarm.point) + QLatin1Char(' ') +
             kindWords(alarm.kind);
    texts_.push_back(text);
  }
}

bool AlarmModel::before(const Alarm &a, const Alarm &b) const {
  const auto value = [this](const Alarm &alarm) -> double {
    switch (sortColumn_) {
      case Level: return alarm.level == 0 ? 9 : alarm.level;
      case State: return static_cast<double>(stateOf(alarm));
      case Value: return alarm.value.value_or(-1e300);
      case Limit: return alarm.limit.value_or(-1e300);
      case Ended: return static_cast<double>(alarm.end.value_or(Moment::max()).count());
      case SeenAfter:
        return static_cast<double>(alarm.visible ? (*alarm.visible - alarm.begin).count()
                                                 : Moment::max().count());
      case Acknowledged:
        return static_cast<double>(alarm.acknowledged.value_or(Moment::max()).count());
      default: return static_cast<double>(alarm.begin.count());
    }
  };
  switch (sortColumn_) {
    case Mine: return std::tie(a.mine, a.begin) < std::tie(b.mine, b.begin);
    case Point: return std::tie(a.point, a.begin) < std::tie(b.point, b.begin);
    case Kind: return std::tie(a.kind, a.begin) < std::tie(b.kind, b.begin);
    case Judged: return std::tie(a.side, a.match, a.begin) < std::tie(b.side, b.match, b.begin);
    default: return std::tuple(value(a), a.begin) < std::tuple(value(b), b.begin);
  }
}

/// Newest first, unless a column is sorted by.
std::vector<std::uint32_t> AlarmModel::wanted() const {
  std::vector<std::uint32_t> rows = passing(alarms_, texts_, filter_);
  if (sortColumn_ < 0) {
    std::ranges::reverse(rows);
    return rows;
  }
  std::ranges::sort(rows, [this](std::uint32_t a, std::uint32_t b) {
    const bool descending = sortOrder_ == Qt::DescendingOrder;
    const Alarm &first = alarms_[descending ? b : a], &second = alarms_[descending ? a : b];
    if (before(first, second)) return true;
    return !before(second, first) && a < b;
  });
  return rows;
}

void AlarmModel::filterAnew() {
  std::vector<std::uint32_t> rows = wanted();
  std::vector<std::int64_t> numbers;
  numbers.reserve(rows.size());
  for (const std::uint32_t row : rows) numbers.push_back(alarms_[row].number);
  const auto changes = changesBetween(numbers_, numbers, rowwiseLimit);
  if (!changes) return takeAnew(std::move(rows));
  for (auto gone = changes->gone.rbegin(); gone != changes->gone.rend(); ++gone) {
    const auto at = static_cast<std::ptrdiff_t>(*gone);
    beginRemoveRows({}, static_cast<int>(at), static_cast<int>(at));
    numbers_.erase(numbers_.begin() + at);
    rows_.erase(rows_.begin() + at);
    endRemoveRows();
  }
  for (const std::size_t come : changes->come) {
    const auto at = static_cast<std::ptrdiff_t>(come);
    beginInsertRows({}, static_cast<int>(at), static_cast<int>(at));
    numbers_.insert(numbers_.begin() + at, numbers[come]);
    rows_.insert(rows_.begin() + at, rows[come]);
    endInsertRows();
  }
  rows_ = std::move(rows);
  if (!rows_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void AlarmModel::sort(int column, Qt::SortOrder order) {
  sortColumn_ = column;
  sortOrder_ = order;
  filterAnew();
}

int AlarmModel::rowCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int AlarmModel::columnCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString AlarmModel::mineWords(const std::string &mine) const {
  const auto found = mines_.find(mine);
  return found == mines_.end() ? QString::fromStdString(mine)
                               : pick(found->second.first, found->second.second);
}

QString AlarmModel::textOf(const Alarm &alarm, int column) const {
  const auto time = [this](std::optional<Moment> at) {
    return at ? civilTime(beginLocal_, *at) : QStringLiteral("–");
  };
  switch (column) {
    case Level: return alarm.level > 0 ? QString::number(alarm.level) : QStringLiteral("–");
    case State:
      return stateLetter(stateOf(alarm)) + QLatin1Char(' ') +
             (alarm.state.empty() ? (alarm.end ? tr("ended") : tr("lasts"))
                                  : stateWords(stateOf(alarm)));
    case Mine: return mineWords(alarm.mine);
    case Point: return QString::fromStdString(alarm.point);
    case Kind: return kindWords(alarm.kind);
    case Value: return number(alarm.value);
    case Limit: return number(alarm.limit);
    case Began: return time(alarm.begin);
    case Ended: return alarm.end ? time(alarm.end) : tr("lasts");
    case SeenAfter: return alarm.visible ? duration(*alarm.visible - alarm.begin) : tr("never seen");
    case Judged:
      if (alarm.match.empty()) return QStringLiteral("–");
      return (alarm.side == "true" ? tr("truth: %1") : tr("platform: %1")).arg(matchWords(alarm.match));
    case Acknowledged:
      if (const auto no = troubles_.find(alarm.number); no != troubles_.end() && !no->second.isEmpty())
        return tr("▲ refused: %1").arg(no->second);
      if (!alarm.acknowledged) return {};
      return QStringLiteral("%1 %2 %3").arg(time(alarm.acknowledged),
                                            QString::fromStdString(alarm.acknowledgedBy),
                                            QString::fromStdString(alarm.reason));
    default: return {};
  }
}

QVariant AlarmModel::data(const QModelIndex &index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Alarm &shown = alarm(index.row());
  const int column = index.column();
  if (role == Qt::DisplayRole) return textOf(shown, column);
  if (role == Qt::ToolTipRole) return textOf(shown, column);
  const bool figures = column == Value || column == Limit || column == SeenAfter;
  if (role == Qt::TextAlignmentRole && figures) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  return {};
}

QVariant AlarmModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case Level: return tr("Level");
    case State: return tr("State");
    case Mine: return tr("Mine");
    case Point: return tr("Point");
    case Kind: return tr("Kind");
    case Value: return tr("Value");
    case Limit: return tr("Limit");
    case Began: return tr("Began");
    case Ended: return tr("Ended");
    case SeenAfter: return tr("Seen after");
    case Judged: return tr("Judged");
    case Acknowledged: return tr("Acknowledged");
    default: return {};
  }
}

}  // namespace headframe::viz
