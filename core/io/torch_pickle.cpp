// SPDX-License-Identifier: Apache-2.0
#include "core/io/torch_pickle.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace seedbed {
namespace {

using Kind = PickleValue::Kind;

struct TypeName {
    std::string_view storage, dtype;  // of torch
    DType type;
};

constexpr std::array<TypeName, 15> kTypes{{
    {"FloatStorage", "float32", DType::F32},
    {"HalfStorage", "float16", DType::F16},
    {"BFloat16Storage", "bfloat16", DType::BF16},
    {"DoubleStorage", "float64", DType::F64},
    {"LongStorage", "int64", DType::I64},
    {"IntStorage", "int32", DType::I32},
    {"ShortStorage", "int16", DType::I16},
    {"CharStorage", "int8", DType::I8},
    {"ByteStorage", "uint8", DType::U8},
    {"BoolStorage", "bool", DType::Bool},
    {"Float8_e4m3fnStorage", "float8_e4m3fn", DType::F8E4M3},
    {"Float8_e5m2Storage", "float8_e5m2", DType::F8E5M2},
    {"UInt16Storage", "uint16", DType::U16},
    {"UInt32Storage", "uint32", DType::U32},
    {"UInt64Storage", "uint64", DType::U64},
}};

struct GlobalName {
    std::string_view module, name;
};

constexpr std::array kTensorGlobals{
    GlobalName{"collections", "OrderedDict"},
    GlobalName{"torch._utils", "_rebuild_tensor_v2"},
    GlobalName{"torch._utils", "_rebuild_tensor_v3"},
    GlobalName{"torch._utils", "_rebuild_parameter"},
    GlobalName{"torch._utils", "_rebuild_parameter_with_state"},
    GlobalName{"torch.nn.parameter", "Parameter"},
    GlobalName{"torch.nn.modules.container", "ParameterDict"},
    GlobalName{"torch.storage", "UntypedStorage"},
    GlobalName{"torch", "Size"},
    GlobalName{"torch", "device"},
};

// Plain data that stand beside the tensors of published checkpoints.
constexpr std::array kDataGlobals{
    GlobalName{"collections", "defaultdict"},
    GlobalName{"collections", "Counter"},
    GlobalName{"argparse", "Namespace"},
    GlobalName{"_codecs", "encode"},
    GlobalName{"numpy", "dtype"},
    GlobalName{"numpy", "ndarray"},
    GlobalName{"numpy.core.multiarray", "scalar"},
    GlobalName{"numpy.core.multiarray", "_reconstruct"},
    GlobalName{"numpy._core.multiarray", "scalar"},
    GlobalName{"numpy._core.multiarray", "_reconstruct"},
    GlobalName{"pathlib", "Path"},
    GlobalName{"pathlib", "PosixPath"},
    GlobalName{"pathlib", "WindowsPath"},
    GlobalName{"typing", "Any"},
    GlobalName{"omegaconf.base", "ContainerMetadata"},
    GlobalName{"omegaconf.base", "Metadata"},
    GlobalName{"omegaconf.dictconfig", "DictConfig"},
    GlobalName{"omegaconf.listconfig", "ListConfig"},
    GlobalName{"omegaconf.nodes", "AnyNode"},
};

constexpr std::array<std::string_view, 13> kBuiltins{"bool",
                                                     "bytearray",
                                                     "bytes",
                                                     "complex",
                                                     "dict",
                                                     "float",
                                                     "frozenset",
                                                     "int",
                                                     "list",
                                                     "set",
                                                     "slice",
                                                     "str",
                                                     "tuple"};

// Classes whose names Lightning uses as keys.
constexpr std::array<std::string_view, 3> kDataModules{"pytorch_lightning.callbacks.",
                                                       "lightning.pytorch.callbacks.",
                                                       "lightning_fabric.utilities.data"};

const TypeName* type_of(const PickleValue& global) {
    if (global.kind != Kind::Global || (global.text != "torch" && global.text != "torch.storage"))
        return nullptr;
    for (const auto& type : kTypes)
        if (global.name == type.storage || global.name == type.dtype) return &type;
    return nullptr;
}

// Reads the arguments of torch's functions that make tensors.
class TensorReader {
 public:
    explicit TensorReader(const std::string& source) : source_(source) {}

    // (storage, offset, shape, strides, requires_grad, hooks, [dtype,] [metadata])
    TorchTensor read(const PickleValue& arguments, bool typed) const {
        const auto& items = arguments.items;
        if (items.size() < (typed ? 7u : 5u)) refuse("has too few parts");
        TorchTensor tensor;
        read_storage(*items[0], tensor, typed ? items[6] : nullptr);
        tensor.offset = whole(*items[1]);
        for (const PickleValue* size : tuple(*items[2])) tensor.shape.push_back(whole(*size));
        for (const PickleValue* step : tuple(*items[3])) tensor.strides.push_back(whole(*step));
        if (tensor.shape.size() != tensor.strides.size() || tensor.shape.size() > 64)
            refuse("has " + std::to_string(tensor.shape.size()) + " sizes and " +
                   std::to_string(tensor.strides.size()) + " strides");
        return tensor;
    }

 private:
    [[noreturn]] void refuse(const std::string& problem) const {
        throw Error(
            ErrorCode::FileFormat,
            source_ + " describes a tensor that " + problem + "; download or copy the file again.");
    }

    const std::vector<const PickleValue*>& tuple(const PickleValue& value) const {
        if (value.kind != Kind::Tuple && value.kind != Kind::List) refuse("has no list of sizes");
        return value.items;
    }

    std::int64_t whole(const PickleValue& value) const {
        if (value.kind != Kind::Integer || value.integer < 0)
            refuse("has a size, stride or offset that is no whole number of 0 or more");
        return value.integer;
    }

    // ("storage", class, key, device, count); an untyped storage counts bytes.
    void read_storage(const PickleValue& value,
                      TorchTensor& tensor,
                      const PickleValue* dtype) const {
        if (value.kind != Kind::Persistent || value.arguments->kind != Kind::Tuple ||
            value.arguments->items.size() != 5)
            refuse("has no storage");
        const auto& id = value.arguments->items;
        if (id[0]->kind != Kind::Text || id[0]->text != "storage" || id[2]->kind != Kind::Text)
            refuse("has a storage without a name");
        const PickleValue& named = dtype != nullptr ? *dtype : *id[1];
        const TypeName* type = type_of(named);
        if (type == nullptr)
            throw Error(ErrorCode::UnsupportedModel,
                        source_ + " describes a tensor of the type " +
                            quote(named.kind == Kind::Global ? named.name : "?") +
                            ", which Seedbed does not know; convert the file to float16, bfloat16 "
                            "or float32.");
        tensor.dtype = type->type;
        tensor.storage = id[2]->text;
        tensor.storage_size = whole(*id[4]);
        if (id[1]->is_global("torch.storage", "UntypedStorage"))
            tensor.storage_size /= static_cast<std::int64_t>(item_size(type->type));
    }

    const std::string& source_;
};

}  // namespace

bool torch_may_name(std::string_view module, std::string_view name) {
    const auto is = [&](const GlobalName& known) {
        return known.module == module && known.name == name;
    };
    if (std::any_of(kTensorGlobals.begin(), kTensorGlobals.end(), is)) return true;
    if (std::any_of(kDataGlobals.begin(), kDataGlobals.end(), is)) return true;
    if (module == "builtins" || module == "__builtin__")
        return std::find(kBuiltins.begin(), kBuiltins.end(), name) != kBuiltins.end();
    PickleValue global;
    global.kind = Kind::Global;
    global.text = module;
    global.name = name;
    if (type_of(global) != nullptr) return true;
    return std::any_of(kDataModules.begin(), kDataModules.end(), [&](std::string_view prefix) {
        return module.starts_with(prefix);
    });
}

std::optional<TorchTensor> read_torch_tensor(const PickleValue& value, const std::string& source) {
    if (value.kind != Kind::Object) return std::nullopt;
    const PickleValue& function = *value.function;
    const bool parameter = function.is_global("torch._utils", "_rebuild_parameter") ||
                           function.is_global("torch._utils", "_rebuild_parameter_with_state");
    if (parameter) {  // (tensor, requires_grad, hooks, …)
        const auto& items = value.arguments->items;
        // A parameter of a parameter does not exist, and could go round in a circle.
        if (items.empty() || items[0]->kind != Kind::Object ||
            items[0]->function->name.starts_with("_rebuild_parameter"))
            return std::nullopt;
        return read_torch_tensor(*items[0], source);
    }
    if (function.is_global("torch._utils", "_rebuild_tensor_v2"))
        return TensorReader(source).read(*value.arguments, false);
    if (function.is_global("torch._utils", "_rebuild_tensor_v3"))
        return TensorReader(source).read(*value.arguments, true);
    return std::nullopt;
}

}  // namespace seedbed
