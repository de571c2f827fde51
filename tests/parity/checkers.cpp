// SPDX-License-Identifier: Apache-2.0
#include "tests/parity/checkers.h"

namespace seedbed::parity {

// One line a family: add yours here.
static const CheckerMaker kMakers[] = {
    make_gradient_checker,
    make_t5_checker,  // before CLIP's, which takes any tokenizer.json
    make_tokenizer_checker,
    make_text_checker,
    make_rng_checker,
    make_scheduler_checker,
    make_judge_checker,
    make_lora_checker,
    make_inpaint_checker,
    make_pipeline_checker,
    make_pixart_checker,
    make_single_file_checker,
    make_unet_checker,
    make_vae_checker,
};

std::vector<std::unique_ptr<Checker>> make_checkers(const CaseFolder& folder) {
    std::vector<std::unique_ptr<Checker>> checkers;
    for (const CheckerMaker make : kMakers) checkers.push_back(make(folder));
    return checkers;
}

}  // namespace seedbed::parity
