// SPDX-License-Identifier: Apache-2.0
// Changes files at random, the same way in each run.
#pragma once

#include <QByteArray>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <random>

namespace seedbed {

class Mutator {
 public:
    explicit Mutator(unsigned seed) : random_(seed) {}

    // 0 to limit - 1.
    qsizetype below(qsizetype limit) {
        return static_cast<qsizetype>(random_() %
                                      static_cast<std::uint64_t>(std::max<qsizetype>(limit, 1)));
    }

    // One to four changes: a bit, a byte, a piece taken out, doubled or put elsewhere, the end cut
    // off, another number.
    QByteArray mutate(QByteArray bytes) {
        for (auto changes = 1 + below(4); changes > 0 && !bytes.isEmpty(); --changes)
            change(bytes, below(bytes.size()));
        return bytes;
    }

 private:
    void change(QByteArray& bytes, qsizetype at) {
        const auto length = 1 + below(std::min<qsizetype>(64, bytes.size() - at));
        switch (below(7)) {
            case 0:
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
                break;
            case 1:
                bytes[at] = static_cast<char>(below(256));
                break;
            case 2:
                bytes.remove(at, length);
                break;
            case 3:
                bytes.insert(at, bytes.mid(at, length));
                break;
            case 4:
                bytes.insert(below(bytes.size()), bytes.mid(at, length));
                break;
            case 5:
                bytes.truncate(at);
                break;
            default:
                change_number(bytes, at);
                break;
        }
    }

    // Replaces the next digit by something that readers trip over.
    void change_number(QByteArray& bytes, qsizetype at) {
        static const char* const kNumbers[] = {"-1",
                                               "0",
                                               "1e9",
                                               "1e999",
                                               "18446744073709551615",
                                               "18446744073709551616",
                                               "9223372036854775808",
                                               "null",
                                               "4.5",
                                               "[[",
                                               "\\u0000"};
        for (; at < bytes.size(); ++at) {
            if (bytes[at] < '0' || bytes[at] > '9') continue;
            bytes.replace(at, 1, kNumbers[below(std::size(kNumbers))]);
            return;
        }
    }

    std::mt19937_64 random_;
};

}  // namespace seedbed
