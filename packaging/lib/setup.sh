# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Everything between a bare Debian 12 and a configured build tree. Sourced by packaging/test,
# packaging/studio and tests/bench/run; each step looks first and does nothing where nothing is missing.
#
# Reads  SEEDBED_LIBTORCH  an unpacked official LibTorch 2.11 to use instead of the one from PyPI
#        SEEDBED_CUDA      OFF builds without the CUDA kernels
#        XDG_CACHE_HOME    where the LibTorch environment is kept (default ~/.cache)
#        PIP_*             pip's own settings: another index, a proxy, a certificate …

seedbed_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
seedbed_cache=${XDG_CACHE_HOME:-$HOME/.cache}/seedbed
torch_version=2.11.0
torch_environment=$seedbed_cache/torch-$torch_version

# Threads that wait for one another should sleep, not spin: a busy machine (a build, a browser) would
# otherwise slow the programs down twice.
export OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-PASSIVE}

# What to install, and why. A line: packages | reason.
build_packages='
g++ cmake ninja-build ccache                   | compiler and build tools
python3 python3-venv                           | to fetch LibTorch from PyPI
qt6-base-dev qt6-charts-dev libqt6opengl6-dev qt6-svg-dev | the studio and the tests: Qt 6 Widgets, Charts, Svg, Test
qt6-tools-dev qt6-l10n-tools qt6-translations-l10n | translations: Qt Linguist, the words of Qt itself
qt6-qpa-plugins                                | windows of Qt under X11
libspdlog-dev libfmt-dev                       | the log
nlohmann-json3-dev libcli11-dev                | JSON, the command line
libicu-dev                                     | Unicode in the tokenizer
libyaml-cpp-dev                                | the settings that are published beside models in one file
libpng-dev zlib1g-dev libturbojpeg0-dev libwebp-dev | pictures with their settings inside
libexiv2-dev libexpat1-dev                     | the settings that other programs put into theirs
libsqlitecpp-dev libsqlite3-dev                | the index of the library
libssl-dev                                     | SHA-256 of model files
libzip-dev                                     | diagnostics as one file
libsentencepiece-dev                           | plain sentencepiece, to compare tokens with
libopencv-core-dev libopencv-imgproc-dev       | sheets and overlays of pictures
fonts-inter fonts-jetbrains-mono               | the faces of the studio
'
test_packages='
xvfb xauth                                     | a display for the tests of the window
'

say() { printf '==> %s\n' "$*" >&2; }
fail() {
    printf 'seedbed: %s\n' "$*" >&2
    exit 1
}

# Packages of the lists given that dpkg does not know as installed, one a line with the reason.
missing_packages() {
    local list names reason name
    for list in "$@"; do
        while IFS='|' read -r names reason; do
            for name in $names; do
                [[ $(dpkg-query -W -f='${db:Status-Abbrev}' "$name" 2>/dev/null) == ii* ]] ||
                    printf '%s|%s\n' "$name" "${reason# }"
            done
        done <<<"$list"
    done
}

# As root: the command; else through sudo.
as_root() {
    if ((EUID == 0)); then
        "$@"
    else
        sudo "$@"
    fi
}

# A bundle of certificates that no package owns was put there on purpose (a company's proxy, an image):
# the package ca-certificates, which python3-venv pulls in, would write its own over it.
keep_certificates() {
    local bundle=/etc/ssl/certs/ca-certificates.crt kept=/usr/local/share/ca-certificates/kept-bundle.crt
    [[ -s $bundle && ! -e $kept && $(dpkg-query -W -f='${db:Status-Abbrev}' ca-certificates 2>/dev/null) != ii* ]] ||
        return 0
    say "Keeping this machine's own $bundle as $kept"
    as_root install -D -m 644 "$bundle" "$kept"
}

install_packages() {
    command -v dpkg-query apt-get >/dev/null || fail "this script installs Debian packages and found no apt-get;" \
        "elsewhere, install what packaging/lib/setup.sh lists and run cmake --preset release yourself."
    local missing names log=$seedbed_cache/apt.log
    missing=$(missing_packages "$@")
    [[ -n $missing ]] || return 0
    names=$(cut -d'|' -f1 <<<"$missing" | tr '\n' ' ')
    say "Installing Debian packages:"
    awk -F'|' '{ reasons[$2] = reasons[$2] " " $1 } END { for (r in reasons) printf "    %s:%s\n", r, reasons[r] }' \
        <<<"$missing" | sort >&2
    ((EUID == 0)) || command -v sudo >/dev/null ||
        fail "root is needed for this step and there is no sudo; run as root: apt-get install $names"
    mkdir -p "$seedbed_cache"
    keep_certificates
    # shellcheck disable=SC2086  # a list of names
    if ! { as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $names; } \
        >"$log" 2>&1 </dev/null; then
        grep -E '^(E|Err)' "$log" | tail -n 5 >&2 || true
        fail "apt-get could not install the packages; check the network and /etc/apt, then run this again (all output: $log)."
    fi
}

# pip_install ENVIRONMENT PACKAGE…
pip_install() {
    local environment=$1 log=$1/pip.log
    shift
    # PIP_* settings of the caller apply: pip reads them itself.
    if ! "$environment/bin/python" -m pip install --disable-pip-version-check --no-input --progress-bar off "$@" \
        >"$log" 2>&1 </dev/null; then
        grep -E '^ERROR' "$log" | tail -n 3 >&2 || true
        fail "pip could not install $*; check the network, free space in $environment and PIP_INDEX_URL, then run this again (all output: $log)."
    fi
}

# make_environment FOLDER PYTHON: a virtual environment, unless there is one.
make_environment() {
    [[ -x $1/bin/pip ]] && return 0
    mkdir -p "$(dirname "$1")"
    "$2" -m venv --clear "$1" || fail "could not make the Python environment $1; is there space, and python3-venv?"
}

site_packages() { echo "$1"/lib/python3*/site-packages; }

# Sets libtorch: the folder with include/ and lib/.
find_libtorch() {
    if [[ -n ${SEEDBED_LIBTORCH:-} ]]; then
        [[ -e $SEEDBED_LIBTORCH/lib/libtorch_cpu.so ]] || fail "SEEDBED_LIBTORCH=$SEEDBED_LIBTORCH holds no" \
            "lib/libtorch_cpu.so; name an unpacked LibTorch $torch_version, or unset it to take the one from PyPI."
        libtorch=$(cd "$SEEDBED_LIBTORCH" && pwd)
        return
    fi
    local site
    site=$(site_packages "$torch_environment")
    # pip writes RECORD last, so a broken download is not taken for an installation.
    if [[ ! -e $site/torch-$torch_version.dist-info/RECORD ]]; then
        local free
        mkdir -p "$seedbed_cache"
        free=$(df --output=avail -BG "$seedbed_cache" | tail -n 1 | tr -dc 0-9)
        ((free >= 8)) || fail "LibTorch needs 8 GB in $seedbed_cache and $free GB are free;" \
            "make space, or set XDG_CACHE_HOME to a larger disk."
        say "Installing LibTorch $torch_version from PyPI into $torch_environment (5 GB, once)"
        make_environment "$torch_environment" python3
        pip_install "$torch_environment" "torch==$torch_version"
        site=$(site_packages "$torch_environment")
    fi
    libtorch=$site/torch
}

# Python's diffusers beside the LibTorch environment, whose torch it uses, so that both sides run the same
# kernels: for the speed table and for the scripts that Seedbed writes. Sets diffusers_environment; empty
# where LibTorch did not come from PyPI.
make_diffusers_environment() {
    diffusers_environment=
    [[ -e $torch_environment/bin/python ]] || return 0
    diffusers_environment=$seedbed_cache/bench-venv
    local site package wanted=(diffusers==0.42.1 transformers==5.23.0 peft==0.21.2 accelerate sentencepiece safetensors numpy)
    make_environment "$diffusers_environment" "$torch_environment/bin/python"
    site=$(site_packages "$diffusers_environment")
    site_packages "$torch_environment" >"$site/seedbed_torch.pth"
    for package in diffusers-0.42.1 transformers-5.23.0 peft-0.21.2 'sentencepiece-*'; do
        compgen -G "$site/$package.dist-info/RECORD" >/dev/null && continue
        say "Installing ${wanted[*]} into $diffusers_environment (once)"
        pip_install "$diffusers_environment" "${wanted[@]}"
        break
    done
}

# Prints the machine's nvcc 13, if it has one.
machine_nvcc() {
    local nvcc
    for nvcc in "$(command -v nvcc || true)" /usr/local/cuda/bin/nvcc /usr/local/cuda-13*/bin/nvcc; do
        if [[ -x $nvcc ]] && "$nvcc" --version | grep -q 'release 13\.'; then
            readlink -f "$nvcc"
            return
        fi
    done
}

# Sets cuda_arguments for cmake. Without nvcc 13 on the machine its PyPI packages join LibTorch's own CUDA
# libraries, which need the names that a toolkit has.
find_cuda() {
    cuda_arguments=(-DSEEDBED_CUDA=OFF)
    [[ ${SEEDBED_CUDA:-ON} != OFF && -e $libtorch/lib/libtorch_cuda.so ]] || return 0
    local nvcc toolkit library
    nvcc=$(machine_nvcc)
    if [[ -z $nvcc ]]; then
        [[ -z ${SEEDBED_LIBTORCH:-} ]] || fail "this LibTorch wants nvcc 13 and the machine has none;" \
            "install the CUDA 13 toolkit, unset SEEDBED_LIBTORCH, or set SEEDBED_CUDA=OFF."
        toolkit=$(dirname "$libtorch")/nvidia/cu13
        nvcc=$toolkit/bin/nvcc
        if [[ ! -e $toolkit/.complete ]]; then
            say "Installing the CUDA 13 compiler from PyPI beside LibTorch (the machine has none)"
            pip_install "$torch_environment" nvidia-cuda-{nvcc,crt,cccl}==13.0.* nvidia-nvvm==13.0.*
            [[ -e $toolkit/lib64 ]] || ln -s lib "$toolkit/lib64"
            for library in "$toolkit"/lib/lib*.so.[0-9]*; do
                [[ -e ${library%.so.*}.so ]] || ln -s "$(basename "$library")" "${library%.so.*}.so"
            done
            chmod +x "$toolkit"/bin/* "$toolkit"/nvvm/bin/*
            touch "$toolkit/.complete"
        fi
    fi
    toolkit=$(dirname "$(dirname "$nvcc")")
    export CUDA_HOME=$toolkit
    cuda_arguments=("-DCMAKE_CUDA_COMPILER=$nvcc" "-DCUDAToolkit_ROOT=$toolkit")
}

# Everything that configure_preset needs. setup PACKAGE_LIST…
setup() {
    install_packages "$@"
    find_libtorch
    find_cuda
}

# configure_preset NAME: runs cmake unless the tree is there and was made with the same arguments.
configure_preset() {
    local preset=$1 tree=$seedbed_root/build/$1 stamp arguments
    arguments=("-DSEEDBED_LIBTORCH=$libtorch")
    # Sanitizer presets say themselves that they build without CUDA.
    [[ $preset == asan || $preset == tsan ]] || arguments+=("${cuda_arguments[@]}")
    stamp="${arguments[*]} $(cksum <"$seedbed_root/CMakePresets.json")"
    [[ -e $tree/build.ninja && $(cat "$tree/.configured" 2>/dev/null) == "$stamp" ]] && return 0
    say "Configuring build/$preset"
    mkdir -p "$tree"
    (cd "$seedbed_root" && cmake --fresh --preset "$preset" "${arguments[@]}") >"$tree/configure.log" 2>&1 || {
        grep -A 12 'CMake Error' "$tree/configure.log" | head -n 40 >&2
        fail "cmake could not configure build/$preset; the lines above say why (all output: $tree/configure.log)."
    }
    printf '%s\n' "$stamp" >"$tree/.configured"
}

# build_preset NAME [TARGET…]: as many compilers as there are cores and pairs of gigabytes.
build_preset() {
    local preset=$1 memory jobs
    shift
    memory=$(awk '/MemAvailable/ { print int($2 / 2000000) }' /proc/meminfo)
    jobs=$(nproc)
    ((memory < jobs)) && jobs=$((memory > 0 ? memory : 1))
    cmake --build "$seedbed_root/build/$preset" --parallel "$jobs" ${1:+--target "$@"} >&2 ||
        fail "the build of build/$preset stopped; the lines above say why."
}
