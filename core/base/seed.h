// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>  // brings <compare>; named alone, it breaks the moc of Qt 6.4
#include <string_view>
#include <vector>

namespace seedbed {

// A seed: 64 bits, of which the noise mode `cpu` uses the low 32.
class Seed {
 public:
    constexpr Seed() = default;
    constexpr explicit Seed(std::uint64_t value) : value_(value) {}
    constexpr std::uint64_t value() const noexcept { return value_; }
    constexpr auto operator<=>(const Seed&) const = default;

 private:
    std::uint64_t value_ = 0;
};

std::string to_string(Seed seed);

// Where the noise of a seed comes from. Stored with every image.
//   Cpu  torch's CPU generator (mt19937): diffusers on a CPU generator, ComfyUI. Only the low 32
//   bits
//        of the seed count.
//   Nv   Philox 4x32-10 as torch draws it on CUDA: AUTOMATIC1111 on a GPU, the reliable-seeds
//   paper.
//        All 64 bits count. Needs no GPU.
enum class NoiseMode { Cpu, Nv };

std::string_view to_string(NoiseMode mode);         // "cpu", "nv"
NoiseMode parse_noise_mode(std::string_view text);  // throws Error{InvalidRequest}

// Most seeds that one list may name.
inline constexpr std::size_t kMaxSeeds = 1'000'000;

// Reads "0, 7, 100-131": decimal seeds and inclusive ascending ranges, separated by commas, white
// space or line breaks; repeated seeds are kept once, in order of first mention. Throws
// Error{InvalidRequest} that quotes the offending part and says what is allowed: not a number,
// above 2^64-1, a range that runs backwards, more than kMaxSeeds seeds, an empty list.
std::vector<Seed> parse_seed_list(std::string_view text);

// The shortest text that parse_seed_list reads back: runs of three or more become ranges.
std::string format_seed_list(const std::vector<Seed>& seeds);

}  // namespace seedbed
