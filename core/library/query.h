// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace seedbed {

// The language of the search field. Terms are separated by spaces and must all hold; "-" before a
// term excludes; OR between two terms; "two words" in quotes are one.
//
//   cube                 a word of the prompt, the negative prompt, the note, the tags or the file
//                        name, in any case and with or without accents; cub* any that begins so
//   "red cube"           these words in this order; prompt:"red cube"
//   prompt:cube negative:blurry note:…
//   token:cube           the prompt has this very word (no *)
//   tag:sky tag:"blue sky" sampler:ddim schedule:karras noise:nv recipe:…   the whole value;
//   tag:sk*
//   model:tabletop program:comfyui name:00012              a part of the value
//   hash:9c1f04aa21 hash:9c1f*                             of the model's file (AutoV2)
//   seed:2  seed:0-15,42  steps:>20  steps:>=20  cfg:4..7  rating:4..  rating:0
//   width:..512  height:512
//   is:pick is:reject is:favourite is:rated is:tagged is:foreign   in:bin
//   date:2026  date:2026-11  date:2026-11-01..2026-11-20  date:>2026-11-01  date:today
//                        (local time)
//
// Words of scripts without spaces (Chinese, Japanese, Thai …) are found inside longer ones.
struct QueryProblem {
    std::size_t offset = 0;  // bytes into the text
    std::size_t length = 0;
    std::string detail;  // one sentence
};

// What a search field underlines; empty when the text can be searched for.
std::vector<QueryProblem> check_query(const std::string& query);

}  // namespace seedbed
