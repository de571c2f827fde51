// SPDX-License-Identifier: Apache-2.0
// The makers of all checkers, each defined in its own file.
#pragma once

#include "tests/parity/checker.h"

namespace seedbed::parity {

std::unique_ptr<Checker> make_gradient_checker(const CaseFolder& folder);
std::unique_ptr<Checker> make_tokenizer_checker(const CaseFolder& folder);
std::unique_ptr<Checker> make_text_checker(const CaseFolder& folder);
std::unique_ptr<Checker> make_rng_checker(const CaseFolder& folder);
std::unique_ptr<Checker> make_scheduler_checker(const CaseFolder& folder);
std::unique_ptr<Checker> make_judge_checker(const CaseFolder& folder);
std::unique_ptr<Checker> make_lora_checker(const CaseFolder& folder);
std::unique_ptr<Checker> make_inpaint_checker(const CaseFolder& folder);
std::unique_ptr<Checker> make_pipeline_checker(const CaseFolder& folder);
std::unique_ptr<Checker> make_pixart_checker(const CaseFolder& folder);
std::unique_ptr<Checker> make_t5_checker(const CaseFolder& folder);
std::unique_ptr<Checker> make_single_file_checker(const CaseFolder& folder);
std::unique_ptr<Checker> make_unet_checker(const CaseFolder& folder);
std::unique_ptr<Checker> make_vae_checker(const CaseFolder& folder);

}  // namespace seedbed::parity
