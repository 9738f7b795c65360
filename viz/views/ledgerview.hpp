// The ledger: what became of every mine's samples in the range, when data was lost, and samples that can
// be followed.
#pragma once

#include <QLabel>
#include <QTableView>

#include "viz/models/ledgermodel.hpp"
#include "viz/views/view.hpp"

namespace headframe::viz {

class LedgerView : public View {
  Q_OBJECT

 public:
  LedgerView(const Desk &desk, QWidget *parent);
  QString title() const override;
  const QAbstractItemModel *rows() const override { return table_->model(); }

 protected:
  void retranslate() override;

 private:
  void layOut();
  void wire();
  void reload();
  void showExamples();
  QString resolutionWords() const;
  QString lostWords(const std::string &mine) const;

  LedgerModel ledger_;
  ExampleModel examples_;
  QTableView *table_, *exampleTable_;
  QLabel *note_, *lost_;
};

}  // namespace headframe::viz
