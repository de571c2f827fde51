// SPDX-License-Identifier: Apache-2.0
// Ten thousand model files, configurations and tokenizers changed at random, the same ones in each
// run: they load, or there is an Error with one sentence; nothing crashes, hangs or takes memory
// beyond twice the size of what is read. Under AddressSanitizer all of them, else a tenth.
#include "core/models/clip_text_model.h"
#include "core/models/clip_tokenizer.h"
#include "core/models/lora_file.h"
#include "core/models/model.h"
#include "core/models/model_report.h"
#include "core/models/pixart_transformer.h"
#include "core/models/t5_encoder.h"
#include "core/models/t5_tokenizer.h"
#include "core/models/textual_inversion.h"
#include "core/models/unet.h"
#include "core/sampling/scheduler.h"
#include "tests/core/base/allocation_watch.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/io/json_mutator.h"
#include "tests/core/models/fuzz_folder.h"
#include "tests/core/models/header_fuzz.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

using namespace seedbed;
namespace fs = std::filesystem;

namespace {

const int kShare = AllocationWatch::available() ? 1 : 10;
constexpr qint64 kMostMilliseconds = 5'000;
constexpr std::size_t kAlwaysAllowed = 1u << 20;  // what reading any file may take, however small

fs::path parity() {
    const char* named = std::getenv("SEEDBED_PARITY");
    return named != nullptr ? fs::path(named)
                            : fs::path(SEEDBED_SOURCE_DIR).parent_path() / "shared/parity";
}

// The small model that the tests carry, and those of the parity cases where they are.
std::vector<fs::path> model_folders() {
    std::vector<fs::path> folders{fs::path(SEEDBED_TEST_DATA) / "parity/sd1/model"};
    for (const char* name : {"sd2", "sdxl-turbo", "pixart-alpha", "sd-inpaint"})
        if (fs::exists(parity() / name / "model")) folders.push_back(parity() / name / "model");
    return folders;
}

bool is_weights(const fs::path& file) {
    return file.extension() == ".safetensors";
}

bool is_tokenizer(const fs::path& file) {
    return file.parent_path().filename().string().starts_with("tokenizer");
}

// The files of a model that satisfy `wanted`, relative to its folder.
std::vector<std::string> files_of(const fs::path& model,
                                  const std::function<bool(const fs::path&)>& wanted) {
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(model))
        if (entry.is_regular_file() && wanted(entry.path()))
            files.push_back(entry.path().lexically_relative(model).string());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

class ModelFuzzTest : public QObject {
    Q_OBJECT

    int accepted_ = 0, refused_ = 0;
    std::size_t largest_ = 0;   // allocation
    double largest_share_ = 0;  // of what was allowed
    std::size_t peak_ = 0;      // bytes at once, in use too
    qint64 slowest_ = 0;        // milliseconds
    std::vector<std::unique_ptr<FuzzFolder>> folders_;
    std::vector<fs::path> models_;
    QTemporaryDir cache_;

    // Reads something of `bytes` bytes; `use` is what is done with it afterwards, where memory
    // depends on the work and not on the file.
    void attempt(const std::string& what,
                 std::uint64_t bytes,
                 const std::function<void()>& read,
                 const std::function<void()>& use = {}) {
        QElapsedTimer timer;
        timer.start();
        AllocationWatch watch;
        std::size_t largest = 0;
        const auto thrown = error_of([&] {
            try {
                read();
                largest = watch.largest();
                if (use) use();
            } catch (const Error&) {
                throw;
            } catch (const std::exception& error) {
                QFAIL((what + ": " + error.what()).c_str());
            }
        });
        if (largest == 0) largest = watch.largest();  // it ended while reading
        peak_ = std::max(peak_, watch.peak());
        note(what, bytes, largest, timer.elapsed());
        if (!thrown) {
            ++accepted_;
            return;
        }
        ++refused_;
        const std::string detail = thrown->what();
        QVERIFY2(detail.size() > 20 && detail.find('\n') == detail.npos,
                 (what + ": " + detail).c_str());
        QVERIFY2(thrown->code() != ErrorCode::Internal, thrown->what());
    }

    void note(const std::string& what, std::uint64_t bytes, std::size_t largest, qint64 elapsed) {
        const std::size_t allowed = std::max<std::size_t>(2 * bytes, kAlwaysAllowed);
        largest_ = std::max(largest_, largest);
        largest_share_ =
            std::max(largest_share_, static_cast<double>(largest) / static_cast<double>(allowed));
        slowest_ = std::max(slowest_, elapsed);
        QVERIFY2(largest <= allowed,
                 (what + ": one allocation of " + std::to_string(largest) + " bytes, where " +
                  std::to_string(allowed) + " are allowed")
                     .c_str());
        QVERIFY2(elapsed < kMostMilliseconds,
                 (what + " took " + std::to_string(elapsed) + " ms").c_str());
    }

    // A model's whole way to a picture, as small as can be.
    static void draw(const Model& model) {
        const at::NoGradGuard no_grad;
        const PromptOptions plain;
        const EncodedPrompts prompts =
            model.prompts->encode({"a red cube (on) grass\xC3\xA9"}, plain);
        const TextContext text = model.denoiser->prepare_text(prompts, {64, 64});
        const int side = 8 * model.denoiser->size_multiple();
        const at::Tensor latents = at::zeros({1, model.denoiser->in_channels(), side, side});
        model.denoiser->forward(latents, at::full({1}, 500.0), text);
        model.vae->decode(at::zeros({1, model.vae->latent_channels(), 8, 8}));
    }

    // A whole run; a configuration may suit one sampler and not another.
    static void sample(const nlohmann::json& config, Sampler sampler) {
        const auto thrown = error_of([&] {
            const auto scheduler = Scheduler::create(config, sampler, Schedule::Automatic, 4);
            at::Tensor latents = at::ones({1, 4, 2, 2});
            for (int step = 0; step < scheduler->steps(); ++step)
                latents =
                    scheduler->step(step,
                                    latents,
                                    latents,
                                    [] {
                                        return at::ones({1, 4, 2, 2});
                                    })
                        .next;
        });
        if (thrown) QVERIFY2(std::string(thrown->what()).size() > 20, thrown->what());
    }

    // One network from its folder, known by the folder's name.
    static void load_network(const fs::path& part) {
        const std::string name = part.filename().string();
        const Component files = Component::in_folder(part);
        if (name == "unet")
            UNet::load(files, {});
        else if (name == "transformer")
            PixArtTransformer::load(files, {});
        else if (name == "vae")
            AutoencoderKl::load(files, {});
        else if (files.config.text("model_type", "") == "t5")
            T5Encoder::load(files, {});
        else
            ClipTextModel::load(files, {});
    }

    // A whole model, and a picture where it is accepted.
    void load(const std::string& what, const FuzzFolder& folder) {
        std::shared_ptr<Model> model;
        attempt(
            what,
            folder.bytes(),
            [&] { model = load_model(folder.path()); },
            [&] {
                draw(*model);
                for (const Sampler sampler : all_samplers())
                    sample(model->scheduler_config, sampler);
            });
    }

    void tokenize(const std::string& what, const FuzzFolder& folder, const fs::path& part) {
        const bool t5 = fs::exists(folder.path() / part / "spiece.model");
        std::shared_ptr<const PromptTokenizer> tokenizer;
        attempt(
            what,
            folder.bytes(),
            [&] {
                if (t5)
                    tokenizer = T5Tokenizer::load(folder.path() / part, 120);
                else
                    tokenizer = ClipTokenizer::load(folder.path() / part);
            },
            [&] {
                for (const char* prompt :
                     {"", "A red  cube, \xE7\xB4\x85 <|endoftext|></s><pad> \xEF\xAC\x83 \xFF!"})
                    tokenizer->tokenize(prompt);
            });
    }

    // Of `all` in the whole test, those of one file.
    int rounds(int all, std::size_t files) const {
        const int parts = static_cast<int>(files * models_.size());
        return (all / kShare + parts - 1) / parts;
    }

    void add_models() {
        QTest::addColumn<std::size_t>("model");
        for (std::size_t m = 0; m < models_.size(); ++m)
            QTest::newRow(models_[m].parent_path().filename().c_str()) << m;
    }

    void report() const {
        qInfo(
            "%d accepted, %d refused; largest allocation %zu bytes, %.2f of what is allowed, at "
            "most %zu bytes at once; slowest %lld ms",
            accepted_,
            refused_,
            largest_,
            largest_share_,
            peak_,
            static_cast<long long>(slowest_));
    }

 private Q_SLOTS:
    void initTestCase() {
        qputenv("XDG_CACHE_HOME", QFile::encodeName(cache_.path()));  // hashes of models
        at::set_num_threads(1);
        models_ = model_folders();
        for (const auto& model : models_) folders_.push_back(std::make_unique<FuzzFolder>(model));
        for (const auto& folder : folders_) draw(*load_model(folder->path()));  // sound as they are
    }
    void init() {
        accepted_ = refused_ = 0;
        largest_ = 0;
        largest_share_ = 0;
        peak_ = 0;
        slowest_ = 0;
    }

    void weight_files_data() { add_models(); }
    void weight_files() {
        QFETCH(std::size_t, model);
        FuzzFolder& folder = *folders_[model];
        Mutator mutator(11);
        const auto files = files_of(models_[model], is_weights);
        for (const auto& file : files) {
            const auto original = folder.original(file);
            const auto bytes = static_cast<std::uint64_t>(original.size());
            const HeaderFuzz fuzz(original);
            const fs::path part = fs::path(file).parent_path();
            for (int round = 0; round < rounds(5'000, files.size()); ++round) {
                folder.replace(file, fuzz.mutate(mutator));
                const auto what =
                    models_[model].string() + "/" + file + " " + std::to_string(round);
                // Now and then the whole model, whose parts must fit one another, too.
                if (round % 20 == 0)
                    load(what, folder);
                else
                    attempt(what, bytes, [&] { load_network(folder.path() / part); });
                if (QTest::currentTestFailed()) return;
            }
        }
        report();
        QVERIFY(refused_ > 2 * accepted_ / 3 && accepted_ > 0);
    }

    void configurations_data() { add_models(); }
    void configurations() {
        QFETCH(std::size_t, model);
        FuzzFolder& folder = *folders_[model];
        Mutator mutator(12);
        JsonMutator json(mutator);
        const auto files = files_of(models_[model], [](const fs::path& file) {
            return file.extension() == ".json" && !is_tokenizer(file);
        });
        for (const auto& file : files) {
            const auto original = folder.original(file);
            for (int round = 0; round < rounds(2'000, files.size()); ++round) {
                const auto text = json.mutate(original);
                folder.replace(file, text);
                load(models_[model].string() + "/" + file + " " + text.left(3000).toStdString(),
                     folder);
                if (QTest::currentTestFailed()) return;
            }
        }
        report();
        QVERIFY(refused_ > 0 && accepted_ > 0);
    }

    void tokenizers_data() { add_models(); }
    void tokenizers() {
        QFETCH(std::size_t, model);
        FuzzFolder& folder = *folders_[model];
        Mutator mutator(13);
        JsonMutator json(mutator);
        const auto files = files_of(models_[model], is_tokenizer);
        for (const auto& file : files) {
            const auto original = folder.original(file);
            const bool text = fs::path(file).extension() == ".json";
            const fs::path part = fs::path(file).parent_path();
            for (int round = 0; round < rounds(3'000, files.size()); ++round) {
                folder.replace(file, text ? json.mutate(original) : mutator.mutate(original));
                tokenize(models_[model].string() + "/" + file + " " + std::to_string(round),
                         folder,
                         part);
                if (QTest::currentTestFailed()) return;
            }
        }
        report();
        QVERIFY(refused_ > 0 && accepted_ > 0);
    }

    void single_files() {
        if (!fs::exists(parity() / "singlefile"))
            QSKIP("no parity case singlefile; SEEDBED_PARITY names their folder");
        Mutator mutator(14);
        FuzzFolder folder(parity() / "singlefile");  // with the configurations beside them
        for (const char* file : {"sd1.safetensors", "sd2.safetensors"}) {
            const auto original = folder.original(file);
            const HeaderFuzz fuzz(original);
            for (int round = 0; round < 200 / kShare; ++round) {
                folder.replace(file, fuzz.mutate(mutator));
                attempt(std::string(file) + " " + std::to_string(round),
                        static_cast<std::uint64_t>(original.size()),
                        [&] {
                            examine_model(folder.path() / file);
                            load_model(folder.path() / file);
                        });
                if (QTest::currentTestFailed()) return;
            }
        }
        report();
        QVERIFY(refused_ > 0 && accepted_ > 0);
    }

    void adapters() {
        Mutator mutator(15);
        std::vector<fs::path> files{fs::path(SEEDBED_TEST_DATA) / "io/torch/embedding.pt"};
        for (const char* name :
             {"kohya.safetensors", "peft.safetensors", "diffusers_old.safetensors"})
            if (fs::exists(parity() / "lora" / name)) files.push_back(parity() / "lora" / name);
        for (const auto& path : files) {
            QFile file(QString::fromStdString(path.string()));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto whole = file.readAll();
            const MemoryFile memory;
            for (int round = 0; round < 150 / kShare; ++round) {
                const auto bytes =
                    is_weights(path) ? HeaderFuzz(whole).mutate(mutator) : mutator.mutate(whole);
                if (bytes.isEmpty()) continue;
                const auto changed = memory.put(bytes);
                attempt(path.string() + " " + std::to_string(round),
                        static_cast<std::uint64_t>(bytes.size()),
                        [&] {
                            if (is_weights(path))
                                read_lora(changed);
                            else
                                read_textual_inversion(changed);
                        });
                if (QTest::currentTestFailed()) return;
            }
        }
        report();
        QVERIFY(refused_ > 100 / kShare);
    }
};

QTEST_GUILESS_MAIN(ModelFuzzTest)
#include "model_fuzz_test.moc"
