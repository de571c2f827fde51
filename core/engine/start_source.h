// SPDX-License-Identifier: Apache-2.0
// The start picture of a run: its files, the size it gives, and its pixels outside of the mask.
// B images, h w pixels
#pragma once

#include "core/base/image.h"
#include "core/engine/request.h"

#include <memory>

namespace at {
class Tensor;
}

namespace seedbed {

// Throws Error{InvalidRequest} when an inpainting model is to run without a picture and a mask.
void require_mask(const GenerateRequest& request, bool inpainting);

struct Model;
struct StartLatents;

class StartSource {
 public:
    // Reads the picture and the mask. Throws as read_picture.
    explicit StartSource(const StartPicture& request);
    ~StartSource();

    // Fills in the sizes that are 0 from the picture's, as multiples of `multiple` pixels: the
    // picture is cut at its centre where neither was given; where one was, the other follows from
    // the picture's shape. Logs what is cut or stretched. Throws Error{InvalidRequest} naming the
    // file of a picture that is smaller than `multiple`.
    void choose_size(GenerateRequest& request, int multiple);

    // To be called once, with the size chosen. Throws c10::Error.
    std::shared_ptr<const StartLatents> encode(const Model& model, const GenerateRequest& request);

    // After encode: the picture's own pixels where the mask is black, where a run is to have them
    // back. made: [B, 3, h, w] in [0, 1].
    at::Tensor paste_back(const at::Tensor& made) const;

 private:
    struct Prepared;

    void cut_to(int width, int height);

    StartPicture request_;
    Image picture_;
    Image mask_;  // empty = none
    std::unique_ptr<const Prepared> prepared_;
};

}  // namespace seedbed
