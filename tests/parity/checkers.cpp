// SPDX-License-Identifier: Apache-2.0
#include "tests/parity/checkers.h"

namespace seedbed::parity {

// One line a family: add yours here.
static const CheckerMaker kMakers[] = {
    make_tokenizer_checker,
    make_text_checker,
    make_rng_checker,
    make_scheduler_checker,
    make_pipeline_checker,
    make_unet_checker,
    make_vae_checker,
};

std::vector<std::unique_ptr<Checker>> make_checkers(const CaseFolder& folder) {
    std::vector<std::unique_ptr<Checker>> checkers;
    for (const CheckerMaker make : kMakers) checkers.push_back(make(folder));
    return checkers;
}

}  // namespace seedbed::parity
