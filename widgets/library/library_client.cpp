// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/library_client.h"

#include "widgets/library/library_worker.h"

#include <algorithm>
#include <utility>

namespace seedbed {

namespace {

constexpr std::size_t kFresh = 2000;  // pictures looked at last: more than all views show at once

std::filesystem::path toPath(const QString& text) {
    return std::filesystem::path(text.toStdString());
}

}  // namespace

LibraryClient::LibraryClient(QObject* parent)
    : JudgementSource(parent), m_ticket(std::make_shared<std::atomic<quint64>>(0)) {}

LibraryClient::LibraryClient(const QString& folder, QObject* parent) : LibraryClient(parent) {
    open(folder);
}

LibraryClient::~LibraryClient() = default;

void LibraryClient::open(const QString& folder) {
    m_folder = folder;
    start(false);
}

void LibraryClient::rebuild() {
    start(true);
}

QString LibraryClient::imagesFolder() const {
    return m_folder + QStringLiteral("/images");
}

void LibraryClient::start(bool rebuild) {
    m_worker.reset();
    ++m_session;
    m_known.clear();
    m_uses.clear();
    m_wanted.clear();
    m_steps.clear();
    m_counts = {};
    setAccess(LibraryAccess::Opening, {}, ErrorCode::Internal);
    Q_EMIT undoChanged();

    LibraryWorker::Callbacks callbacks;
    const quint64 session = m_session;
    callbacks.opened = [this, session](Library& library) {
        deliver(session,
                [this,
                 counts = library.counts(),
                 shelf = library.shelf(),
                 readOnly = library.read_only()] {
                    setAccess(readOnly ? LibraryAccess::ReadOnly : LibraryAccess::Ready,
                              readOnly
                                  ? tr("This library cannot be written: pictures can be looked "
                                       "at, not judged.")
                                  : QString(),
                              ErrorCode::PermissionDenied);
                    m_counts = counts;
                    m_shelf = shelf;
                    Q_EMIT opened();
                    Q_EMIT shelfChanged();
                    Q_EMIT countsChanged();
                });
    };
    callbacks.failed = [this, session](const Error& error) {
        deliver(session, [this, error] {
            setAccess(LibraryAccess::Failed, QString::fromStdString(error.what()), error.code());
            Q_EMIT openFailed(m_trouble);
        });
    };
    callbacks.changed = [this, session] {
        deliver(session, [this] {
            ask([this](Library& library) {
                return [this, counts = library.counts(), shelf = library.shelf()] {
                    onChanged(counts, shelf);
                };
            });
        });
    };
    callbacks.trouble = [this, session](const Error& error) {
        deliver(session, [this, error] { Q_EMIT said(QString::fromStdString(error.what())); });
    };
    m_worker = std::make_unique<LibraryWorker>(toPath(m_folder), rebuild, std::move(callbacks));
}

void LibraryClient::deliver(quint64 session, std::function<void()> answer) {
    QMetaObject::invokeMethod(
        this,
        [this, session, answer = std::move(answer)] {
            if (session == m_session) answer();
        },
        Qt::QueuedConnection);
}

void LibraryClient::ask(std::function<std::function<void()>(Library&)> question) {
    if (!m_worker) return;
    const quint64 session = m_session;
    m_worker->ask(
        [this, session, question = std::move(question)](Library& library) {
            deliver(session, question(library));
        },
        [this, session](const Error& error) {
            deliver(session, [this, error] { Q_EMIT said(QString::fromStdString(error.what())); });
        });
}

void LibraryClient::setAccess(LibraryAccess access, const QString& trouble, ErrorCode code) {
    m_access = access;
    m_trouble = trouble;
    m_troubleCode = code;
    Q_EMIT accessChanged();
}

// What was learnt before counts as old now; what is in sight is asked for at once.
void LibraryClient::onChanged(const LibraryCounts& counts, const Shelf& shelf) {
    ++m_epoch;
    std::vector<PictureId> ids;
    for (const PictureId id : m_uses) {
        if (ids.size() == kFresh) break;
        ids.push_back(id);
    }
    requestCards(ids);
    m_counts = counts;
    Q_EMIT countsChanged();
    if (shelf != m_shelf) {
        m_shelf = shelf;
        Q_EMIT shelfChanged();
    }
    Q_EMIT libraryChanged();
}

const Judgement* LibraryClient::judgement(PictureId id) const {
    if (id == 0) return nullptr;
    const auto at = m_known.find(id);
    if (at == m_known.end() || at->second.epoch != m_epoch) {
        if (m_wanted.empty())
            QMetaObject::invokeMethod(const_cast<LibraryClient*>(this),
                                      &LibraryClient::askForWanted,
                                      Qt::QueuedConnection);
        m_wanted.insert(id);
    }
    if (at == m_known.end()) return nullptr;
    m_uses.splice(m_uses.begin(), m_uses, at->second.use);
    return &at->second.judgement;
}

bool LibraryClient::isBinned(PictureId id) const {
    const auto at = m_known.find(id);
    return at != m_known.end() && at->second.binned;
}

void LibraryClient::askForWanted() {
    const auto wanted = std::exchange(m_wanted, {});
    requestCards({wanted.begin(), wanted.end()});
}

LibraryClient::Known& LibraryClient::remember(PictureId id) {
    const auto [at, fresh] = m_known.try_emplace(id);
    if (fresh) at->second.use = m_uses.insert(m_uses.end(), id);
    at->second.epoch = m_epoch;
    return at->second;
}

void LibraryClient::learn(const std::vector<PictureCard>& cards) {
    std::vector<PictureId> changed;
    std::vector<PictureId> moved;
    for (const PictureCard& card : cards) {
        const bool fresh = !m_known.contains(card.id);
        Known& known = remember(card.id);
        if (known.underWay > 0) continue;  // what is shown is newer
        if (fresh || known.judgement != card.judgement || known.binned != card.binned)
            changed.push_back(card.id);
        if (known.binned != card.binned) moved.push_back(card.id);
        known.judgement = card.judgement;
        known.binned = card.binned;
    }
    if (!changed.empty()) Q_EMIT judgementsChanged(changed);
    if (!moved.empty()) Q_EMIT binChanged(moved);
}

quint64 LibraryClient::search(const QString& query, SearchOrder order) {
    const quint64 ticket = ++*m_ticket;
    ask([this, ticket, newest = m_ticket, text = query.toStdString(), order](
            Library& library) -> std::function<void()> {
        if (*newest != ticket) return [] {};
        SearchResult result{ticket, {}, check_query(text)};
        if (result.problems.empty()) try {
                result.ids = library.search(text, order);
            } catch (const Error& error) {
                if (error.code() != ErrorCode::InvalidRequest) throw;
                result.problems.push_back({0, text.size(), error.what()});
            }
        return [this, newest, result = std::move(result)] {
            if (*newest == result.ticket) Q_EMIT searchDone(result);
        };
    });
    return ticket;
}

quint64 LibraryClient::find(const QString& query, int most) {
    const quint64 ticket = ++m_finds;
    ask([this, ticket, most, text = query.toStdString()](Library& library) {
        std::vector<PictureId> ids = library.search(text);
        const auto total = static_cast<int>(ids.size());
        ids.resize(std::min(ids.size(), static_cast<std::size_t>(most)));
        return [this, ticket, total, cards = library.cards(ids)] {
            Q_EMIT found(ticket, cards, total);
        };
    });
    return ticket;
}

void LibraryClient::requestCards(const std::vector<PictureId>& ids) {
    if (ids.empty()) return;
    ask([this, ids](Library& library) {
        return [this, cards = library.cards(ids)] {
            learn(cards);
            Q_EMIT cardsReady(cards);
        };
    });
}

void LibraryClient::requestPicture(PictureId id) {
    ask([this, id](Library& library) -> std::function<void()> {
        const std::optional<PictureRow> row = library.picture(id);
        if (!row) return [] {};
        return [this, row = *row] { Q_EMIT pictureReady(row); };
    });
}

void LibraryClient::requestValues(const QString& field) {
    ask([this, field](Library& library) {
        QStringList values;
        for (const std::string& value : library.values_of(field.toStdString()))
            values << QString::fromStdString(value);
        return [this, field, values] { Q_EMIT valuesReady(field, values); };
    });
}

void LibraryClient::requestSeedHistory() {
    ask([this](Library& library) {
        return [this, seeds = library.seed_history()] { Q_EMIT seedHistoryReady(seeds); };
    });
}

void LibraryClient::setShelf(const Shelf& shelf) {
    if (!mayJudge() || shelf == m_shelf) return;
    m_shelf = shelf;
    Q_EMIT shelfChanged();
    const quint64 session = m_session;
    m_worker->keep(
        [shelf](Library& library) { library.set_shelf(shelf); },
        [this, session](const Error& error) {
            deliver(session, [this, error] { Q_EMIT said(QString::fromStdString(error.what())); });
        });
}

void LibraryClient::toggleFavouriteSeeds(const std::vector<PictureId>& pictures) {
    if (!mayJudge()) return;
    ask([this, pictures](Library& library) {
        std::vector<FavouriteSeed> seeds;
        for (const PictureId id : pictures) {
            const std::optional<PictureRow> row = library.picture(id);
            if (!row || !row->settings.seed) continue;
            const FavouriteSeed seed{
                *row->settings.seed, row->settings.noise.value_or(NoiseMode::Cpu), {}};
            if (std::find(seeds.begin(), seeds.end(), seed) == seeds.end()) seeds.push_back(seed);
        }
        return [this, seeds] { toggleFavourites(seeds); };
    });
}

void LibraryClient::toggleFavourites(const std::vector<FavouriteSeed>& seeds) {
    Shelf shelf = m_shelf;
    const auto find = [&shelf](const FavouriteSeed& seed) {
        return std::find_if(
            shelf.favourites.begin(), shelf.favourites.end(), [&](const FavouriteSeed& each) {
                return each.seed == seed.seed && each.noise == seed.noise;
            });
    };
    const bool all = std::all_of(seeds.begin(), seeds.end(), [&](const FavouriteSeed& seed) {
        return find(seed) != shelf.favourites.end();
    });
    for (const FavouriteSeed& seed : seeds) {
        const auto at = find(seed);
        if (all)
            shelf.favourites.erase(at);
        else if (at == shelf.favourites.end())
            shelf.favourites.push_back(seed);
    }
    setShelf(shelf);
    const auto count = static_cast<int>(seeds.size());
    Q_EMIT said(seeds.empty() ? tr("No seed is known of this picture.")
                : all         ? tr("%n seed(s) no longer favourite", nullptr, count)
                              : tr("%n favourite seed(s) more", nullptr, count));
}

}  // namespace seedbed
