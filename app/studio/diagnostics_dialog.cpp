// SPDX-License-Identifier: Apache-2.0
#include "app/studio/diagnostics_dialog.h"

#include "app/studio/library_desk.h"
#include "app/studio/main_window.h"
#include "app/studio/noise_badge.h"
#include "core/base/error.h"
#include "core/library/maintenance.h"
#include "widgets/theme.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

namespace seedbed {

namespace {

QString accessText(const LibraryClient& client) {
    switch (client.access()) {
        case LibraryAccess::Ready:
            return QStringLiteral("ready");
        case LibraryAccess::ReadOnly:
            return QStringLiteral("read-only: ") + client.trouble();
        case LibraryAccess::Failed:
            return QStringLiteral("failed: ") + client.trouble();
        case LibraryAccess::Opening:
            return QStringLiteral("being opened");
        case LibraryAccess::Closed:
            return QStringLiteral("closed");
    }
    return {};
}

}  // namespace

DiagnosticsDialog::DiagnosticsDialog(MainWindow* window)
    : QDialog(window),
      m_window(window),
      m_list(new QListWidget(this)),
      m_text(new QPlainTextEdit(this)),
      m_private(new QCheckBox(tr("Include prompts and file names"), this)),
      m_message(new QLabel(this)),
      m_save(new QPushButton(tr("Save…"), this)),
      m_stop(std::make_shared<std::atomic<bool>>(false)) {
    setObjectName(QStringLiteral("diagnosticsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Save diagnostics"));
    resize(860, 600);
    m_pool.setMaxThreadCount(1);
    buildLayout();
    gather();
    refresh();
    verify();
}

DiagnosticsDialog::~DiagnosticsDialog() {
    *m_stop = true;
}

void DiagnosticsDialog::buildLayout() {
    auto* what = new QLabel(tr("A report of a problem helps most with this file. Below is word for "
                               "word what it holds; nothing is sent anywhere."),
                            this);
    what->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("diagnosticsFiles"));
    m_list->setAccessibleName(tr("Parts of the file"));
    m_list->setMaximumWidth(160);
    m_text->setReadOnly(true);
    m_text->setFont(monospaceFont(-1));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setAccessibleName(tr("What this part holds"));
    m_private->setObjectName(QStringLiteral("includePrivate"));
    m_private->setToolTip(tr("Off: prompts, notes, file names and folders are replaced"));
    m_message->setProperty("role", QStringLiteral("hint"));
    m_message->setWordWrap(true);
    m_save->setObjectName(QStringLiteral("saveDiagnostics"));
    m_save->setProperty("role", QStringLiteral("primary"));
    auto* close = new QPushButton(tr("Close"), this);
    auto* middle = new QHBoxLayout;
    middle->addWidget(m_list);
    middle->addWidget(m_text, 1);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_private);
    bottom->addWidget(m_message, 1);
    bottom->addWidget(close);
    bottom->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(what);
    layout->addLayout(middle, 1);
    layout->addLayout(bottom);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            m_text->setPlainText(QString::fromUtf8(m_files[static_cast<std::size_t>(row)].content));
    });
    connect(m_private, &QCheckBox::toggled, this, &DiagnosticsDialog::refresh);
    connect(m_save, &QPushButton::clicked, this, &DiagnosticsDialog::save);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
}

void DiagnosticsDialog::gather() {
    LogModel* log = m_window->log()->model();
    for (int row = 0; row < log->rowCount(); ++row)
        m_sources.log << log->index(row).data().toString();
    m_sources.settings = m_window->settings();
    m_sources.noise = m_window->noiseBadge()->checks();
    m_sources.model = m_window->session()->model();
    LibraryClient* client = m_window->library();
    m_sources.libraryState = accessText(*client);
    if (client->access() == LibraryAccess::Ready || client->access() == LibraryAccess::ReadOnly)
        m_sources.library = client->counts();
    m_sources.prompts =
        m_window->settings()->value(QStringLiteral("prompt/history")).toStringList();
    m_sources.prompts << m_window->prompt()->promptEdit()->toPlainText()
                      << m_window->prompt()->negativeEdit()->toPlainText();
}

void DiagnosticsDialog::refresh() {
    m_sources.includePrivate = m_private->isChecked();
    m_files = collectDiagnostics(m_sources);
    const int row = std::max(0, m_list->currentRow());
    m_list->clear();
    for (const DiagnosticsFile& file : m_files) m_list->addItem(file.name);
    m_list->setCurrentRow(row);
    Q_EMIT changed();
}

// A large library takes a while: the file can be saved before, and says "not verified" then.
void DiagnosticsDialog::verify() {
    if (!m_sources.library) return;
    m_message->setText(tr("Comparing the library with its files …"));
    const std::string folder = m_window->libraryDesk()->folder().toStdString();
    m_pool.start([self = QPointer(this), stop = m_stop, folder] {
        QStringList problems;
        try {
            const WorkReport report =
                verify_library(folder, [&stop](int, int) { return !stop->load(); });
            for (const FileProblem& problem : report.problems)
                problems << QString::fromStdString(problem.detail);
        } catch (const Error& error) {
            problems << QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(qApp, [self, problems] {
            if (self) self->onVerified(problems);
        });
    });
}

void DiagnosticsDialog::onVerified(const QStringList& problems) {
    m_sources.verified = true;
    m_sources.libraryProblems = problems;
    m_message->setText(problems.isEmpty() ? tr("The library agrees with its files.")
                                          : tr("The library differs from its files in %n place(s).",
                                               nullptr,
                                               static_cast<int>(problems.size())));
    refresh();
}

void DiagnosticsDialog::saveTo(const QString& path) {
    writeZip(path, m_files);
}

void DiagnosticsDialog::save() {
    auto* dialog = new QFileDialog(this,
                                   tr("Save diagnostics"),
                                   QDir::home().filePath(QStringLiteral("seedbed-diagnostics.zip")),
                                   QStringLiteral("*.zip"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("zip"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        try {
            saveTo(path);
            m_message->setText(tr("Saved %1").arg(path));
        } catch (const Error& error) {
            m_message->setText(QString::fromUtf8(error.what()));
        }
    });
    dialog->open();
}

}  // namespace seedbed
