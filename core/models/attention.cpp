// SPDX-License-Identifier: Apache-2.0
// B images, P prompts, R = B / P rows of a prompt, L heads, N query positions, T tokens, C width, d
// = C / L
#include "core/models/attention.h"

#include "core/base/error.h"

#include <ATen/ATen.h>

#include <cmath>
#include <optional>
#include <vector>

namespace seedbed {
namespace {

// Up to this many query positions of a picture, softmax(Q K^T) written out is no slower than flash
// attention for the 77 tokens of a prompt (and it is what an observer wants to see). Beyond, flash
// attention runs.
constexpr std::int64_t kMaterialisedPositions = 1024;

at::Tensor split_heads(const at::Tensor& x, std::int64_t heads) {
    return x.view({x.size(0), x.size(1), heads, -1}).transpose(1, 2);  // [B, L, N, d]
}

at::Tensor join_heads(const at::Tensor& x) {
    return x.transpose(1, 2).reshape({x.size(0), x.size(2), -1});  // [B, N, C]
}

double scale_of(const at::Tensor& keys) {
    return 1.0 / std::sqrt(static_cast<double>(keys.size(-1)));
}

// softmax(scale Q K^T + bias) of one prompt. q: [L, M, d], keys: [L, T, d], bias: [T] or undefined
// -> [L, M, T]
at::Tensor probabilities(const at::Tensor& q, const at::Tensor& keys, const at::Tensor& bias) {
    const at::Tensor added = bias.defined() ? bias.to(q.dtype()) : at::empty({}, q.options());
    return at::softmax(
        at::baddbmm(added, q, keys.transpose(1, 2), bias.defined() ? 1 : 0, scale_of(keys)), -1);
}

// All rows of a prompt share its keys, so they are folded into the query axis: one product per
// head. q: [R, N, C], keys and values: [L, T, d] -> {[R, N, C], [R, L, N, T]}
std::pair<at::Tensor, at::Tensor> attend_written_out(const at::Tensor& q,
                                                     const at::Tensor& keys,
                                                     const at::Tensor& values,
                                                     const at::Tensor& bias) {
    const std::int64_t rows = q.size(0), positions = q.size(1), heads = keys.size(0);
    const at::Tensor folded =
        q.reshape({rows * positions, heads, -1}).transpose(0, 1);                  // [L, R N, d]
    const at::Tensor p = probabilities(folded, keys, bias);                        // [L, R N, T]
    const at::Tensor out = at::bmm(p, values).transpose(0, 1).reshape(q.sizes());  // [R, N, C]
    return {out, p.view({heads, rows, positions, -1}).transpose(0, 1)};
}

// Flash attention, which keeps no probabilities; where they are wanted they are computed beside it,
// so that the picture is the same bit for bit.
std::pair<at::Tensor, at::Tensor> attend_flash(const at::Tensor& q,
                                               const at::Tensor& keys,
                                               const at::Tensor& values,
                                               const at::Tensor& bias,
                                               bool watched) {
    const std::int64_t rows = q.size(0), positions = q.size(1), heads = keys.size(0);
    const at::Tensor folded =
        q.reshape({1, rows * positions, heads, -1}).transpose(1, 2);  // [1, L, R N, d]
    const at::Tensor k = keys.unsqueeze(0), v = values.unsqueeze(0);  // [1, L, T, d]
    std::optional<at::Tensor> mask;
    if (bias.defined()) mask = bias.to(q.dtype()).view({1, 1, 1, -1});  // [1, 1, 1, T]
    const at::Tensor out =
        join_heads(at::scaled_dot_product_attention(folded, k, v, mask)).view(q.sizes());
    if (!watched) return {out, {}};
    const at::Tensor p = probabilities(folded[0], keys, bias);  // [L, R N, T]
    return {out, p.view({heads, rows, positions, -1}).transpose(0, 1)};
}

}  // namespace

SelfAttention::SelfAttention(const WeightScope& scope,
                             std::int64_t channels,
                             std::int64_t heads,
                             Bias bias)
    : to_q_(scope.child("to_q", "query"), channels, channels, bias),
      to_k_(scope.child("to_k", "key"), channels, channels, bias),
      to_v_(scope.child("to_v", "value"), channels, channels, bias),
      to_out_(scope.child("to_out.0", "proj_attn"), channels, channels),
      heads_(heads) {}

at::Tensor SelfAttention::mix(const at::Tensor& x) const {
    const at::Tensor q = split_heads(to_q_(x), heads_);
    const at::Tensor k = split_heads(to_k_(x), heads_);
    const at::Tensor v = split_heads(to_v_(x), heads_);
    return join_heads(at::scaled_dot_product_attention(q, k, v));
}

at::Tensor SelfAttention::operator()(const at::Tensor& x) const {
    return to_out_(mix(x));
}

at::Tensor SelfAttention::plus(const at::Tensor& x, const at::Tensor& residual) const {
    return to_out_.plus(mix(x), residual);
}

CrossAttention::CrossAttention(const WeightScope& scope,
                               std::int64_t channels,
                               std::int64_t text_width,
                               std::int64_t heads,
                               Bias bias)
    : to_q_(scope / "to_q", channels, channels, bias),
      to_k_(scope / "to_k", text_width, channels, bias),
      to_v_(scope / "to_v", text_width, channels, bias),
      to_out_(scope / "to_out.0", channels, channels),
      heads_(heads) {}

std::pair<at::Tensor, at::Tensor> CrossAttention::prepare(const at::Tensor& text) const {
    return {split_heads(to_k_(text), heads_).contiguous(),
            split_heads(to_v_(text), heads_).contiguous()};
}

at::Tensor CrossAttention::plus(const at::Tensor& x,
                                const at::Tensor& residual,
                                const at::Tensor& keys,
                                const at::Tensor& values,
                                const AttentionWatch& watch,
                                const at::Tensor& logit_bias) const {
    const at::Tensor q = to_q_(x);  // [B, N, C]
    const std::int64_t prompts = keys.size(0), rows = x.size(0) / prompts;
    const bool watched =
        watch.observer != nullptr && watch.observer->wants(watch.layer, watch.height, watch.width);
    std::vector<at::Tensor> parts;
    for (std::int64_t p = 0; p < prompts; ++p) {
        const at::Tensor part = q.narrow(0, p * rows, rows);  // [R, N, C]
        const bool shown = watched && p == prompts - 1;
        const at::Tensor bias = logit_bias.defined() ? logit_bias[p] : at::Tensor();  // [T]
        const auto [out, seen] = x.size(1) <= kMaterialisedPositions
                                     ? attend_written_out(part, keys[p], values[p], bias)
                                     : attend_flash(part, keys[p], values[p], bias, shown);
        if (shown)
            watch.observer->observe(watch.layer, seen.to(at::kFloat), watch.height, watch.width);
        parts.push_back(out);
    }
    return to_out_.plus(prompts == 1 ? parts[0] : at::cat(parts), residual);
}

}  // namespace seedbed
