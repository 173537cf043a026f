#include "protocol/kit/driver.hpp"

#include <cstdio>
#include <exception>
#include <utility>

#include "protocol/kit/process_operations.hpp"
#include "protocol/kit/session.hpp"

namespace sockspec::driver {

driver& driver::add(const std::string& name, done how, operation does) {
  operations_.insert_or_assign(name, registered_operation{how, std::move(does)});
  return *this;
}

driver& driver::can(std::string capability) {
  capabilities_.push_back(std::move(capability));
  return *this;
}

int driver::run(int count, char** arguments) {
  try {
    if (const auto status = run_as_child(count, arguments, operations_, hooks_)) return *status;
    return session(identity_, operations_, capabilities_, hooks_).serve();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", identity_.name.c_str(), error.what());
    return 1;
  }
}

}  // namespace sockspec::driver
