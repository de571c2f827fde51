# SPDX-License-Identifier: Apache-2.0
# OpenCV 4 by component: the targets opencv_core, opencv_imgproc … Debian keeps OpenCV's own CMake files in
# libopencv-dev, which brings 250 packages; the component's package (libopencv-imgproc-dev) brings a dozen.
include(FindPackageHandleStandardArgs)
find_path(OpenCV_INCLUDE_DIR opencv2/core.hpp PATH_SUFFIXES opencv4)
foreach(_component IN LISTS OpenCV_FIND_COMPONENTS)
    find_library(OpenCV_${_component}_LIBRARY opencv_${_component})
    if(OpenCV_INCLUDE_DIR AND OpenCV_${_component}_LIBRARY)
        set(OpenCV_${_component}_FOUND TRUE)
        if(NOT TARGET opencv_${_component})
            add_library(opencv_${_component} UNKNOWN IMPORTED)
            set_target_properties(opencv_${_component} PROPERTIES
                IMPORTED_LOCATION "${OpenCV_${_component}_LIBRARY}"
                INTERFACE_INCLUDE_DIRECTORIES "${OpenCV_INCLUDE_DIR}")
        endif()
    endif()
endforeach()
find_package_handle_standard_args(OpenCV REQUIRED_VARS OpenCV_INCLUDE_DIR HANDLE_COMPONENTS)
