# SPDX-License-Identifier: Apache-2.0
"""Compares captured attention with a softmax written out in diffusers.

usage: naive_maps.py MODEL PROMPT FILE     FILE is what `bench maps FILE` wrote: for each step s `latents.s`
[B, C, H, W] as the UNet saw them, `timestep.s` [1] and `average.s` [B, h * w, T]. Runs diffusers' UNet on those
latents, in which every cross-attention layer materialises softmax(q k^T / sqrt(d)), and prints one line of
JSON with the largest difference of any map, and how many maps there were.
"""

import json
import sys

import diffusers
import safetensors.torch
import torch


class NaiveAttention:
    """An attention processor that keeps the mean over heads of its probabilities, in float64."""

    def __init__(self, keep):
        self.keep = keep

    def __call__(self, attention, hidden_states, encoder_hidden_states=None, attention_mask=None, **_):
        states = hidden_states if encoder_hidden_states is None else encoder_hidden_states

        def by_head(tensor):  # [B, N, heads * d] -> [B, heads, N, d]
            return tensor.unflatten(-1, (attention.heads, -1)).transpose(1, 2)

        query, key, value = (
            by_head(projection(source))
            for projection, source in ((attention.to_q, hidden_states), (attention.to_k, states), (attention.to_v, states))
        )
        scores = query.double() @ key.double().transpose(-1, -2) * attention.scale  # [B, heads, N, T]
        probabilities = scores.softmax(-1)
        if encoder_hidden_states is not None:
            self.keep.append(probabilities.mean(1))  # [B, N, T]
        mixed = (probabilities.to(value.dtype) @ value).transpose(1, 2).flatten(2)  # [B, N, heads * d]
        return attention.to_out[1](attention.to_out[0](mixed)) / attention.rescale_output_factor


def text_states(pipeline, prompt):
    """[2, T, D]: the empty prompt, the prompt."""
    tokens = pipeline.tokenizer(
        ["", prompt], padding="max_length", max_length=pipeline.tokenizer.model_max_length, truncation=True, return_tensors="pt"
    )
    return pipeline.text_encoder(tokens.input_ids)[0]


@torch.no_grad()
def main(model, prompt, path):
    torch.set_num_threads(1)
    diffusers.utils.logging.disable_progress_bar()
    pipeline = diffusers.StableDiffusionPipeline.from_pretrained(model, dtype=torch.float32)
    keep = []
    pipeline.unet.set_attn_processor(NaiveAttention(keep))
    states = text_states(pipeline, prompt)
    captured = safetensors.torch.load_file(path)
    steps = sum(name.startswith("average.") for name in captured)
    largest, maps = 0.0, 0
    for step in range(steps):
        latents, average = captured[f"latents.{step}"], captured[f"average.{step}"]
        batch = len(latents)
        keep.clear()
        pipeline.unet(torch.cat([latents] * 2), captured[f"timestep.{step}"], states.repeat_interleave(batch, 0))
        naive = torch.stack([layer[batch:] for layer in keep if layer.shape[1] == average.shape[1]]).mean(0)
        largest = max(largest, (naive - average.double()).abs().max().item())
        maps += batch * average.shape[2]
    print(json.dumps({"largest": largest, "maps": maps, "steps": steps}))


if __name__ == "__main__":
    main(*sys.argv[1:])
