#include "sockspec/version.hpp"

namespace sockspec {

std::string_view library_version() noexcept {
  return header_version;
}

}  // namespace sockspec
