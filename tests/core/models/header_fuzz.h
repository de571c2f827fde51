// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/core/io/json_mutator.h"
#include "tests/core/io/torch_bytes.h"

#include <QByteArray>

#include <algorithm>
#include <cstdint>

namespace seedbed {

// A safetensors file whose header changes and whose data stay where they are: the header is filled
// up to a constant length.
class HeaderFuzz {
 public:
    explicit HeaderFuzz(const QByteArray& file) {
        qsizetype length = 0;
        for (int i = 7; i >= 0; --i) length = length << 8 | static_cast<unsigned char>(file[i]);
        header_ = file.mid(8, length);
        data_ = file.mid(8 + length);
    }

    QByteArray mutate(Mutator& mutator) const {
        QByteArray header = header_, data = data_;
        switch (mutator.below(4)) {
            case 0:  // other numbers in the tensors
                for (int i = 0; i < 50; ++i)
                    data[mutator.below(data.size())] = static_cast<char>(mutator.below(256));
                break;
            case 1:  // another value somewhere
                header = JsonMutator(mutator).mutate(header);
                break;
            default: {
                // Most of a long header is far from any one place: change a window of it.
                const qsizetype window = std::min<qsizetype>(header.size(), 600);
                const qsizetype begin = mutator.below(header.size() - window + 1);
                header.replace(begin, window, mutator.mutate(header.mid(begin, window)));
            }
        }
        header = header.leftJustified(header_.size() + 4096, ' ');
        auto length = le(static_cast<std::uint64_t>(header.size()), 8);
        if (mutator.below(20) == 0) length = mutator.mutate(length);
        QByteArray file = length + header + data;
        if (mutator.below(20) == 0) file.truncate(mutator.below(file.size()));
        return file;
    }

 private:
    QByteArray header_, data_;
};

}  // namespace seedbed
