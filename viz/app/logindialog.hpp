// Asks for the name and the password of a live platform, and for a new password when the platform wants
// one in exchange for a one-time password.
#pragma once

#include <QDialog>
#include <QLabel>
#include <QLineEdit>

#include "viz/link/livesource.hpp"

namespace headframe::viz {

class LogInDialog : public QDialog {
  Q_OBJECT

 public:
  explicit LogInDialog(const QString &server, QWidget *parent = nullptr);
  /// What the platform said against the last try.
  void complain(const QString &trouble, bool passwordExpired);
  Credentials credentials() const;

 private:
  QLabel *trouble_, *newLabel_, *againLabel_;
  QLineEdit *name_, *password_, *new_, *again_;
};

}  // namespace headframe::viz
