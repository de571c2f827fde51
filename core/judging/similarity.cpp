// SPDX-License-Identifier: Apache-2.0
// n samples, D features
#include "core/judging/similarity.h"

#include "core/base/error.h"

#include <ATen/ATen.h>

namespace seedbed {

at::Tensor cosine_similarities(const at::Tensor& samples) {
    check(samples.dim() == 2, "[similarity] samples must be [n, D]");
    const at::Tensor exact = samples.to(at::kDouble);
    const at::Tensor unit = exact / exact.norm(2, 1, true).clamp_min(1e-12);
    return at::mm(unit, unit.t());
}

double mean_pairwise(const at::Tensor& similarities) {
    const std::int64_t n = similarities.size(0);
    check(similarities.dim() == 2 && similarities.size(1) == n && n > 1,
          "[similarity] a mean over pairs needs at least two samples");
    const at::Tensor upper = similarities.to(at::kDouble).triu(1);
    return upper.sum().item<double>() / (static_cast<double>(n) * (n - 1) / 2);
}

std::vector<std::int64_t> farthest_points(const at::Tensor& distances,
                                          std::int64_t first,
                                          std::int64_t count) {
    const std::int64_t n = distances.size(0);
    check(distances.dim() == 2 && distances.size(1) == n && first >= 0 && first < n && count > 0 &&
              count <= n,
          "[similarity] farthest points need a first one and no more than there are");
    const at::Tensor all = distances.to(at::kDouble).contiguous();
    const double* d = all.const_data_ptr<double>();
    std::vector<double> nearest(d + first * n, d + (first + 1) * n);
    std::vector<bool> chosen(n, false);
    std::vector<std::int64_t> order{first};
    chosen[first] = true;
    while (static_cast<std::int64_t>(order.size()) < count) {
        std::int64_t best = -1;
        for (std::int64_t i = 0; i < n; ++i)
            if (!chosen[i] && (best < 0 || nearest[i] > nearest[best])) best = i;
        chosen[best] = true;
        order.push_back(best);
        for (std::int64_t i = 0; i < n; ++i) nearest[i] = std::min(nearest[i], d[best * n + i]);
    }
    return order;
}

}  // namespace seedbed
