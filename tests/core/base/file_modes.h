// SPDX-License-Identifier: Apache-2.0
// Read-only folders in tests that may run as root, for whom file modes do not count.
#pragma once

#include <QtGlobal>

#include <cstdint>
#include <filesystem>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace seedbed {

// While it lives, file modes count for this thread even as root (capabilities(7),
// CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH).
class ObeyFileModes {
 public:
    ObeyFileModes() { set(false); }
    ~ObeyFileModes() { set(true); }
    ObeyFileModes(const ObeyFileModes&) = delete;
    ObeyFileModes& operator=(const ObeyFileModes&) = delete;

 private:
    static void set(bool override_modes) {
        if (::geteuid() != 0) return;
        __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
        __user_cap_data_struct data[2] = {};
        if (::syscall(SYS_capget, &header, data) != 0) qFatal("capget failed");
        const std::uint32_t bit = 1u << CAP_DAC_OVERRIDE | 1u << CAP_DAC_READ_SEARCH;
        data[0].effective = override_modes ? data[0].effective | (data[0].permitted & bit)
                                           : data[0].effective & ~bit;
        if (::syscall(SYS_capset, &header, data) != 0) qFatal("capset failed");
    }
};

// The same for good, for what this process executes next.
inline void obey_file_modes_after_exec() {
    if (::geteuid() == 0) ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
}

// Makes a new folder that nobody may write into.
inline std::filesystem::path make_read_only_folder(const std::filesystem::path& path) {
    using std::filesystem::perms;
    std::filesystem::create_directories(path);
    std::filesystem::permissions(path, perms::owner_read | perms::owner_exec);
    return path;
}

}  // namespace seedbed
