// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>

namespace seedbed {

// Messages from any thread to one reader, in order. The lock is only ever held for O(1).
template <typename Message>
class Mailbox {
 public:
    struct Delivery {
        std::deque<Message> messages;
        bool closed = false;
    };

    void post(Message message) {
        {
            const std::lock_guard lock(mutex_);
            messages_.push_back(std::move(message));
        }
        changed_.notify_one();
    }

    // Tells the reader that nothing more will come.
    void close() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
        }
        changed_.notify_one();
    }

    // All that has come so far; with `wait`, at least one message unless the mailbox is closed.
    Delivery take(bool wait) {
        std::unique_lock lock(mutex_);
        if (wait) changed_.wait(lock, [this] { return closed_ || !messages_.empty(); });
        Delivery delivery;
        delivery.messages.swap(messages_);
        delivery.closed = closed_;
        return delivery;
    }

 private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Message> messages_;
    bool closed_ = false;
};

}  // namespace seedbed
