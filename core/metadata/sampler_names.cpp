// SPDX-License-Identifier: Apache-2.0
#include "core/metadata/sampler_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace seedbed {
namespace {

using Name = std::pair<std::string_view, std::string_view>;

// Letters and digits alone, in lower case, with "pp" for "++": "DPM++ 2M" -> "dpmpp2m".
constexpr std::array<Name, 17> kSamplers{{{"ddim", "ddim"},
                                          {"euler", "euler"},
                                          {"eulera", "euler_a"},
                                          {"eulerancestral", "euler_a"},
                                          {"dpmpp2m", "dpmpp_2m"},
                                          {"dpmsolverpp2m", "dpmpp_2m"},
                                          {"dpmpp2msde", "dpmpp_2m_sde"},
                                          {"dpmpp2msdegpu", "dpmpp_2m_sde"},
                                          {"dpmsolverpp2msde", "dpmpp_2m_sde"},
                                          {"ddpm", "ddpm"},
                                          {"pndm", "pndm"},
                                          {"plms", "pndm"},
                                          {"lms", "lms"},
                                          {"heun", "heun"},
                                          {"unipc", "unipc"},
                                          {"unipcbh2", "unipc"},
                                          {"lcm", "lcm"}}};

// What other programs call the spacing that the model itself was made with.
constexpr std::array<Name, 7> kSchedules{{{"karras", "karras"},
                                          {"automatic", "automatic"},
                                          {"normal", "automatic"},
                                          {"discrete", "automatic"},
                                          {"default", "automatic"},
                                          {"native", "automatic"},
                                          {"none", "automatic"}}};

std::string squeezed(std::string_view name) {
    std::string result;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z')
            result += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            result += c;
        else if (c == '+')
            result += 'p';
    }
    return result;
}

template <std::size_t N>
std::string find(const std::array<Name, N>& names, std::string_view name) {
    const auto* found = std::find_if(
        names.begin(), names.end(), [name](const Name& item) { return item.first == name; });
    return std::string(found == names.end() ? std::string_view() : found->second);
}

}  // namespace

NamedSampler sampler_named(std::string_view name) {
    if (name.starts_with("k_")) name.remove_prefix(2);
    const auto squeezed_name = squeezed(name);
    std::string_view rest = squeezed_name;
    if (auto sampler = find(kSamplers, rest); !sampler.empty())
        return {std::move(sampler), "automatic"};
    for (const auto& [spelling, schedule] : kSchedules) {
        if (!rest.ends_with(spelling)) continue;
        rest.remove_suffix(spelling.size());
        if (auto sampler = find(kSamplers, rest); !sampler.empty())
            return {std::move(sampler), std::string(schedule)};
        break;
    }
    return {};
}

std::string schedule_named(std::string_view name) {
    return find(kSchedules, squeezed(name));
}

}  // namespace seedbed
