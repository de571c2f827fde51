// SPDX-License-Identifier: Apache-2.0
// Qt and torch are not built with tsan: what they do among themselves looks like races.

extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() {
    return "called_from_lib:libQt6Core.so\n"
           "called_from_lib:libQt6Test.so\n";
}
