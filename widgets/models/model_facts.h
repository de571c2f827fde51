// SPDX-License-Identifier: Apache-2.0
// The rows of a model's details.
#pragma once

#include "core/library/model_entry.h"

#include <QStringList>

#include <vector>

namespace seedbed {

// Name and value of all that is known; what is unknown is left out.
std::vector<QStringList> factRows(const ModelEntry& entry);
// Part, parameters, precision, class.
std::vector<QStringList> partRows(const ModelEntry& entry);

}  // namespace seedbed
