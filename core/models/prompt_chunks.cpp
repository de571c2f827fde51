// SPDX-License-Identifier: Apache-2.0
#include "core/models/prompt_chunks.h"

#include "core/base/error.h"

#include <utility>

namespace seedbed {
namespace {

constexpr int kCommaBacktrack = 20;  // AUTOMATIC1111's default

}  // namespace

PromptChunker::PromptChunker(const ChunkFrame& frame) : frame_(frame) {
    check(frame.length > 2, "[prompt chunks] a chunk has no room for text");
}

// Before a token that is no comma: a full chunk is closed behind its last comma, if that is near.
void PromptChunker::make_room() {
    const int size = static_cast<int>(chunk_.size());
    if (size < room()) return;
    std::vector<PromptToken> moved;
    if (last_comma_ >= 0 && size - last_comma_ <= kCommaBacktrack) {
        const auto from = chunk_.begin() + last_comma_ + 1;
        moved.assign(from, chunk_.end());
        chunk_.erase(from, chunk_.end());
    }
    close();
    chunk_ = std::move(moved);
}

void PromptChunker::add(const PromptToken& token) {
    if (token.id == frame_.comma)
        last_comma_ = static_cast<int>(chunk_.size());
    else
        make_room();
    if (static_cast<int>(chunk_.size()) == room()) close();
    chunk_.push_back(token);
}

void PromptChunker::add_together(const std::vector<PromptToken>& tokens) {
    check(static_cast<int>(tokens.size()) <= room(), "[prompt chunks] too many tokens together");
    make_room();
    if (static_cast<int>(chunk_.size() + tokens.size()) > room()) close();
    chunk_.insert(chunk_.end(), tokens.begin(), tokens.end());
}

void PromptChunker::add_break() {
    close();
}

// Frames the chunk and begins the next one.
void PromptChunker::close() {
    const int behind = out_.empty() ? 0 : out_.back().end;
    const int begin = chunk_.empty() ? behind : chunk_.front().begin;
    const int end = chunk_.empty() ? behind : chunk_.back().end;
    const std::size_t target = out_.size() + static_cast<std::size_t>(frame_.length);
    out_.push_back({PromptToken::Kind::Start, frame_.start, "", -1, begin, begin});
    for (PromptToken& token : chunk_) out_.push_back(std::move(token));
    out_.push_back({PromptToken::Kind::End, frame_.end, "", -1, end, end});
    out_.resize(target, {PromptToken::Kind::Padding, frame_.padding, "", -1, end, end});
    chunk_.clear();
    last_comma_ = -1;
    text_tokens_ += room();
}

std::vector<PromptToken> PromptChunker::finish() {
    if (!chunk_.empty() || out_.empty()) {
        const int last = static_cast<int>(chunk_.size());
        close();
        text_tokens_ += last - room();
    }
    return std::move(out_);
}

}  // namespace seedbed
