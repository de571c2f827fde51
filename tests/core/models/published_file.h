// SPDX-License-Identifier: Apache-2.0
// A single file with every tensor of a published model at its real size, that takes no room: its
// data is a hole.
#pragma once

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace seedbed {

class PublishedFile {
 public:
    using Shapes = std::map<std::string, std::vector<std::int64_t>>;

    // `name`: a list of tests/data/models/single_file. `change` may rename and drop tensors.
    explicit PublishedFile(const std::string& name,
                           const std::function<void(Shapes&)>& change = nullptr)
        : shapes_(read(name)) {
        if (change) change(shapes_);
        write();
    }

    std::filesystem::path folder() const { return directory_.path().toStdString(); }
    std::filesystem::path path() const { return folder() / "model.safetensors"; }

    // Writes __metadata__ into the file.
    void set_metadata(const std::map<std::string, std::string>& metadata) {
        metadata_ = metadata;
        write();
    }

    // Puts a file beside it.
    void write_beside(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories((folder() / name).parent_path());
        std::ofstream(folder() / name) << text;
    }

    // Fills a float16 tensor with +value and -value in turn; `bits` of float16.
    void fill(const std::string& name, std::uint16_t bits) const {
        std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(offsets_.at(name)));
        for (std::int64_t i = 0; i < count(shapes_.at(name)); ++i) {
            const std::uint16_t value = i % 2 ? bits : bits ^ 0x8000;
            file.write(reinterpret_cast<const char*>(&value), 2);
        }
    }

 private:
    static std::int64_t count(const std::vector<std::int64_t>& shape) {
        std::int64_t all = 1;
        for (const std::int64_t size : shape) all *= size;
        return all;
    }

    static Shapes read(const std::string& name) {
        QFile file(QString::fromStdString(std::string(SEEDBED_TEST_DATA) + "/models/single_file/" +
                                          name + ".keys"));
        if (!file.open(QIODevice::ReadOnly)) qFatal("no list of tensors %s", name.c_str());
        std::istringstream lines(qUncompress(file.readAll()).toStdString());
        Shapes shapes;
        for (std::string dtype, shape, tensor; lines >> dtype;) {
            lines.get();
            std::getline(lines, shape, ' ');
            std::getline(lines, tensor);
            std::istringstream sizes(shape);
            for (std::string size; std::getline(sizes, size, ',');)
                shapes[tensor].push_back(std::stoll(size));
            shapes[tensor];  // a scalar has no sizes
        }
        return shapes;
    }

    void write() {
        nlohmann::json header = nlohmann::json::object();
        if (!metadata_.empty()) header["__metadata__"] = metadata_;
        std::int64_t end = 0;
        for (const auto& [name, shape] : shapes_) {
            const std::int64_t begin = end;
            end += 2 * count(shape);
            header[name] = {{"dtype", "F16"}, {"shape", shape}, {"data_offsets", {begin, end}}};
        }
        const std::string text = header.dump();
        const std::uint64_t length = text.size();
        std::ofstream(path(), std::ios::binary | std::ios::trunc)
                .write(reinterpret_cast<const char*>(&length), 8)
            << text;
        std::filesystem::resize_file(path(), 8 + length + static_cast<std::uint64_t>(end));
        for (const auto& [name, shape] : shapes_)
            offsets_[name] = 8 + length + header[name]["data_offsets"][0].get<std::uint64_t>();
    }

    QTemporaryDir directory_;
    Shapes shapes_;
    std::map<std::string, std::string> metadata_;
    std::map<std::string, std::uint64_t> offsets_;  // in the file
};

}  // namespace seedbed
