#include "viz/app/logindialog.hpp"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

namespace headframe::viz {

LogInDialog::LogInDialog(const QString &server, QWidget *parent)
    : QDialog(parent), trouble_(new QLabel(this)), newLabel_(new QLabel(tr("&New password"), this)),
      againLabel_(new QLabel(tr("Once &again"), this)), name_(new QLineEdit(this)),
      password_(new QLineEdit(this)), new_(new QLineEdit(this)), again_(new QLineEdit(this)) {
  setWindowTitle(tr("Log in"));
  trouble_->setWordWrap(true);
  auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
  auto *layout = new QFormLayout(this);
  layout->addRow(tr("Platform"), new QLabel(server, this));
  layout->addRow(trouble_);
  layout->addRow(tr("&Name"), name_);
  layout->addRow(tr("&Password"), password_);
  layout->addRow(newLabel_, new_);
  layout->addRow(againLabel_, again_);
  layout->addRow(buttons);
  newLabel_->setBuddy(new_);
  againLabel_->setBuddy(again_);
  for (QLineEdit *edit : {password_, new_, again_}) edit->setEchoMode(QLineEdit::Password);
  for (QWidget *widget : std::initializer_list<QWidget *>{newLabel_, new_, againLabel_, again_})
    widget->hide();
  connect(buttons, &QDialogButtonBox::accepted, this, [this] {
    if (new_->text() == again_->text()) return accept();
    trouble_->setText(tr("The two new passwords differ."));
  });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void LogInDialog::complain(const QString &trouble, bool passwordExpired) {
  trouble_->setText(passwordExpired
                        ? tr("This is a one-time password: choose a new one, of at least ten "
                             "characters and without the name.")
                        : trouble);
  for (QWidget *widget : std::initializer_list<QWidget *>{newLabel_, new_, againLabel_, again_})
    widget->setVisible(passwordExpired);
  (passwordExpired ? new_ : password_)->setFocus();
}

Credentials LogInDialog::credentials() const {
  return {name_->text().toStdString(), password_->text().toStdString(),
          new_->isVisibleTo(this) ? new_->text().toStdString() : std::string()};
}

}  // namespace headframe::viz
