// SPDX-License-Identifier: Apache-2.0
#include "core/engine/hash_models_job.h"

#include "core/base/error.h"
#include "core/engine/model_entry_reader.h"
#include "core/io/posix_file.h"
#include "core/io/sha256.h"
#include "core/models/model.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <unistd.h>

namespace seedbed {
namespace {

constexpr std::size_t kPiece = std::size_t{8} << 20U;  // bytes a step
constexpr std::uint64_t kUnit = 1U << 20U;             // bytes a unit of progress
constexpr std::size_t kLengthBytes = 8;                // before a safetensors header
constexpr std::size_t kAutoV2 = 10;                    // hex digits
constexpr std::size_t kAutoV3 = 12;

class HashModelsJob : public Job {
 public:
    HashModelsJob(JobId id, const HashModelsRequest& request) : id_(id), ids_(request.ids) {
        if (ids_.empty())
            throw Error(ErrorCode::InvalidRequest, "No file is named to compute the hash of.");
        buffer_.resize(kPiece);
    }

    Status step(const EventSink& emit) override {
        if (measured_ < ids_.size()) {
            total_ += size_of(ids_[measured_++]);
            return Status::Boundary;
        }
        try {
            if (!file_) begin();
            if (read_piece()) {
                report(emit);
                return Status::More;
            }
            emit(ModelHashed{id_, ids_[at_], finish(), {}});
        } catch (const Error& error) {
            emit(ModelHashed{id_, ids_[at_], {}, error.what()});
        }
        file_.reset();
        ++at_;
        report(emit);
        return at_ == ids_.size() ? Status::Done : Status::Boundary;
    }

 private:
    // 0 where it cannot be told: why is said when the file's turn comes.
    static std::uint64_t size_of(const std::string& id) {
        try {
            std::error_code unknown;
            const auto bytes = std::filesystem::file_size(hashed_file(model_path(id)), unknown);
            return unknown ? 0 : bytes;
        } catch (const Error&) {
            return 0;
        }
    }

    void begin() {
        path_ = hashed_file(model_path(ids_[at_]));
        file_.emplace(open_for_reading(path_));
        whole_ = Sha256();
        behind_header_ = Sha256();
        offset_ = 0;
        header_end_.reset();
    }

    // False at the file's end.
    bool read_piece() {
        std::size_t count = 0;
        while (count < kPiece) {
            const auto got = ::read(file_->get(), buffer_.data() + count, kPiece - count);
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) throw_read_error(errno, path_);
            if (got == 0) break;
            count += static_cast<std::size_t>(got);
        }
        const auto piece = std::span<const std::byte>(buffer_).first(count);
        if (offset_ == 0) header_end_ = header_end(piece);
        whole_.add(piece);
        if (header_end_ && offset_ + count > *header_end_)
            behind_header_.add(piece.subspan(*header_end_ > offset_ ? *header_end_ - offset_ : 0));
        offset_ += count;
        done_ += count;
        return count == kPiece;
    }

    // Where a safetensors file's tensors begin; none for other files.
    static std::optional<std::uint64_t> header_end(std::span<const std::byte> head) {
        if (head.size() <= kLengthBytes || head[kLengthBytes] != std::byte{'{'})
            return std::nullopt;
        std::uint64_t length = 0;  // little-endian, as is every machine that we build for
        std::memcpy(&length, head.data(), kLengthBytes);
        return kLengthBytes + length;
    }

    ModelHashes finish() {
        ModelHashes hashes;
        hashes.sha256 = whole_.finish();
        hashes.auto_v2 = hashes.sha256.substr(0, kAutoV2);
        if (header_end_) hashes.auto_v3 = behind_header_.finish().substr(0, kAutoV3);
        return hashes;
    }

    void report(const EventSink& emit) const {
        emit(Progress{id_,
                      static_cast<int>(std::min(done_, total_) / kUnit),
                      static_cast<int>(std::max(total_, kUnit) / kUnit)});
    }

    JobId id_;
    std::vector<std::string> ids_;
    std::vector<std::byte> buffer_;
    std::size_t measured_ = 0;  // files
    std::uint64_t total_ = 0;   // bytes
    std::uint64_t done_ = 0;
    std::size_t at_ = 0;
    std::filesystem::path path_;
    std::optional<FileDescriptor> file_;
    Sha256 whole_;
    Sha256 behind_header_;
    std::uint64_t offset_ = 0;
    std::optional<std::uint64_t> header_end_;
};

}  // namespace

std::unique_ptr<Job> make_hash_models_job(JobId id, const HashModelsRequest& request) {
    return std::make_unique<HashModelsJob>(id, request);
}

}  // namespace seedbed
