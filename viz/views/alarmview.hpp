// The alarm list: ten-minute bins above, a filter bar, the rows, and below them the line in which alarms
// are acknowledged. Two keys acknowledge: A proposes the reason that was given last, Enter sends it.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

#include "viz/models/alarmmodel.hpp"
#include "viz/views/alarmbins.hpp"
#include "viz/views/alarmsound.hpp"
#include "viz/views/view.hpp"

namespace headframe::viz {

class AlarmView : public View {
  Q_OBJECT

 public:
  AlarmView(const Desk &desk, QWidget *parent);
  QString title() const override;
  const QAbstractItemModel *rows() const override { return &alarms_; }

 public slots:
  /// Opens the reason line for the selected alarms, or for the most urgent one.
  void beginAcknowledging();

 protected:
  void retranslate() override;

 private:
  void layOut();
  void wire();
  void reload();
  void showRange();
  void applyFilter();
  void send();
  void cancelReason();
  void countUp();
  std::vector<std::int64_t> chosen() const;

  AlarmModel alarms_;
  Horn horn_;
  AlarmSound sound_;
  QTimer blink_;
  std::vector<std::int64_t> toAcknowledge_;
  AlarmBins *bins_;
  QTableView *table_;
  QLineEdit *text_;
  QComboBox *level_, *state_, *side_, *reason_;
  QCheckBox *onlyOpen_, *mute_;
  QPushButton *acknowledge_, *silence_;
  QLabel *counts_, *reasonLabel_;
};

}  // namespace headframe::viz
