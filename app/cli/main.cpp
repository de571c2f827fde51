// SPDX-License-Identifier: Apache-2.0
// seedbed: everything that the studio does, from a terminal.
#include "app/cli/elsewhere_command.h"
#include "app/cli/exit_code.h"
#include "app/cli/generate_command.h"
#include "app/cli/grid_command.h"
#include "app/cli/inspect_command.h"
#include "app/cli/library_command.h"
#include "app/cli/models_command.h"
#include "app/cli/noise_check_command.h"
#include "app/cli/reproduce_command.h"
#include "core/base/log.h"
#include "core/base/version.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <string>
#include <string_view>

namespace {

using seedbed::ErrorCode;
using seedbed::ExitCode;

constexpr char kFooter[] = R"(Exit codes:
  0  all done                          4  out of memory
  1  internal error                    5  disk full or no permission
  2  bad option or invalid request     6  part of the work failed, the rest is done
  3  a file or model is missing,     130  interrupted (what is finished stays)
     broken or not supported

"seedbed COMMAND --help" explains a command and gives examples.)";

bool has_flag(int argc, char** argv, std::string_view flag) {
    return std::find(argv + 1, argv + argc, flag) != argv + argc;
}

ExitCode fail(ErrorCode code, const std::string& detail, bool json) {
    std::fprintf(stderr, "seedbed: %s\n", detail.c_str());
    if (json) {
        const nlohmann::json line = {
            {"event", "failed"}, {"code", to_string(code)}, {"detail", detail}};
        std::puts(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    }
    return exit_code_of(code);
}

ExitCode run(int argc, char** argv) {
    CLI::App app("Seedbed browses and understands the seeds of text-to-image diffusion models.",
                 "seedbed");
    app.set_version_flag("--version", std::string("seedbed ") + seedbed::kVersion);
    app.footer(kFooter);
    app.require_subcommand(1);
    auto result = ExitCode::Ok;
    seedbed::add_generate_command(app, result);
    seedbed::add_grid_command(app, result);
    seedbed::add_inspect_command(app, result);
    seedbed::add_library_command(app, result);
    seedbed::add_models_command(app, result);
    seedbed::add_noise_check_command(app, result);
    seedbed::add_elsewhere_command(app, result);
    seedbed::add_reproduce_command(app, result);

    const bool json = has_flag(argc, argv, "--json");
    try {
        app.parse(argc, argv);
        return result;
    } catch (const CLI::Success& help) {
        app.exit(help);
        return ExitCode::Ok;
    } catch (const CLI::ParseError& error) {
        return fail(
            ErrorCode::InvalidRequest, std::string(error.what()) + " (see seedbed --help)", json);
    } catch (const seedbed::Error& error) {
        return fail(error.code(), error.what(), json);
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::OutOfMemory, "There is not enough free memory.", json);
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, error.what(), json);
    }
}

}  // namespace

int main(int argc, char** argv) {
    // A file that grows beyond a limit is an error to report, not a reason to die.
    std::signal(SIGXFSZ, SIG_IGN);
    return static_cast<int>(run(argc, argv));
}
