#include "protocol/loaded_library.hpp"

namespace sockspec::protocol {

// Nothing is preloaded on Windows.
bool has_loaded(int, std::string_view) {
  return false;
}

}  // namespace sockspec::protocol
