#include "viz/models/equipmentmodel.hpp"

#include <algorithm>
#include <utility>

#include "viz/models/words.hpp"

namespace headframe::viz {
namespace {

constexpr double hoursOfYear = 24 * 365.25;

double years(Moment length) {
  return std::chrono::duration<double, std::ratio<3600>>(length).count() / hoursOfYear;
}

}  // namespace

RepairState repairStateOf(const std::vector<const sim::record::Fault *> &faults, Moment at) {
  const auto later = std::ranges::find_if(faults, [at](const auto *fault) { return fault->failed > at; });
  if (later == faults.begin()) return RepairState::works;
  const sim::record::Fault &fault = **std::prev(later);
  const auto reached = [at](const std::optional<Moment> &instant) { return instant && *instant <= at; };
  if (reached(fault.restored))
    return fault.ticket_closed && !reached(fault.ticket_closed) ? RepairState::ticketOpen
                                                                : RepairState::works;
  if (reached(fault.repair_started)) return RepairState::underRepair;
  if (reached(fault.responded)) return RepairState::awaitsParts;
  return reached(fault.detected) ? RepairState::awaitsResponse : RepairState::unnoticed;
}

QString repairWords(RepairState state) {
  switch (state) {
    case RepairState::works: return EquipmentModel::tr("works");
    case RepairState::unnoticed: return EquipmentModel::tr("failed, not noticed");
    case RepairState::awaitsResponse: return EquipmentModel::tr("failed, waits for a response");
    case RepairState::awaitsParts: return EquipmentModel::tr("failed, waits for crew or parts");
    case RepairState::underRepair: return EquipmentModel::tr("under repair");
    case RepairState::ticketOpen: return EquipmentModel::tr("works, ticket open");
  }
  return {};
}

void EquipmentModel::show(const Content &content, Range range, Moment at) {
  beginResetModel();
  faults_ = content.faults;
  beginLocal_ = content.run.begin_local;
  rows_.clear();
  places_.clear();
  for (const auto &place : content.places) places_[place.id] = {place.name_zh, place.name_en};
  for (const auto &line : content.lines) places_[line.id] = {line.name_zh, line.name_en};
  std::map<std::string, std::size_t> byId;
  for (const auto &equipment : content.equipment) {
    byId[equipment.id] = rows_.size();
    rows_.push_back({equipment, {}});
  }
  for (const auto &fault : faults_) {
    auto found = byId.find(fault.device);
    if (found == byId.end()) {  // a run without a list, or of an older schema: what failed is known
      sim::record::Equipment equipment;
      equipment.id = equipment.name_zh = equipment.name_en = fault.device;
      equipment.kind = fault.device.substr(0, fault.device.find('/'));
      found = byId.emplace(fault.device, rows_.size()).first;
      rows_.push_back({std::move(equipment), {}});
    }
    Row &row = rows_[found->second];
    row.faults.push_back(&fault);
    const bool inside = range.begin <= fault.failed && fault.failed < range.end;
    row.inRange += inside;
    row.repeats += inside && fault.repeat;
  }
  for (const WorkOrder &order : content.orders)
    if (const auto found = byId.find(order.device); found != byId.end() && !order.closed)
      ++rows_[found->second].openOrders;
  at_ = at;
  for (Row &row : rows_) row.state = repairStateOf(row.faults, at);
  endResetModel();
}

void EquipmentModel::moveTo(Moment at) {
  at_ = at;
  for (Row &row : rows_) row.state = repairStateOf(row.faults, at);
  if (!rows_.empty()) emit dataChanged(index(0, Age), index(rowCount() - 1, LastFault));
}

void EquipmentModel::retranslate() {
  beginResetModel();
  endResetModel();
}

int EquipmentModel::rowOf(const std::string &equipment) const {
  const auto found = std::ranges::find_if(
      rows_, [&](const Row &row) { return row.equipment.id == equipment; });
  return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

const std::vector<const sim::record::Fault *> &EquipmentModel::faultsOf(int row) const {
  return rows_.at(static_cast<std::size_t>(row)).faults;
}

int EquipmentModel::rowCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int EquipmentModel::columnCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString EquipmentModel::textOf(const Row &row, int column) const {
  const auto &equipment = row.equipment;
  const QString dash = QStringLiteral("–");
  switch (column) {
    case Name: return pick(equipment.name_zh, equipment.name_en);
    case Kind: return thingWords(equipment.kind);
    case Place: {
      if (equipment.place.empty()) return tr("centre");
      const auto named = places_.find(equipment.place);
      return named == places_.end() ? QString::fromStdString(equipment.place)
                                    : pick(named->second.first, named->second.second);
    }
    case Age:
      return equipment.installed ? tr("%1 y").arg(years(at_ - *equipment.installed), 0, 'f', 1) : dash;
    case Life:
      return equipment.expected_life ? tr("%1 y").arg(years(*equipment.expected_life), 0, 'f', 1) : dash;
    case State: return repairWords(row.state);
    case Faults: return QString::number(row.inRange);
    case Repeats: return QString::number(row.repeats);
    case LastFault:
      for (auto fault = row.faults.rbegin(); fault != row.faults.rend(); ++fault)
        if ((*fault)->failed <= at_) return civilTime(beginLocal_, (*fault)->failed);
      return dash;
    case Orders: return QString::number(row.openOrders);
    default: return {};
  }
}

QVariant EquipmentModel::sortKey(const Row &row, int column) const {
  const auto &equipment = row.equipment;
  switch (column) {
    case Age: return equipment.installed ? years(at_ - *equipment.installed) : -1;
    case Life: return equipment.expected_life ? years(*equipment.expected_life) : -1;
    case State: return static_cast<int>(row.state);
    case Faults: return row.inRange;
    case Repeats: return row.repeats;
    case Orders: return row.openOrders;
    default: return textOf(row, column);
  }
}

QVariant EquipmentModel::data(const QModelIndex &index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row &row = rows_[static_cast<std::size_t>(index.row())];
  const auto &equipment = row.equipment;
  switch (role) {
    case Qt::DisplayRole: return textOf(row, index.column());
    case Qt::UserRole: return sortKey(row, index.column());
    case stateRole: return static_cast<int>(row.state);
    case idRole: return QString::fromStdString(equipment.id);
    case wearRole:
      if (index.column() != Age || !equipment.installed || !equipment.expected_life) return {};
      return years(at_ - *equipment.installed) / std::max(years(*equipment.expected_life), 0.01);
    case Qt::TextAlignmentRole: {
      const int column = index.column();
      const bool figure = column == Age || column == Life || column == Faults || column == Repeats ||
                          column == Orders;
      return figure ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    }
    default: return {};
  }
}

QVariant EquipmentModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::ToolTipRole && section == Life)
    return tr("The age that half of its like reach, by the list");
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Name: return tr("Name");
    case Kind: return tr("Kind");
    case Place: return tr("Place");
    case Age: return tr("Age");
    case Life: return tr("Usual life");
    case State: return tr("State at the cursor");
    case Faults: return tr("Faults in range");
    case Repeats: return tr("Repeated");
    case LastFault: return tr("Last fault");
    case Orders: return tr("Open orders");
    default: return {};
  }
}

}  // namespace headframe::viz
