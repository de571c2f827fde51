#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes what the tests of single files (the original layout of CompVis and Stability AI) read.

Needs: torch, diffusers 0.42, transformers 5. Usage: make_single_file_cases.py TESTS_DATA SDXL_MODEL (for tokenizers and scheduler)

  models/single_file/NAME.keys   every tensor of a published model of real size, "DTYPE SHAPE NAME" a
                                 line, in the form of Qt's qCompress; the names come from diffusers'
                                 own and the inverse of its conversion
  parity/sdxl_single             a tiny SDXL as one file, and what diffusers' from_single_file gives

Each list and file is converted back by diffusers' converters and must give what it was made from.
"""
import json
import os
import re
import shutil
import struct
import sys
import zlib

import torch
from diffusers import AutoencoderKL, StableDiffusionXLPipeline, UNet2DConditionModel
from diffusers.loaders import single_file_utils as reference
from safetensors.torch import save_file
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

UNET = {"time_embedding.linear_1": "time_embed.0", "time_embedding.linear_2": "time_embed.2",
        "conv_in": "input_blocks.0.0", "conv_norm_out": "out.0", "conv_out": "out.2",
        "add_embedding.linear_1": "label_emb.0.0", "add_embedding.linear_2": "label_emb.0.2"}
RESNET = {"norm1": "in_layers.0", "conv1": "in_layers.2", "time_emb_proj": "emb_layers.1",
          "norm2": "out_layers.0", "conv2": "out_layers.3", "conv_shortcut": "skip_connection"}


def resnet(rest):
    leaf, end = rest.rsplit(".", 1)
    return RESNET[leaf] + "." + end


def unet_key(name, config):
    layers = config.layers_per_block
    for ours, theirs in UNET.items():
        if name.startswith(ours + "."):
            return theirs + name[len(ours):]
    side, rest = name.split(".", 1)
    if side == "mid_block":
        kind, index, rest = rest.split(".", 2)
        if kind == "attentions":
            return "middle_block.1." + rest
        return f"middle_block.{2 * int(index)}." + resnet(rest)
    block, kind, index, rest = rest.split(".", 3)
    block, index = int(block), int(index)
    if side == "down_blocks":
        number = 1 + block * (layers + 1) + index
        if kind == "downsamplers":
            return f"input_blocks.{(block + 1) * (layers + 1)}.0.op." + rest.split(".")[-1]
        place = f"input_blocks.{number}"
    else:
        if kind == "upsamplers":
            attends = "CrossAttn" in config.up_block_types[block]
            child = 2 if attends else 1
            return f"output_blocks.{(block + 1) * (layers + 1) - 1}.{child}." + rest
        place = f"output_blocks.{block * (layers + 1) + index}"
    return place + (".0." + resnet(rest) if kind == "resnets" else ".1." + rest)


def vae_key(name, config):
    last = len(config.block_out_channels) - 1
    name = name.replace("conv_norm_out", "norm_out").replace("conv_shortcut", "nin_shortcut")
    name = re.sub(r"mid_block\.resnets\.(\d)", lambda m: f"mid.block_{int(m[1]) + 1}", name)
    name = name.replace("mid_block.attentions.0", "mid.attn_1").replace("group_norm", "norm")
    for ours, theirs in (("to_q", "q"), ("to_k", "k"), ("to_v", "v"), ("to_out.0", "proj_out")):
        name = name.replace("attn_1." + ours, "attn_1." + theirs)
    name = re.sub(r"down_blocks\.(\d)\.resnets", r"down.\1.block", name)
    name = re.sub(r"down_blocks\.(\d)\.downsamplers\.0", r"down.\1.downsample", name)
    name = re.sub(r"up_blocks\.(\d)\.resnets", lambda m: f"up.{last - int(m[1])}.block", name)
    return re.sub(r"up_blocks\.(\d)\.upsamplers\.0", lambda m: f"up.{last - int(m[1])}.upsample", name)


def clip_tensors(tensors, prefix):
    return {prefix + ("" if k.startswith("text_model.") else "text_model.") + k: v for k, v in tensors.items()}


def open_clip_tensors(tensors, prefix, extra_block=False):
    tensors = {k.removeprefix("text_model."): v for k, v in tensors.items()}
    out, pairs = {}, (("layer_norm1", "ln_1"), ("layer_norm2", "ln_2"), ("mlp.fc1", "mlp.c_fc"),
                      ("mlp.fc2", "mlp.c_proj"), ("self_attn.out_proj", "attn.out_proj"))
    layers = 1 + max(int(k.split(".")[2]) for k in tensors if k.startswith("encoder.layers."))
    for i in range(layers + extra_block):
        source = f"encoder.layers.{min(i, layers - 1)}."
        target = f"{prefix}transformer.resblocks.{i}."
        for end in ("weight", "bias"):
            out[target + "attn.in_proj_" + end] = torch.cat(
                [tensors[f"{source}self_attn.{part}_proj.{end}"] for part in "qkv"])
            for ours, theirs in pairs:
                out[f"{target}{theirs}.{end}"] = tensors[f"{source}{ours}.{end}"]
    for end in ("weight", "bias"):
        out[prefix + "ln_final." + end] = tensors["final_layer_norm." + end]
    out[prefix + "token_embedding.weight"] = tensors["embeddings.token_embedding.weight"]
    out[prefix + "positional_embedding"] = tensors["embeddings.position_embedding.weight"]
    width = out[prefix + "positional_embedding"].shape[1]
    projection = tensors.get("text_projection.weight")
    out[prefix + "text_projection"] = (
        torch.zeros(width, width, device=out[prefix + "positional_embedding"].device)
        if projection is None else projection.T.contiguous())
    out[prefix + "logit_scale"] = torch.zeros((), device=out[prefix + "ln_final.bias"].device)
    return out


def same(got, expected, what):
    missing, more = set(expected) - set(got), set(got) - set(expected)
    assert not missing and not more, (what, sorted(missing)[:3], sorted(more)[:3])
    for key, value in expected.items():
        assert got[key].shape == value.shape, (what, key, got[key].shape, value.shape)
        assert value.is_meta or torch.equal(got[key], value), (what, key)


def single_file(unet, vae, text, text_2, xl):
    tensors = {"model.diffusion_model." + unet_key(k, unet.config): v for k, v in unet.state_dict().items()}
    for key, value in vae.state_dict().items():
        one = "attentions" in key and key.endswith("weight") and value.dim() == 2
        tensors["first_stage_model." + vae_key(key, vae.config)] = value[:, :, None, None] if one else value
    same(reference.convert_ldm_unet_checkpoint(dict(tensors), dict(unet.config)), unet.state_dict(), "unet")
    same(reference.convert_ldm_vae_checkpoint(dict(tensors), dict(vae.config)), vae.state_dict(), "vae")
    if xl:
        tensors |= clip_tensors(text.state_dict(), "conditioner.embedders.0.transformer.")
        tensors |= open_clip_tensors(text_2.state_dict(), "conditioner.embedders.1.model.")
    elif text.config.hidden_act == "gelu":
        tensors |= open_clip_tensors(text.state_dict(), "cond_stage_model.model.", extra_block=True)
    else:
        tensors |= clip_tensors(text.state_dict(), "cond_stage_model.transformer.")
    for name in ("betas", "alphas_cumprod"):
        tensors[name] = torch.zeros(1000)
    return tensors


def text_config(width, layers, heads, act, projection, vocabulary=49408):
    return CLIPTextConfig(vocab_size=vocabulary, hidden_size=width, intermediate_size=4 * width,
                          num_hidden_layers=layers, num_attention_heads=heads, hidden_act=act,
                          projection_dim=projection, eos_token_id=2)


CROSS = ["CrossAttnDownBlock2D"] * 3 + ["DownBlock2D"]
SD1 = dict(sample_size=64, block_out_channels=[320, 640, 1280, 1280], down_block_types=CROSS,
           up_block_types=["UpBlock2D"] + ["CrossAttnUpBlock2D"] * 3, cross_attention_dim=768,
           attention_head_dim=8)
SD2 = SD1 | dict(cross_attention_dim=1024, attention_head_dim=[5, 10, 20, 20], use_linear_projection=True)
XL = dict(sample_size=128, block_out_channels=[320, 640, 1280],
          down_block_types=["DownBlock2D"] + ["CrossAttnDownBlock2D"] * 2,
          up_block_types=["CrossAttnUpBlock2D"] * 2 + ["UpBlock2D"], cross_attention_dim=2048,
          attention_head_dim=[5, 10, 20], transformer_layers_per_block=[1, 2, 10],
          use_linear_projection=True, addition_embed_type="text_time", addition_time_embed_dim=256,
          projection_class_embeddings_input_dim=2816)
VAE = dict(block_out_channels=[128, 256, 512, 512], down_block_types=["DownEncoderBlock2D"] * 4,
           up_block_types=["UpDecoderBlock2D"] * 4, layers_per_block=2)


def write_keys(path, tensors):
    text = "".join(f"F16 {','.join(map(str, v.shape))} {k}\n" for k, v in sorted(tensors.items())).encode()
    with open(path, "wb") as file:
        file.write(struct.pack(">I", len(text)) + zlib.compress(text, 9))


def published(folder):
    os.makedirs(folder, exist_ok=True)
    with torch.device("meta"):
        vae = AutoencoderKL(**VAE)
        clip = CLIPTextModel(text_config(768, 12, 12, "quick_gelu", 768))
        second = CLIPTextModel(text_config(1024, 23, 16, "gelu", 512))
        big = CLIPTextModelWithProjection(text_config(1280, 32, 20, "gelu", 1280))
        for name, config, text in (("sd1", SD1, clip), ("sd1_inpainting", SD1 | {"in_channels": 9}, clip),
                                   ("sd2", SD2, second), ("sdxl", XL, clip)):
            unet = UNet2DConditionModel(**config)
            write_keys(f"{folder}/{name}.keys", single_file(unet, vae, text, big, name == "sdxl"))


def perturb(model, generator):
    for name, value in model.named_parameters():
        spread = 0.1 if value.dim() < 2 else 1 / value[0].numel() ** 0.5
        noise = torch.randn(value.shape, generator=generator) * spread
        value.data = (noise + (1 if "norm" in name and name.endswith("weight") else 0)).half().float()
    return model.eval()


def configs(folder, source, parts):
    for name, model in parts.items():
        os.makedirs(f"{folder}/{name}", exist_ok=True)
        model.save_config(f"{folder}/{name}") if hasattr(model, "save_config") else model.config.save_pretrained(
            f"{folder}/{name}")
        path = f"{folder}/{name}/config.json"
        config = json.load(open(path))
        if "text" in name:
            config["architectures"] = [type(model).__name__]
        json.dump(config, open(path, "w"), indent=1)
    for name in ("tokenizer", "tokenizer_2", "scheduler", "model_index.json"):
        (shutil.copytree if os.path.isdir(f"{source}/{name}") else shutil.copy)(f"{source}/{name}", f"{folder}/{name}")


def tiny_sdxl(folder, source):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    g = torch.Generator().manual_seed(77)
    unet = perturb(UNet2DConditionModel(**(XL | dict(
        sample_size=8, block_out_channels=[32, 32], down_block_types=["DownBlock2D", "CrossAttnDownBlock2D"],
        up_block_types=["CrossAttnUpBlock2D", "UpBlock2D"], layers_per_block=1, cross_attention_dim=56,
        attention_head_dim=[2, 4], transformer_layers_per_block=[1, 2], addition_time_embed_dim=8,
        projection_class_embeddings_input_dim=40 + 48))), g)
    vae = perturb(AutoencoderKL(block_out_channels=[32, 32], down_block_types=["DownEncoderBlock2D"] * 2,
                                up_block_types=["UpDecoderBlock2D"] * 2, layers_per_block=1,
                                scaling_factor=0.13025, sample_size=16), g)
    text = perturb(CLIPTextModel(text_config(24, 2, 3, "quick_gelu", 24, 848)), g)
    text_2 = perturb(CLIPTextModelWithProjection(text_config(32, 3, 4, "gelu", 40, 848)), g)
    tensors = single_file(unet, vae, text, text_2, True)
    save_file({k: v.half().contiguous() for k, v in tensors.items()}, f"{folder}/xl.safetensors",
              metadata={"format": "pt"})
    configs(f"{folder}/xl_config", source,
            {"unet": unet, "vae": vae, "text_encoder": text, "text_encoder_2": text_2})
    pipe = StableDiffusionXLPipeline.from_single_file(f"{folder}/xl.safetensors", config=f"{folder}/xl_config",
                                                      local_files_only=True, torch_dtype=torch.float32)
    prompts = ["a red cube and a blue sphere", "", "two cats, three dogs"]
    inputs, expected, described = {}, {}, {}

    def add(name, value, text, tol=1e-4):
        expected["xl." + name] = value.float().contiguous()
        described["xl." + name] = {"shape": list(value.shape), "dtype": "float32", "desc": text, "tol": tol}

    with torch.no_grad():
        states, pooled = [], None
        for number, (tokenizer, encoder) in enumerate(((pipe.tokenizer, pipe.text_encoder),
                                                       (pipe.tokenizer_2, pipe.text_encoder_2))):
            ids = tokenizer(prompts, padding="max_length", max_length=77, truncation=True, return_tensors="pt").input_ids
            out = encoder(ids, output_hidden_states=True)
            states.append(out.hidden_states[-2])
            add(("te2." if number else "te.") + "penultimate", states[-1], "hidden_states[-2], all prompts")
            pooled = out[0] if number else pooled
        add("te2.pooled", pooled, "text_embeds, all prompts")
        inputs["xl.latent_a"] = torch.randn(2, 4, 8, 12, generator=g)
        inputs["xl.time_ids_a"] = torch.tensor([[64.0, 96, 0, 0, 64, 96]] * 2)
        rows = [1, 0]
        context = torch.cat(states, -1)[rows]
        out = pipe.unet(inputs["xl.latent_a"], 501, encoder_hidden_states=context, return_dict=False,
                        added_cond_kwargs={"text_embeds": pooled[rows], "time_ids": inputs["xl.time_ids_a"]})[0]
        add("unet.a.out", out, "UNet output. inputs latent_a, timestep t_a, context/pooled rows [1, 0], time_ids_a")
        inputs["xl.vae_image"] = torch.rand(1, 3, 16, 24, generator=g) * 2 - 1
        inputs["xl.vae_latent"] = torch.randn(1, 4, 8, 12, generator=g)
        posterior = pipe.vae.encode(inputs["xl.vae_image"]).latent_dist
        add("vae.encode_mean", posterior.mean, "posterior mean for inputs vae_image")
        add("vae.decode", pipe.vae.decode(inputs["xl.vae_latent"]).sample, "decode of inputs vae_latent")
    save_file(inputs, f"{folder}/inputs.safetensors")
    save_file(expected, f"{folder}/expected.safetensors")
    case = {"case": "sdxl_single", "about": "a tiny SDXL in the original layout",
            "params": {"xl": {"prompts": prompts, "t_a": 501}},
            "inputs": {k: {"shape": list(v.shape), "dtype": "float32"} for k, v in inputs.items()},
            "tensors": described}
    json.dump(case, open(f"{folder}/case.json", "w"), indent=1)


if __name__ == "__main__":
    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(1)
    data = sys.argv[1]
    published(f"{data}/models/single_file")
    tiny_sdxl(f"{data}/parity/sdxl_single", sys.argv[2])
