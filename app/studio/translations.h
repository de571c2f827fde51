// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>

namespace seedbed {

// Makes the application speak a locale's language, where there is a translation; English otherwise.
void installTranslations(const QLocale& locale);

}  // namespace seedbed
