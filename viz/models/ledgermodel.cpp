#include "viz/models/ledgermodel.hpp"

#include <algorithm>

#include "viz/models/words.hpp"

namespace headframe::viz {
namespace {

using sim::record::LedgerBin;

std::int64_t count(const LedgerBin &row, int column) {
  switch (column) {
    case LedgerModel::Produced: return row.produced;
    case LedgerModel::Delivered: return row.delivered;
    case LedgerModel::Late: return row.late;
    case LedgerModel::Duplicated: return row.duplicated;
    case LedgerModel::Misconverted: return row.misconverted;
    case LedgerModel::Lost: return row.lost;
    case LedgerModel::Suppressed: return row.suppressed;
    default: return 0;
  }
}

double share(const LedgerBin &row) {
  return row.produced == 0 ? 0
                           : static_cast<double>(row.delivered) / static_cast<double>(row.produced);
}

}  // namespace

std::vector<LedgerBin> ledgerOf(const std::vector<LedgerBin> &bins, Range range) {
  std::map<std::string, LedgerBin> byMine;
  LedgerBin all;
  for (const LedgerBin &bin : bins) {
    if (bin.begin < range.begin || bin.begin >= range.end) continue;
    LedgerBin &sum = byMine[bin.mine];
    sum.mine = bin.mine;
    add_counts(sum, bin);
    add_counts(all, bin);
  }
  std::vector<LedgerBin> rows;
  for (auto &[mine, sum] : byMine) rows.push_back(std::move(sum));
  if (!rows.empty()) rows.push_back(all);
  return rows;
}

QString outcomeWords(const std::string &outcome) {
  if (outcome == "late") return LedgerModel::tr("late");
  if (outcome == "duplicated") return LedgerModel::tr("duplicated");
  if (outcome == "misconverted") return LedgerModel::tr("wrong meaning");
  if (outcome == "lost") return LedgerModel::tr("lost");
  return QString::fromStdString(outcome);
}

void LedgerModel::show(const Content &content, Range range) {
  beginResetModel();
  rows_ = ledgerOf(content.ledger, range);
  names_.clear();
  for (const auto &place : content.places) names_[place.id] = {place.name_zh, place.name_en};
  endResetModel();
}

void LedgerModel::retranslate() {
  beginResetModel();
  endResetModel();
}

int LedgerModel::rowCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int LedgerModel::columnCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const LedgerBin &row = rows_[static_cast<std::size_t>(index.row())];
  const int column = index.column();
  const auto name = names_.find(row.mine);
  switch (role) {
    case Qt::DisplayRole:
      if (column == Mine)
        return row.mine.empty()        ? tr("All mines")
               : name == names_.end() ? QString::fromStdString(row.mine)
                                      : pick(name->second.first, name->second.second);
      if (column == Share) return QStringLiteral("%1 %").arg(share(row) * 100, 0, 'f', 2);
      return QString::number(count(row, column));
    case Qt::UserRole:
      if (column == Mine) return QString::fromStdString(row.mine);
      return column == Share ? QVariant(share(row)) : QVariant(static_cast<qlonglong>(count(row, column)));
    case mineRole: return QString::fromStdString(row.mine);
    case shareRole: return column == Share ? QVariant(share(row)) : QVariant();
    case Qt::TextAlignmentRole:
      return column == Mine ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    default: return {};
  }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case Mine: return tr("Mine");
    case Produced: return tr("Produced");
    case Delivered: return tr("Delivered");
    case Share: return tr("Delivered share");
    case Late: return tr("Late");
    case Duplicated: return tr("Duplicated");
    case Misconverted: return tr("Wrong meaning");
    case Lost: return tr("Lost");
    case Suppressed: return tr("Withheld by rule");
    default: return {};
  }
}

void ExampleModel::show(const Content &content, const std::string &mine, Range range) {
  beginResetModel();
  rows_.clear();
  beginLocal_ = content.run.begin_local;
  std::ranges::copy_if(content.examples, std::back_inserter(rows_), [&](const auto &example) {
    return (mine.empty() || example.mine == mine) && range.begin <= example.at &&
           example.at < range.end;
  });
  endResetModel();
}

void ExampleModel::retranslate() {
  beginResetModel();
  endResetModel();
}

int ExampleModel::rowCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ExampleModel::columnCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant ExampleModel::data(const QModelIndex &index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  if (role != Qt::DisplayRole) return {};
  const auto &row = rows_[static_cast<std::size_t>(index.row())];
  switch (index.column()) {
    case Outcome: return outcomeWords(row.outcome);
    case Rule: return QString::fromStdString(row.rule);
    case Mine: return QString::fromStdString(row.mine);
    case Point: return QString::fromStdString(row.point);
    case At: return civilTime(beginLocal_, row.at);
    case True: return QString::number(row.true_value);
    case Stored: return row.stored_value ? QString::number(*row.stored_value) : QStringLiteral("–");
    case File: return QString::fromStdString(row.file);
    case Record: return QString::number(row.record);
    default: return {};
  }
}

QVariant ExampleModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case Outcome: return tr("What became of it");
    case Rule: return tr("Rule");
    case Mine: return tr("Mine");
    case Point: return tr("Point");
    case At: return tr("Measured at");
    case True: return tr("True value");
    case Stored: return tr("Stored value");
    case File: return tr("File");
    case Record: return tr("Record");
    default: return {};
  }
}

}  // namespace headframe::viz
