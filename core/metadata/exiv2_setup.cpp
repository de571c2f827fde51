// SPDX-License-Identifier: Apache-2.0
#include "core/metadata/exiv2_setup.h"

#include <exiv2/error.hpp>
#include <exiv2/properties.hpp>
#include <exiv2/xmp_exiv2.hpp>

namespace seedbed {
namespace {

// The thread that holds it takes it again when the toolkit registers a namespace.
std::recursive_mutex& toolkit_mutex() {
    static std::recursive_mutex mutex;
    return mutex;
}

void lock_toolkit(void*, bool lock) {
    if (lock)
        toolkit_mutex().lock();
    else
        toolkit_mutex().unlock();
}

}  // namespace

void setup_exiv2() {
    static std::once_flag once;
    std::call_once(once, [] {
        Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
        Exiv2::XmpParser::initialize(lock_toolkit, nullptr);
        Exiv2::XmpProperties::registerNs("urn:seedbed:ns:judgement:1.0/", "seedbed");
        Exiv2::XmpProperties::registerNs("https://github.com/leejet/stable-diffusion.cpp/ns/1.0/",
                                         "sdcpp");
    });
}

std::unique_lock<std::recursive_mutex> lock_xmp_toolkit() {
    setup_exiv2();
    return std::unique_lock(toolkit_mutex());
}

}  // namespace seedbed
