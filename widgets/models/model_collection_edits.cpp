// SPDX-License-Identifier: Apache-2.0
// What a person changes: folders, favourites, notes.
#include "widgets/models/model_collection.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPointer>

#include <algorithm>

namespace seedbed {

void ModelCollection::change(const Change& change) {
    change(m_contents);
    if (!m_shelf) return;
    m_pool.start([self = QPointer(this), shelf = m_shelf, change] {
        try {
            shelf->change(change);
        } catch (const Error& error) {
            QMetaObject::invokeMethod(qApp, [self, what = QString::fromUtf8(error.what())] {
                if (self) Q_EMIT self->said(what);
            });
        }
    });
}

void ModelCollection::addFolder(const QString& folder) {
    try {
        ModelShelfContents changed = m_contents;
        add_model_folder(changed, folder.toStdString());
    } catch (const Error& error) {
        Q_EMIT said(QString::fromUtf8(error.what()));
        return;
    }
    change([folder = folder.toStdString()](ModelShelfContents& contents) {
        try {
            add_model_folder(contents, folder);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::InvalidRequest) throw;  // another program added it
        }
    });
    Q_EMIT foldersChanged();
    rescan();
}

void ModelCollection::removeFolder(const QString& folder) {
    change([folder = folder.toStdString()](ModelShelfContents& contents) {
        try {
            remove_model_folder(contents, folder);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::InvalidRequest) throw;  // another program removed it
        }
    });
    Q_EMIT foldersChanged();
    Q_EMIT entriesChanged();
    watch();
}

void ModelCollection::changeMark(const std::string& id,
                                 const std::function<void(ModelMark&)>& changeOne) {
    change([id, changeOne](ModelShelfContents& contents) { changeOne(contents.marks[id]); });
    Q_EMIT entryChanged(QString::fromStdString(id));
}

void ModelCollection::setFavourite(const std::string& id, bool favourite) {
    changeMark(id, [favourite](ModelMark& mark) { mark.favourite = favourite; });
}

void ModelCollection::setNote(const std::string& id, const QString& note) {
    if (QString::fromStdString(mark(id).note) == note) return;
    changeMark(id, [note = note.toStdString()](ModelMark& mark) { mark.note = note; });
}

void ModelCollection::noteOpened(const std::string& id, const QString& dtype) {
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const std::string chosen = dtype == QLatin1String("auto") ? "" : dtype.toStdString();
    changeMark(id, [now, chosen](ModelMark& mark) {
        mark.opened_ms = now;
        mark.dtype = chosen;
    });
}

std::vector<std::string> ModelCollection::recent(int most) const {
    std::vector<const ModelEntry*> models;
    for (const ModelEntry& entry : entries()) {
        const ModelMark mark = this->mark(entry.id);
        if (entry.kind == ModelKind::Model && (mark.favourite || mark.opened_ms > 0))
            models.push_back(&entry);
    }
    std::stable_sort(models.begin(), models.end(), [this](const auto* a, const auto* b) {
        return mark(a->id).opened_ms > mark(b->id).opened_ms;
    });
    std::vector<std::string> ids;
    for (const ModelEntry* entry : models)
        if (static_cast<int>(ids.size()) < most) ids.push_back(entry->id);
    return ids;
}

}  // namespace seedbed
