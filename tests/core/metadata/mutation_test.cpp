// SPDX-License-Identifier: Apache-2.0
// Pictures of every program changed at random, the same ones in each run: readers accept them or
// throw Error with one sentence, nothing else. Part of what the sanitizers watch.
#include "core/metadata/xmp.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/io/memory_file.h"
#include "tests/core/io/mutator.h"
#include "tests/core/io/png_bytes.h"
#include "tests/core/metadata/picture_bytes.h"

#include <QTest>

#include <utility>

using namespace seedbed;

namespace {

constexpr int kPngRounds = 10'000;
constexpr int kOtherRounds = 2'000;

const char kXmp[] =
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
    "xmlns:exif=\"http://ns.adobe.com/exif/1.0/\" "
    "xmlns:sdcpp=\"https://github.com/leejet/stable-diffusion.cpp/ns/1.0/\"><xmp:Rating>3</"
    "xmp:Rating>"
    "<dc:subject><rdf:Bag><rdf:li>a</rdf:li><rdf:li>b</rdf:li></rdf:Bag></dc:subject>"
    "<xmp:CreatorTool>Draw Things</xmp:CreatorTool><exif:UserComment><rdf:Alt><rdf:li "
    "xml:lang=\"x-default\">{\"c\":\"fox\",\"seed\":7,\"size\":\"64x64\",\"seed_mode\":\"Legacy\"}"
    "</rdf:li></rdf:Alt></exif:UserComment><sdcpp:parameters>fox\nSteps: 2, Sampler: euler_a "
    "karras, Seed: 1, RNG: cuda, Version: stable-diffusion.cpp</sdcpp:parameters>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>";

const char kInfotext[] =
    "two cats, (a:1.2) <lora:film:0.8>\nNegative prompt: blur\nSteps: 30, Sampler: DPM++ 2M, "
    "Schedule "
    "type: Karras, CFG scale: 7, Seed: 965400086, Size: 512x512, Model hash: 6ce0161689, Model: "
    "v1-5, "
    "Variation seed: 42, Variation seed strength: 0.1, Hashes: {\"model\": \"ab\"}, RNG: CPU, "
    "Version: "
    "v1.10.1";

const char kComfy[] =
    R"({"3": {"class_type": "KSampler", "inputs": {"seed": 15, "steps": 20, "cfg": 8.0,
    "sampler_name": "euler", "scheduler": "normal", "model": ["10", 0], "positive": ["6", 0],
    "negative": ["7", 0], "latent_image": ["5", 0]}}, "10": {"class_type": "LoraLoader", "inputs":
    {"lora_name": "x", "strength_model": 1, "model": ["4", 0]}}, "4": {"class_type":
    "CheckpointLoaderSimple", "inputs": {"ckpt_name": "v1.ckpt"}}, "5": {"class_type": "EmptyLatentImage",
    "inputs": {"width": 512, "height": 512, "batch_size": 1}}, "6": {"class_type": "CLIPTextEncode",
    "inputs": {"text": ["8", 0], "clip": ["4", 1]}}, "7": {"class_type": "ConditioningCombine", "inputs":
    {"conditioning_1": ["6", 0], "conditioning_2": ["7", 0]}}, "8": {"class_type": "StringConcatenate",
    "inputs": {"string_a": "a", "string_b": ["8", 0], "delimiter": " "}}})";

const char kWorkflow[] = R"({"nodes": [{"id": 3, "type": "KSampler", "inputs": [{"name": "positive",
    "link": 4}, {"name": "latent_image", "link": 2}], "widgets_values": [42, "fixed", 20, 8, "euler",
    "karras", 1]}, {"id": 5, "type": "EmptyLatentImage", "widgets_values": [512, 640, 1]}, {"id": 6,
    "type": "CLIPTextEncode", "widgets_values": ["fox"]}], "links": [[2, 5, 0, 3, 3, "LATENT"],
    [4, 6, 0, 3, 1, "CONDITIONING"]]})";

const char kSwarm[] =
    R"({"sui_image_params": {"prompt": "cat", "seed": 5, "steps": "20", "width": 64,
    "variationseed": 4, "variationseedstrength": 0.5}, "sui_models": [{"param": "model", "hash": "0"}]})";

const char kInvoke[] =
    R"({"positive_prompt": "fox", "seed": 7, "rand_device": "cpu", "cfg_scale": 7.5,
    "steps": 20, "scheduler": "euler_k", "model": {"name": "x", "hash": "y"}, "clip_skip": 1, "width": 64,
    "loras": [{"model": {"name": "a"}, "weight": 0.5}], "app_version": "5.0"})";

const char kSdMetadata[] = R"({"model_weights": "x", "image": {"prompt": [{"prompt": "fox [bad]"}],
    "seed": 4, "variations": [{"seed": 4, "weight": 0.1}], "sampler": "k_lms", "width": 64}})";

const char kFooocus[] =
    R"json({"base_model": "x", "prompt": "fox", "resolution": "(64, 64)", "seed": "4",
    "full_prompt": ["a", "b"], "sampler": "euler", "version": "Fooocus v2.5.0"})json";

const char kNovelAi[] =
    R"({"prompt": "fox", "steps": 28, "seed": 3, "sampler": "k_euler", "scale": 5.0,
    "v4_prompt": {"caption": {"base_caption": "fox"}}, "uc": "bad", "height": 64, "width": 64})";

const char kSeedbed[] = R"({"version": "1", "prompt": "cube", "seed": 1, "noise": "cpu", "steps": 2,
    "sampler": "ddim", "schedule": "automatic", "width": 64, "height": 64, "variation": "42:0.2;7:0.1",
    "slerp": "whole", "pad": {"right": 1, "below": 2, "diagonal": 3, "x": 0.5, "y": 0.5}})";

// One of each program.
std::vector<QByteArray> pngs() {
    return {png_with({{"parameters", kInfotext}}),
            png_with_compressed({{"parameters", kInfotext}, {"note", "\xE7\xB4\x85"}}),
            png_with({{"prompt", kComfy}, {"workflow", kWorkflow}}),
            png_with({{"workflow", kWorkflow}}),
            png_with({{"invokeai_metadata", kInvoke}}),
            png_with({{"Dream", "\"fox [bad]\" -s 5 -S 4 -W 64 -H 64 -A ddim -V 4:0.1"},
                      {"sd-metadata", kSdMetadata}}),
            png_with({{"parameters", kSwarm}}),
            png_with({{"parameters", kFooocus}, {"fooocus_scheme", "fooocus"}}),
            png_with({{"XML:com.adobe.xmp", kXmp}}),
            png_with({{"Software", "NovelAI"},
                      {"Source", "Stable Diffusion 81274D13"},
                      {"Comment", kNovelAi}}),
            png_with({{"parameters",
                       "fox\nSteps: 2, Sampler: dpm++2m karras, RNG: std_default, "
                       "Seed: 1, Version: stable-diffusion.cpp, SDCPP: {\"a\": [1]}"}}),
            png_with({{"parameters", kInfotext}, {"seedbed", kSeedbed}})};
}

std::vector<QByteArray> others() {
    const Embedded comment{
        {{"Exif.Photo.UserComment", unicode_comment(QString::fromUtf8(kInfotext))},
         {"Exif.Image.Software", "x", true}},
        kXmp,
        {}};
    const Embedded comfy{{{"Exif.Image.Model", std::string("prompt:") + kComfy, true}}, {}, {}};
    return {
        jpeg_with(comment), jpeg_with({{}, kXmp, kInfotext}), webp_with(comment), webp_with(comfy)};
}

// Chunks taken out, doubled, moved or changed, all with right lengths and checksums, so that the
// readers behind the checks are reached; now and then a length that lies.
QByteArray mutate_chunks(Mutator& mutator, const QByteArray& png) {
    auto chunks = split_chunks(png);
    const auto count = static_cast<qsizetype>(chunks.size());
    auto& chunk = chunks[static_cast<std::size_t>(mutator.below(count))];
    const auto copy = chunk;
    switch (mutator.below(8)) {
        case 0:
            chunks.push_back(copy);
            break;
        case 1:
            chunks.insert(chunks.begin() + mutator.below(count), copy);
            break;
        case 2:
            std::swap(chunk, chunks.back());
            break;
        default:
            chunk.data = mutator.mutate(chunk.data);
            break;
    }
    auto bytes = join_chunks(chunks);
    if (mutator.below(10) == 0) bytes[8 + mutator.below(4)] = static_cast<char>(mutator.below(256));
    return bytes;
}

struct Count {
    int accepted = 0;
    int refused = 0;
    int with_settings = 0;
    int with_problems = 0;
};

class Readers {
 public:
    // All readers of pictures on the same bytes.
    void read(const QByteArray& bytes) {
        const auto path = file_.put(bytes);
        check(bytes, error_of([&] {
                  const auto file = read_picture_file(path);
                  ++count.accepted;
                  if (!file.settings) return;
                  ++count.with_settings;
                  if (!file.settings->problems.empty()) ++count.with_problems;
                  for (const auto& problem : file.settings->problems)
                      QVERIFY2(is_sentence(problem), problem.c_str());
                  settings_of(file.text);
              }));
        check(bytes, error_of([&] { read_judgement(path); }));
        check(bytes, error_of([&] {
                  const auto image = read_picture(path);
                  QCOMPARE(image.rgb.size(),
                           std::size_t{3} * static_cast<std::size_t>(image.width) *
                               static_cast<std::size_t>(image.height));
              }));
    }

    Count count;

 private:
    void check(const QByteArray& bytes, const std::optional<Error>& thrown) {
        if (!thrown) return;
        ++count.refused;
        QVERIFY2(thrown->code() == ErrorCode::FileFormat, thrown->what());
        QVERIFY2(
            is_sentence(thrown->what()),
            (std::string(thrown->what()) + "\n" + bytes.toPercentEncoding().toStdString()).c_str());
    }

    MemoryFile file_;
};

}  // namespace

class MutationTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void pngsOfEveryProgram() {
        const auto seeds = pngs();
        Mutator mutator(1);
        Readers readers;
        for (int round = 0; round < kPngRounds; ++round) {
            const auto& seed = seeds[static_cast<std::size_t>(round) % seeds.size()];
            readers.read(round % 4 == 0 ? mutator.mutate(seed) : mutate_chunks(mutator, seed));
            if (QTest::currentTestFailed()) return;
        }
        QVERIFY2(readers.count.with_settings > 3000 && readers.count.refused > 1000 &&
                     readers.count.with_problems > 300,
                 qPrintable(QStringLiteral("%1 %2 %3")
                                .arg(readers.count.with_settings)
                                .arg(readers.count.refused)
                                .arg(readers.count.with_problems)));
    }

    void jpegsAndWebps() {
        const auto seeds = others();
        Mutator mutator(2);
        Readers readers;
        for (int round = 0; round < kOtherRounds; ++round) {
            readers.read(mutator.mutate(seeds[static_cast<std::size_t>(round) % seeds.size()]));
            if (QTest::currentTestFailed()) return;
        }
        QVERIFY2(readers.count.accepted > 200 && readers.count.refused > 100,
                 qPrintable(QString::number(readers.count.accepted)));
    }
};

QTEST_GUILESS_MAIN(MutationTest)
#include "mutation_test.moc"
