// SPDX-License-Identifier: Apache-2.0
#include "widgets/qt_convert.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

#include <cmath>

namespace seedbed {

QImage toQImage(const ImagePtr& image) {
    if (!image) return {};
    auto* owner = new ImagePtr(image);
    return QImage(
        image->rgb.data(),
        image->width,
        image->height,
        static_cast<qsizetype>(image->width) * 3,
        QImage::Format_RGB888,
        [](void* p) { delete static_cast<ImagePtr*>(p); },
        owner);
}

QString seedText(Seed seed) {
    return QString::number(static_cast<qulonglong>(seed.value()));
}

QString durationText(double seconds) {
    if (seconds < 10)
        return QCoreApplication::translate("Duration", "%1 s")
            .arg(QLocale().toString(std::max(seconds, 0.1), 'f', seconds < 3 ? 1 : 0));
    const auto whole = static_cast<long long>(std::ceil(seconds));
    if (whole < 90) return QCoreApplication::translate("Duration", "%1 s").arg(whole);
    const long long minutes = (whole + 30) / 60;
    if (minutes < 60) return QCoreApplication::translate("Duration", "%1 min").arg(minutes);
    return QCoreApplication::translate("Duration", "%1 h %2 min")
        .arg(minutes / 60)
        .arg(minutes % 60);
}

QString bytesText(double bytes) {
    return QLocale().formattedDataSize(
        static_cast<qint64>(bytes), bytes < 1e7 ? 1 : 0, QLocale::DataSizeSIFormat);
}

QString shortPath(const QString& path) {
    const QString home = QDir::homePath();
    return path.startsWith(home + QLatin1Char('/')) ? QLatin1Char('~') + path.mid(home.size())
                                                    : path;
}

QString errorHeading(ErrorCode code) {
    switch (code) {
        case ErrorCode::InvalidRequest:
            return QCoreApplication::translate("Errors", "A setting does not work");
        case ErrorCode::FileNotFound:
            return QCoreApplication::translate("Errors", "A file is missing");
        case ErrorCode::FileFormat:
            return QCoreApplication::translate("Errors", "A file is damaged or of another kind");
        case ErrorCode::UnsupportedModel:
            return QCoreApplication::translate("Errors", "This model is not supported");
        case ErrorCode::OutOfMemory:
            return QCoreApplication::translate("Errors", "Not enough memory");
        case ErrorCode::DiskFull:
            return QCoreApplication::translate("Errors", "The disk is full");
        case ErrorCode::PermissionDenied:
            return QCoreApplication::translate("Errors", "No permission to read or write");
        case ErrorCode::IoFailure:
            return QCoreApplication::translate("Errors", "Reading or writing failed");
        case ErrorCode::Internal:
            return QCoreApplication::translate("Errors", "A fault in Seedbed");
    }
    return QCoreApplication::translate("Errors", "A fault in Seedbed");
}

}  // namespace seedbed
