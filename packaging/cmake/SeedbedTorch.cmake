# SPDX-License-Identifier: Apache-2.0
# LibTorch as imported targets, without TorchConfig.cmake: that one needs a whole CUDA toolkit even
# where nothing is compiled with nvcc, and links libtorch_cuda into every program.
#
#   Seedbed::Torch      libtorch_cpu and libc10: everything but the CUDA backend
#   Seedbed::TorchCuda  libtorch_cuda and libc10_cuda; only the CUDA plugin links it, and the engine
#                       loads that plugin at run time where there is a GPU
#
# Where LibTorch comes from, first found: SEEDBED_LIBTORCH (an unpacked official LibTorch), then each
# entry of CMAKE_PREFIX_PATH (as torch.utils.cmake_prefix_path prints it, or a LibTorch folder), then where
# packaging/test and packaging/studio put it.

set(_torch_candidates)
if(SEEDBED_LIBTORCH)
    list(APPEND _torch_candidates "${SEEDBED_LIBTORCH}")
endif()
foreach(_prefix IN LISTS CMAKE_PREFIX_PATH)
    list(APPEND _torch_candidates "${_prefix}" "${_prefix}/../..")
endforeach()

if(DEFINED ENV{XDG_CACHE_HOME})
    set(_cache "$ENV{XDG_CACHE_HOME}")
else()
    set(_cache "$ENV{HOME}/.cache")
endif()
file(GLOB _installed "${_cache}/seedbed/torch-2.11.0/lib/python3*/site-packages/torch")
list(APPEND _torch_candidates ${_installed})

find_path(SEEDBED_TORCH_INCLUDE ATen/ATen.h PATHS ${_torch_candidates} PATH_SUFFIXES include NO_DEFAULT_PATH)
if(NOT SEEDBED_TORCH_INCLUDE)
    message(FATAL_ERROR "LibTorch was not found. Run ./packaging/test or ./packaging/studio, which install it, "
        "or configure with -DSEEDBED_LIBTORCH=DIR (an unpacked LibTorch 2.11) or "
        "-DCMAKE_PREFIX_PATH=$(python -c 'import torch; print(torch.utils.cmake_prefix_path)').")
endif()
get_filename_component(SEEDBED_TORCH_ROOT "${SEEDBED_TORCH_INCLUDE}/.." ABSOLUTE)
file(STRINGS "${SEEDBED_TORCH_INCLUDE}/torch/headeronly/version.h" _torch_version
    REGEX "define TORCH_VERSION_(MAJOR|MINOR|PATCH) [0-9]+")
string(REGEX REPLACE "[^0-9;]" "" SEEDBED_TORCH_VERSION "${_torch_version}")
string(REPLACE ";" "." SEEDBED_TORCH_VERSION "${SEEDBED_TORCH_VERSION}")
message(STATUS "LibTorch ${SEEDBED_TORCH_VERSION} in ${SEEDBED_TORCH_ROOT}")

# torch ships the headers of fmt 12, Debian's spdlog needs Debian's fmt 9: a folder with nothing but a
# link to the system's fmt goes first on the include path.
set(_fmt_first "${CMAKE_BINARY_DIR}/fmt-first")
file(MAKE_DIRECTORY "${_fmt_first}")
file(CREATE_LINK /usr/include/fmt "${_fmt_first}/fmt" SYMBOLIC)

function(_seedbed_import_torch target)
    add_library(${target} INTERFACE IMPORTED GLOBAL)
    set(_libraries)
    foreach(_name IN LISTS ARGN)
        list(APPEND _libraries "${SEEDBED_TORCH_ROOT}/lib/lib${_name}.so")
    endforeach()
    target_link_libraries(${target} INTERFACE ${_libraries})
    # The plain include comes before every -isystem.
    target_include_directories(${target} INTERFACE "${_fmt_first}")
    target_include_directories(${target} SYSTEM INTERFACE
        "${SEEDBED_TORCH_INCLUDE}" "${SEEDBED_TORCH_INCLUDE}/torch/csrc/api/include")
    set_target_properties(${target} PROPERTIES IMPORTED_GLOBAL TRUE)
endfunction()

_seedbed_import_torch(Seedbed::Torch torch_cpu c10)
# No rpath of transitive libraries is known to the linker; they are found through libtorch's own.
target_link_options(Seedbed::Torch INTERFACE "LINKER:--allow-shlib-undefined")

if(SEEDBED_CUDA AND NOT EXISTS "${SEEDBED_TORCH_ROOT}/lib/libtorch_cuda.so")
    message(WARNING "This LibTorch has no CUDA backend (lib/libtorch_cuda.so is missing): building without CUDA.")
    set(SEEDBED_CUDA OFF)
endif()
if(SEEDBED_CUDA)
    _seedbed_import_torch(Seedbed::TorchCuda torch_cuda c10_cuda torch_cpu c10)
    set(CMAKE_CUDA_STANDARD 17)  # CMake 3.25 knows no CUDA20 dialect for nvcc 13
    if(NOT DEFINED CMAKE_CUDA_ARCHITECTURES)
        set(CMAKE_CUDA_ARCHITECTURES 75-real 80-real 86-real 89-real 90)
    endif()
    enable_language(CUDA)
    find_package(CUDAToolkit 13 REQUIRED)
endif()
