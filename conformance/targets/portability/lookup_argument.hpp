#pragma once
// Text of a request, as the layer's look-ups take it.

#include <string>

#include "protocol/kit/data.hpp"
#include "sockspec/getaddrinfo.hpp"

namespace sockspec::driver {

/// Owns the text that a lookup_text points to; null is nothing.
class lookup_argument {
 public:
  explicit lookup_argument(const protocol::value& from)
      : given_(!from.is_null()), text_(given_ ? to_text(from) : std::string()) {}
  lookup_text get() const { return given_ ? lookup_text(text_) : std::nullopt; }

 private:
  bool given_;
  std::string text_;
};

}  // namespace sockspec::driver
