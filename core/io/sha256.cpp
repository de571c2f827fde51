// SPDX-License-Identifier: Apache-2.0
#include "core/io/sha256.h"

#include "core/base/error.h"
#include "core/io/posix_file.h"

#include <array>
#include <cerrno>
#include <memory>
#include <openssl/evp.h>
#include <unistd.h>
#include <vector>

namespace seedbed {

struct Sha256::Context {
    struct Free {
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };
    std::unique_ptr<EVP_MD_CTX, Free> evp{EVP_MD_CTX_new()};
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
    check(context_->evp && EVP_DigestInit_ex(context_->evp.get(), EVP_sha256(), nullptr) == 1,
          "[sha256] OpenSSL gives no SHA-256");
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::span<const std::byte> bytes) {
    check(EVP_DigestUpdate(context_->evp.get(), bytes.data(), bytes.size()) == 1,
          "[sha256] OpenSSL failed to hash");
}

std::string Sha256::finish() {
    std::array<unsigned char, 32> digest{};
    check(EVP_DigestFinal_ex(context_->evp.get(), digest.data(), nullptr) == 1,
          "[sha256] OpenSSL failed to finish");
    constexpr char kDigits[] = "0123456789abcdef";
    std::string hex;
    for (const auto byte : digest) {
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 15];
    }
    return hex;
}

std::string sha256(std::span<const std::byte> bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

std::string sha256_of_file(const std::filesystem::path& path) {
    const auto file = open_for_reading(path);
    Sha256 hash;
    std::vector<std::byte> buffer(1u << 20);
    for (;;) {
        const auto count = ::read(file.get(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) throw_read_error(errno, path);
        if (count == 0) return hash.finish();
        hash.add(std::span(buffer).first(static_cast<std::size_t>(count)));
    }
}

}  // namespace seedbed
