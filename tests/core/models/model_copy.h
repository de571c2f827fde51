// SPDX-License-Identifier: Apache-2.0
// A small model that a test may break.
#pragma once

#include "core/io/json_file.h"
#include "core/io/safetensors.h"

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>

namespace seedbed {

inline std::filesystem::path small_model() {
    return std::filesystem::path(SEEDBED_TEST_DATA) / "parity/sd1/model";
}

// A copy of `folder` that goes away with the test.
class ModelCopy {
 public:
    explicit ModelCopy(const std::filesystem::path& folder = small_model()) {
        std::filesystem::copy(folder, path(), std::filesystem::copy_options::recursive);
    }

    std::filesystem::path path() const { return directory_.path().toStdString(); }

    void write(const std::string& file, const std::string& text) const {
        std::ofstream(path() / file) << text;
    }

    void edit(const std::string& file, const std::function<void(nlohmann::json&)>& change) const {
        nlohmann::json json = read_json(path() / file);
        change(json);
        write(file, json.dump());
    }

    // Writes a weight file anew under other names.
    void rename_tensors(const std::string& file,
                        const std::function<std::string(std::string)>& rename) const {
        const auto old = SafetensorsFile::open(path() / file);
        std::map<std::string, TensorData> tensors;
        for (const auto& [name, entry] : old->tensors()) {
            tensors[rename(name)] = {entry.dtype, entry.shape, old->bytes(name)};
        }
        const auto renamed = path() / (file + ".new");
        write_safetensors(renamed, tensors);
        std::filesystem::rename(renamed, path() / file);
    }

 private:
    QTemporaryDir directory_;
};

}  // namespace seedbed
