#include "handles.hpp"
#include "operations.hpp"

namespace sockspec::driver {

void let_children_inherit(driver_hooks& hooks) {
  hooks.number_of = [](int handle) { return handles()[handle]->fileno(); };
  hooks.adopt = [](int handle, int number) {
    handles().make(handle, sockspec::socket::adopt(number));
  };
}

}  // namespace sockspec::driver
