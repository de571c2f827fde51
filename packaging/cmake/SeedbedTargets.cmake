# SPDX-License-Identifier: Apache-2.0
# One function per kind of target, so that every folder's CMakeLists is a list of its files.

add_library(seedbed_flags INTERFACE)
target_compile_options(seedbed_flags INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess -Wall -Wextra -Wno-unused-parameter -Wno-missing-field-initializers>
    $<$<AND:$<BOOL:${SEEDBED_WERROR}>,$<COMPILE_LANGUAGE:CXX>>:-Werror>)
target_include_directories(seedbed_flags INTERFACE "${CMAKE_SOURCE_DIR}" "${CMAKE_BINARY_DIR}/generated")
target_compile_definitions(seedbed_flags INTERFACE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII)
if(SEEDBED_SANITIZE)
    target_compile_options(seedbed_flags INTERFACE
        $<$<COMPILE_LANGUAGE:CXX>:-fsanitize=${SEEDBED_SANITIZE} -fno-omit-frame-pointer -O1 -g1>)
    target_link_options(seedbed_flags INTERFACE -fsanitize=${SEEDBED_SANITIZE})
endif()

# seedbed_library(sampling SOURCES a.cpp PUBLIC Seedbed::Base PRIVATE fmt::fmt [TORCH_PCH])
# -> target seedbed_sampling, alias Seedbed::Sampling. TORCH_PCH: share the precompiled ATen header.
function(seedbed_library name)
    cmake_parse_arguments(ARG "TORCH_PCH" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    string(SUBSTRING ${name} 0 1 _first)
    string(TOUPPER ${_first} _first)
    string(SUBSTRING ${name} 1 -1 _rest)
    add_library(seedbed_${name} STATIC ${ARG_SOURCES})
    add_library(Seedbed::${_first}${_rest} ALIAS seedbed_${name})
    target_link_libraries(seedbed_${name} PUBLIC seedbed_flags ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    if(ARG_TORCH_PCH)
        seedbed_torch_pch(seedbed_${name})
    endif()
endfunction()

# One precompiled ATen header serves every target that includes torch.
function(seedbed_torch_pch target)
    if(NOT TARGET seedbed_torch_pch)
        file(WRITE "${CMAKE_BINARY_DIR}/generated/seedbed_torch_pch.cpp" "// carries the precompiled ATen header\n")
        add_library(seedbed_torch_pch OBJECT "${CMAKE_BINARY_DIR}/generated/seedbed_torch_pch.cpp")
        target_link_libraries(seedbed_torch_pch PRIVATE seedbed_flags Seedbed::Torch)
        target_precompile_headers(seedbed_torch_pch PRIVATE
            <ATen/ATen.h> <map> <memory> <optional> <string> <string_view> <vector> <functional> <span>)
    endif()
    target_precompile_headers(${target} REUSE_FROM seedbed_torch_pch)
    # g++ uses a precompiled header only with the flags that made it: -fPIC, where CMake gives programs -fPIE.
    get_target_property(_type ${target} TYPE)
    if(_type STREQUAL EXECUTABLE)
        set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
        target_compile_options(${target} PRIVATE -fPIC)
    endif()
endfunction()

# seedbed_test(core/io/safetensors SOURCES safetensors_test.cpp LIBS Seedbed::Io [LABELS gpu gui slow parity]
#              [TORCH_PCH] [XVFB])
# -> executable with '/' as '.', ctest name as given. Sources are QtTest classes ending in
#    QTEST_GUILESS_MAIN / QTEST_MAIN and #include "<file>.moc".
function(seedbed_test name)
    cmake_parse_arguments(ARG "TORCH_PCH;XVFB" "TIMEOUT" "SOURCES;LIBS;LABELS" ${ARGN})
    string(REPLACE "/" "." _target "test.${name}")
    add_executable(${_target} ${ARG_SOURCES})
    set_target_properties(${_target} PROPERTIES AUTOMOC ON
        RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin/tests")
    target_link_libraries(${_target} PRIVATE seedbed_flags Qt6::Test ${ARG_LIBS})
    target_compile_definitions(${_target} PRIVATE
        SEEDBED_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data" SEEDBED_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    if(ARG_TORCH_PCH)
        seedbed_torch_pch(${_target})
    endif()
    if(ARG_XVFB)
        add_test(NAME ${name} COMMAND xvfb-run -a -s "-screen 0 1600x1000x24" $<TARGET_FILE:${_target}>)
    else()
        add_test(NAME ${name} COMMAND ${_target})
        set_tests_properties(${name} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
    endif()
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 300)
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT})
endfunction()
