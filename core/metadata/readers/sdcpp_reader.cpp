// SPDX-License-Identifier: Apache-2.0
// stable-diffusion.cpp in WebP: its text (AUTOMATIC1111's form) as XMP sdcpp:parameters.
#include "core/base/utf8.h"
#include "core/metadata/readers/readers.h"
#include "core/metadata/xmp_packet.h"

namespace seedbed {

std::optional<FoundSettings> read_sdcpp_xmp(const PictureText& text) {
    for (const auto* key : {"xmp", "XML:com.adobe.xmp"}) {
        const auto* packet = text_at(text, key);
        if (!packet || packet->find("sdcpp:parameters") == packet->npos) continue;
        const auto xmp = XmpPacket::parse(*packet, "The text " + quote(key));
        const auto parameters = xmp.text("Xmp.sdcpp.parameters");
        if (!parameters.empty())
            return FoundSettings{settings_from_infotext(parameters), parameters};
    }
    return std::nullopt;
}

}  // namespace seedbed
