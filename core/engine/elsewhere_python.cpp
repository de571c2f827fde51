// SPDX-License-Identifier: Apache-2.0
#include "core/engine/elsewhere_python.h"

#include "core/base/error.h"

#include <nlohmann/json.hpp>

namespace seedbed {
namespace {

constexpr std::string_view kNoise = R"(
def philox_normal(seed, draw, shape):
    """What a CUDA generator of this seed gives at its draw number `draw` (Philox 4x32-10)."""
    count = int(numpy.prod(shape))
    low, mask = numpy.uint64(32), numpy.uint64(0xFFFFFFFF)
    counter = [numpy.full(count, draw, numpy.uint64), numpy.zeros(count, numpy.uint64),
               numpy.arange(count, dtype=numpy.uint64), numpy.zeros(count, numpy.uint64)]
    key = [seed & 0xFFFFFFFF, seed >> 32]
    for _ in range(10):
        a = counter[0] * numpy.uint64(0xD2511F53)
        b = counter[2] * numpy.uint64(0xCD9E8D57)
        counter = [(b >> low) ^ counter[1] ^ numpy.uint64(key[0]), b & mask,
                   (a >> low) ^ counter[3] ^ numpy.uint64(key[1]), a & mask]
        key = [(key[0] + 0x9E3779B9) & 0xFFFFFFFF, (key[1] + 0xBB67AE85) & 0xFFFFFFFF]
    unit = float(numpy.float32(2.3283064e-10))
    angle = float(numpy.float32(2.3283064e-10 * 6.2831855))
    u = counter[0].astype(numpy.float64) * unit + unit / 2
    v = counter[1].astype(numpy.float64) * angle + angle / 2
    normal = numpy.sqrt(-2.0 * numpy.log(u)) * numpy.sin(v)
    return torch.from_numpy(normal.astype(numpy.float32)).reshape(shape)


class SeedNoise:
    """The noise of one seed, drawn on the CPU in float32: diffusers takes it for a generator."""

    device = torch.device("cpu")

    def __init__(self, seed, recipe=None):
        self.seed, self.recipe = seed, recipe
        self.first, self.posteriors = True, 0
        self.restart(seed)

    def restart(self, seed):
        self.current, self.draws = seed % 2**64, 0
        self.generator = torch.Generator("cpu").manual_seed(self.current)

    def next(self, shape):
        self.draws += 1
        if NVIDIA_NOISE:
            return philox_normal(self.current, self.draws - 1, shape)
        return torch.randn(shape, generator=self.generator)

    def first_of(self, seed, shape):
        other = SeedNoise(seed)
        for _ in range(self.posteriors):
            other.next(shape)
        return other.next(shape)[0]

    def draw(self, shape):
        noise = self.next(shape)
        if self.first:
            self.first = False
            if self.recipe:
                noise = mixed(self.recipe, noise[0], lambda seed: self.first_of(seed, shape)).unsqueeze(0)
            if ENSD:
                self.restart(self.seed + ENSD)
        return noise

    def draw_posterior(self, shape):
        self.posteriors += self.first
        return self.next(shape)


def randn(method):
    def function(shape, generator=None, device=None, dtype=None, layout=None):
        one = (1, *shape[1:])
        rows = generator if isinstance(generator, list) else [generator]
        return torch.cat([getattr(row, method)(one) for row in rows]).to(device, dtype)

    return function


def draw_from(pipe):
    """From here on diffusers draws its noise from SeedNoise."""
    for part in (pipe, pipe.scheduler):
        module = sys.modules[type(part).__module__]
        if hasattr(module, "randn_tensor"):
            module.randn_tensor = randn("draw")
    diffusers.models.autoencoders.vae.randn_tensor = randn("draw_posterior")

)";

constexpr std::string_view kMixing = R"(
def slerp_whole(a, b, s):
    a, b = a.double(), b.double()
    angle = torch.acos(((a * b).sum() / (a.norm() * b.norm())).clamp(-1, 1))
    sine = torch.sin(angle)
    if not sine > 1e-6:
        return (a * (1 - s) + b * s).float()
    return (a * (torch.sin((1 - s) * angle) / sine) + b * (torch.sin(s * angle) / sine)).float()


def slerp_by_columns(a, b, s):
    """As AUTOMATIC1111's variation seed: for each channel and column, along the height."""
    cosine = (a / a.norm(dim=1, keepdim=True) * (b / b.norm(dim=1, keepdim=True))).sum(1, keepdim=True)
    if cosine.mean() > 0.9995:
        return a * s + b * (1 - s)
    angle = torch.acos(cosine)
    sine = torch.sin(angle)
    mix = torch.sin(angle * (1 - s)) / sine * a + torch.sin(angle * s) / sine * b
    return torch.where(sine > 1e-4, mix, a * (1 - s) + b * s)


def mixed(recipe, own, draw):
    """The noise of a seed, moved towards that of others."""

    def slerp(a, b, s):
        if s == 0 or s == 1:
            return b if s else a
        return (slerp_whole if recipe["whole"] else slerp_by_columns)(a, b, s)

    noise = own
    if recipe["pad"]:
        right, below, diagonal, x, y = recipe["pad"]
        noise = slerp(slerp(own, draw(right), x), slerp(draw(below), draw(diagonal), x), y)
    for seed, strength in recipe["chain"]:
        noise = slerp(noise, draw(seed), strength)
    return noise

)";

constexpr std::string_view kWeights = R"(
def chunks_of(pipe, pieces, tokenizer):
    """Tokens and weights in chunks of one text encoder's length, cut as AUTOMATIC1111 cuts them."""
    room = tokenizer.model_max_length - 2
    comma = tokenizer.convert_tokens_to_ids(",</w>")
    chunks, chunk, last_comma = [], [], -1

    def close(tokens):
        rest = room - len(tokens)
        ids = [tokenizer.bos_token_id, *(token for token, _ in tokens), tokenizer.eos_token_id]
        chunks.append((ids + [tokenizer.pad_token_id] * rest, [1.0, *(w for _, w in tokens), 1.0] + [1.0] * rest))

    for text, weight in pieces:
        if text is None:
            close(chunk)
            chunk, last_comma = [], -1
            continue
        text = pipe.maybe_convert_prompt(text, tokenizer)
        tokens = tokenizer(text, add_special_tokens=False, truncation=False).input_ids
        for token in tokens if CHUNKED else tokens[:room]:
            if token == comma:
                last_comma = len(chunk)
            elif len(chunk) == room:
                behind = last_comma + 1 if 0 <= last_comma and len(chunk) - last_comma <= 20 else room
                close(chunk[:behind])
                chunk, last_comma = chunk[behind:], -1
            if len(chunk) == room:
                close(chunk)
                chunk, last_comma = [], -1
            chunk.append((token, weight))
    if chunk or not chunks:
        close(chunk)
    return chunks


def states_of(pipe, chunk, number):
    """The states of one chunk, weighted and brought back to the mean that they had, and the pooled one."""
    encoder = (pipe.text_encoder, getattr(pipe, "text_encoder_2", None))[number]
    ids, weights = (torch.tensor([row]) for row in chunk)
    out = encoder(ids.to(encoder.device), output_hidden_states=True)
    states = out.hidden_states[-LAYER]
    if NORMALISED:
        states = getattr(encoder, "text_model", encoder).final_layer_norm(states)
    weighted = states * weights.to(states).unsqueeze(-1)
    return weighted * (states.mean() / weighted.mean()), out[0]


def encoded(pipe, pieces, negative):
    """The keyword arguments that tell a pipeline its prompts."""
    prompts = [pieces, negative] if GUIDANCE > 1 else [pieces]
    numbers = range(2 if hasattr(pipe, "text_encoder_2") else 1)
    tokenizers = [pipe.tokenizer, getattr(pipe, "tokenizer_2", None)]
    chunks = {(p, n): chunks_of(pipe, prompt, tokenizers[n]) for p, prompt in enumerate(prompts) for n in numbers}
    counts = [max(len(chunks[p, n]) for n in numbers) for p in range(len(prompts))]
    # A shorter prompt is repeated as a whole: attention to it stays as it was.
    repeats = [math.lcm(*counts) // count for count in counts]
    arguments = {}
    for p, prefix in enumerate(["", "negative_"][: len(prompts)]):
        parts = []
        for n in numbers:
            empty = chunks_of(pipe, [("", 1.0)], tokenizers[n])
            rows = chunks[p, n] + empty * (counts[p] - len(chunks[p, n]))
            states = [states_of(pipe, row, n) for row in rows] * repeats[p]
            parts.append(torch.cat([state for state, _ in states], dim=1))
            pooled = states[0][1]
        zero = p == 1 and NEGATIVE is None
        arguments[prefix + "prompt_embeds"] = torch.cat(parts, dim=-1) * (0 if zero else 1)
        if len(numbers) == 2:
            arguments[prefix + "pooled_prompt_embeds"] = pooled * (0 if zero else 1)
    return arguments

)";

constexpr std::string_view kMask = R"(
def blurred(mask, sigma):
    """A Gaussian out to 2.5 standard deviations."""
    if sigma == 0:
        return mask
    radius = int(2.5 * sigma + 0.5)
    kernel = torch.exp(-(torch.arange(-radius, radius + 1).double() ** 2) / (2 * sigma**2))
    pixels = torch.from_numpy(numpy.array(mask)).permute(2, 0, 1).unsqueeze(1).double()
    pad = torch.nn.functional.pad
    for shape, sides in (((1, 1, 1, -1), (radius, radius, 0, 0)), ((1, 1, -1, 1), (0, 0, radius, radius))):
        pixels = torch.nn.functional.conv2d(pad(pixels, sides, "reflect"), (kernel / kernel.sum()).view(shape))
    return Image.fromarray(pixels.squeeze(1).permute(1, 2, 0).round().byte().numpy())


def outside_kept(images, start, mask):
    """The start picture's own pixels where the mask is black."""
    to_tensor = lambda picture: torch.from_numpy(numpy.array(picture)).float().div(255)
    original = to_tensor(start).permute(2, 0, 1).unsqueeze(0)
    return torch.lerp(original.expand_as(images), images, to_tensor(mask.convert("L"))[None, None])

)";

}  // namespace

std::string python_text(std::string_view text) {
    // JSON's escapes are Python's, too.
    return nlohmann::json(std::string(text))
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string python_number(double value) {
    return nlohmann::json(value).dump();
}

std::string python_list(const std::vector<std::string>& literals) {
    std::string list;
    for (const auto& literal : literals) list += (list.empty() ? "" : ", ") + literal;
    return "[" + list + "]";
}

std::string python_pieces(const std::vector<PromptPiece>& pieces) {
    std::vector<std::string> literals;
    for (const auto& piece : pieces)
        literals.push_back("(" + (piece.breaks ? "None" : python_text(piece.text)) + ", " +
                           python_number(piece.weight) + ")");
    return python_list(literals);
}

std::string python_recipe(const NoiseRecipe& recipe) {
    if (recipe.plain()) return "None";
    std::vector<std::string> chain;
    for (const auto& mix : recipe.chain)
        chain.push_back("(" + to_string(mix.seed) + ", " + python_number(mix.strength) + ")");
    std::string pad = "None";
    if (recipe.pad)
        pad = "(" + to_string(recipe.pad->right) + ", " + to_string(recipe.pad->below) + ", " +
              to_string(recipe.pad->diagonal) + ", " + python_number(recipe.pad->x) + ", " +
              python_number(recipe.pad->y) + ")";
    return "{\"chain\": " + python_list(chain) + ", \"pad\": " + pad +
           ", \"whole\": " + (recipe.form == SlerpForm::Whole ? "True" : "False") + "}";
}

PythonScheduler python_scheduler(const GenerateRequest& request) {
    const std::string clip = R"(, clip_sample=pipe.scheduler.config.get("clip_sample", False))";
    const std::string karras =
        request.schedule == Schedule::Karras ? ", use_karras_sigmas=True" : "";
    switch (request.sampler) {
        case Sampler::Ddim:
            return {"DDIMScheduler", clip};
        case Sampler::Euler:
            return {"EulerDiscreteScheduler", karras};
        case Sampler::EulerAncestral:
            return {"EulerAncestralDiscreteScheduler", ""};
        case Sampler::DpmPp2m:
            return {"DPMSolverMultistepScheduler", ", algorithm_type=\"dpmsolver++\"" + karras};
        case Sampler::DpmPp2mSde:
            return {"DPMSolverMultistepScheduler", ", algorithm_type=\"sde-dpmsolver++\"" + karras};
        case Sampler::Ddpm:
            return {"DDPMScheduler", clip};
        case Sampler::Pndm:
            return {"PNDMScheduler",
                    R"(, skip_prk_steps=pipe.scheduler.config.get("skip_prk_steps", True))"};
        case Sampler::Lms:
            return {"LMSDiscreteScheduler", karras};
        case Sampler::Heun:
            return {"HeunDiscreteScheduler", karras};
        case Sampler::UniPc:
            return {"UniPCMultistepScheduler", karras};
        case Sampler::Lcm:
            return {"LCMScheduler", ""};
    }
    throw LogicError("[elsewhere_python] not a sampler");
}

std::string_view noise_code() {
    return kNoise.substr(1);
}
std::string_view mixing_code() {
    return kMixing.substr(1);
}
std::string_view weights_code() {
    return kWeights.substr(1);
}
std::string_view mask_code() {
    return kMask.substr(1);
}

}  // namespace seedbed
