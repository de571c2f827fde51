// SPDX-License-Identifier: Apache-2.0
#include "core/kernels/cuda_backend.h"

#include "core/base/error.h"
#include "core/base/log.h"

#include <climits>

#include <array>
#include <dlfcn.h>
#include <filesystem>
#include <string>
#include <system_error>

namespace seedbed {
namespace {

constexpr const char* kPlugin = "libseedbed_cuda.so";

// Asks the driver itself: torch's own question would bind it to "no CUDA" for good.
int count_devices() {
    void* driver = dlopen("libcuda.so.1", RTLD_LAZY | RTLD_LOCAL);
    if (driver == nullptr) {
        log(LogLevel::Info, "no NVIDIA driver (libcuda.so.1): running on the CPU");
        return 0;
    }
    using Init = int (*)(unsigned);
    using Count = int (*)(int*);
    const auto init = reinterpret_cast<Init>(dlsym(driver, "cuInit"));
    const auto count = reinterpret_cast<Count>(dlsym(driver, "cuDeviceGetCount"));
    int devices = 0;
    if (init == nullptr || count == nullptr || init(0) != 0 || count(&devices) != 0) devices = 0;
    log(LogLevel::Info,
        devices == 0 ? std::string("the NVIDIA driver sees no device: running on the CPU")
                     : "the NVIDIA driver sees " + std::to_string(devices) + " device(s)");
    return devices;
}

// The folder of the torch library that this process already runs with.
std::filesystem::path torch_folder() {
    std::array<char, PATH_MAX> origin{};
    void* torch = dlopen("libtorch_cpu.so", RTLD_LAZY | RTLD_NOLOAD);
    check(torch != nullptr && dlinfo(torch, RTLD_DI_ORIGIN, origin.data()) == 0,
          "[cuda_backend] libtorch_cpu.so is not part of this process");
    dlclose(torch);
    return origin.data();
}

// Beside the program: in the build tree bin/ or bin/tests/ and lib/, installed bin/ and
// lib/seedbed/.
std::filesystem::path plugin_path() {
    const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    for (const char* place : {".", "../lib", "../../lib", "../lib/seedbed"}) {
        const auto candidate = program / place / kPlugin;
        std::error_code ignored;
        if (std::filesystem::exists(candidate, ignored)) return candidate.lexically_normal();
    }
    throw Error(ErrorCode::FileNotFound,
                std::string(kPlugin) + " is neither beside " + program.string() +
                    " nor in ../lib: build the target seedbed_cuda, or run with --device cpu");
}

void load(const std::filesystem::path& library) {
    if (dlopen(library.c_str(), RTLD_NOW | RTLD_GLOBAL) != nullptr) {
        log(LogLevel::Info, "loaded " + library.string());
        return;
    }
    throw Error(ErrorCode::FileNotFound,
                "the CUDA library " + library.string() + " cannot be loaded (" + dlerror() +
                    "); run with --device cpu");
}

}  // namespace

bool cuda_available() {
    static const bool available = count_devices() > 0;
    return available;
}

void load_cuda_backend() {
    if (!cuda_available())
        throw Error(ErrorCode::UnsupportedModel, "there is no CUDA device: run with --device cpu");
    static const bool loaded = [] {
        load(torch_folder() / "libtorch_cuda.so");
        load(plugin_path());
        return true;
    }();
    static_cast<void>(loaded);
}

}  // namespace seedbed
